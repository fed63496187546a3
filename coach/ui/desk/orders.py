"""What the page asks the editor to write into the note, which its undo takes back like typing."""

from dataclasses import dataclass
from uuid import uuid4

import streamlit as st

from coach.domain.drafts import Draft
from coach.domain.messages import Part, ScoreResult, pass_for
from coach.ui.components.editor import Change
from coach.ui.desk import session

_ORDER = "desk_order"
_LINES = "\n\n"


@dataclass(frozen=True, slots=True)
class _Order:
    """`text` goes to the end of the body or, with a `slip`, in the place of those words; in one opening of a draft."""

    id: str
    place: str
    text: str
    slip: "Slip | None" = None


@dataclass(frozen=True, slots=True)
class Slip:
    """What a finding says of some words, wherever in the note they stand by now: the nearest of its kind to `start`."""

    switch: str
    words: str
    start: int

    @property
    def as_pass(self) -> str:
        """By which it is let pass for these words alone."""
        return pass_for(self.switch, self.words)


def add(sentence: str) -> None:
    """A sentence to be put in at the end of the note's body."""
    st.session_state[_ORDER] = _Order(str(uuid4()), session.place(), sentence)


def mend(slip: Slip, words: str) -> None:
    """Other words for those that a finding is about."""
    st.session_state[_ORDER] = _Order(str(uuid4()), session.place(), words, slip)


def change(draft: Draft, result: ScoreResult) -> Change | None:
    """The last one, which the editor makes once: reckoned in the text as it is drawn now, not as it was when asked."""
    order: _Order | None = st.session_state.get(_ORDER)
    if order is None or order.place != session.place():
        return None
    made = _added(order, draft, result) if order.slip is None else _mended(order, order.slip, draft, result)
    if made is None:
        # Else it would be made, unasked, once such words are typed again.
        del st.session_state[_ORDER]
    return made


def _added(order: _Order, draft: Draft, result: ScoreResult) -> Change:
    """At the end of the body, or where there is none yet, below the greeting."""
    parts = {part: [one.end for one in result.sentences if one.part is part] for part in (Part.BODY, Part.GREETING)}
    end = max(parts[Part.BODY] or parts[Part.GREETING] or [len(draft.text)])
    between = " " if parts[Part.BODY] else _LINES
    return Change(id=order.id, start=end, end=end, text=f"{between}{order.text}")


def _mended(order: _Order, slip: Slip, draft: Draft, result: ScoreResult) -> Change | None:
    """None where nothing is to be mended there any more."""
    same = [one for one in result.findings if one.pass_of(draft.text) == slip.as_pass]
    if not same:
        return None
    found = min(same, key=lambda one: abs(one.start - slip.start))
    return Change(id=order.id, start=found.start, end=found.end, text=order.text)

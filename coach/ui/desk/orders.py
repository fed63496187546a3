"""What the page asks the editor to write into the note, which its undo takes back like typing."""

from uuid import uuid4

import streamlit as st

from coach.domain.drafts import Draft
from coach.domain.messages import Part, ScoreResult
from coach.ui.components.editor import Change

_ORDER = "desk_order"
_LINES = "\n\n"


def add(sentence: str) -> None:
    """A sentence to be put in at the end of the note's body."""
    st.session_state[_ORDER] = (str(uuid4()), sentence)


def change(draft: Draft, result: ScoreResult) -> Change | None:
    """The last one, which the editor makes once: reckoned in the text as it is drawn now, not as it was when asked.

    At the end of the body, or where there is none yet, below the greeting.
    """
    order: tuple[str, str] | None = st.session_state.get(_ORDER)
    if order is None:
        return None
    id_, sentence = order
    parts = {part: [one.end for one in result.sentences if one.part is part] for part in (Part.BODY, Part.GREETING)}
    end = max(parts[Part.BODY] or parts[Part.GREETING] or [len(draft.text)])
    return Change(id=id_, start=end, end=end, text=f"{' ' if parts[Part.BODY] else _LINES}{sentence}")

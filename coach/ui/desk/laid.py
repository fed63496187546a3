"""What lies on the desk, in one piece: Streamlit may call a run off at any touch of the session, between two too."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import streamlit as st

from coach.domain.drafts import Draft, StoredDraft
from coach.services import drafting
from coach.storage.record import Record
from coach.ui.components.editor import Opening

_LAID, _TRIED = "desk_open", "desk_tried"


@dataclass(frozen=True, slots=True)
class Laid:
    """A draft as last stored; `revision` is the opening, `first` the version in which it was laid there.

    `been` are the ids of the drafts that lay there before; `goes_on_from`: the opening whose words go on as this draft.
    """

    stored: StoredDraft
    revision: int
    first: int
    been: frozenset[str] = frozenset()
    goes_on_from: Opening | None = None


def laid() -> Laid | None:
    """What lies on the desk, once something does."""
    found: Laid | None = st.session_state.get(_LAID)
    return found


def has_been(draft_id: str | None) -> bool:
    """Whether that draft lay there before."""
    found = laid()
    return found is not None and draft_id in found.been


def lay(stored: StoredDraft, *, goes_on: bool) -> None:
    """A draft, or other words of it; with `goes_on`, the one as which the words that lie there go on."""
    before = laid()
    if before is None:
        st.session_state[_LAID] = Laid(stored, 1, stored.version)
        return
    opening = Opening(before.stored.id, before.revision) if goes_on else None
    been = before.been | {before.stored.id}
    st.session_state[_LAID] = Laid(stored, before.revision + 1, stored.version, been, opening)


def keep(stored: StoredDraft) -> None:
    """The same draft, stored once more as it lies there."""
    before = laid()
    if before:
        st.session_state[_LAID] = replace(before, stored=stored)


def trying(held: StoredDraft, draft: Draft) -> None:
    """To be noted before it is saved."""
    st.session_state[_TRIED] = replace(held, version=held.version + 1, draft=draft)


def caught_up(record: Callable[[], Record], held: StoredDraft) -> StoredDraft:
    """What is in hand, or what came of it in a run that was called off after it had saved, before it could note so.

    Else our own words would be taken for another window's.
    """
    tried: StoredDraft | None = st.session_state.get(_TRIED)
    if tried is None or (tried.id, tried.version) != (held.id, held.version + 1):
        return held
    found = drafting.get(record(), held.id)
    if (found.version, found.draft) != (tried.version, tried.draft):
        return held
    keep(found)
    return found

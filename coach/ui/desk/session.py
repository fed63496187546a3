"""What the desk keeps between reruns and visits: the open draft, what another window did to it, what can be undone.

A `place` is one opening of a draft: its fields have names of their own, so that they show what was stored and not what
stood in the fields of another.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import streamlit as st

from coach.domain.drafts import Draft, StoredDraft
from coach.errors import CoachError, NotFound
from coach.services import drafting
from coach.storage.record import Record
from coach.ui.components.editor import Opening
from coach.ui.desk import laid

_MET, _FAULT, _NOTICE, _UNSTORED = "desk_met", "desk_fault", "desk_notice", "desk_unstored"
_ANEW = "desk_anew"

UNSTORED = "unstored"


@dataclass(frozen=True, slots=True)
class Notice:
    """What was done last, in plain text, and the way back from it."""

    said: str
    undo: Callable[[], StoredDraft]


@dataclass(frozen=True, slots=True)
class Met:
    """The ids of two notes that were one until two windows wrote on it."""

    theirs: str
    mine: str


def opened(record: Callable[[], Record], wanted: str | None, *, gone_to: bool) -> StoredDraft:
    """The draft on the desk: the one in hand, that of the address, else the last one written and not sent yet.

    The address of one that was in hand before counts only where it was `gone_to`, by the browser's way back or forth:
    else it was sent before the browser had heard of the one in hand.

    Where the record can't be had, a draft that is not stored: a note can be read all the same.
    """
    held = in_hand()
    try:
        is_late = laid.has_been(wanted) and not gone_to
        if held is None or (wanted not in (None, held.id) and held.id != UNSTORED and not is_late):
            put(_found(record(), wanted))
    except CoachError as error:
        fail(str(error))
        if held is None:
            put(blank_sheet())
    return in_hand() or blank_sheet()


def in_hand() -> StoredDraft | None:
    """The draft on the desk as it was last stored."""
    found = laid.laid()
    return found.stored if found else None


def put(stored: StoredDraft, *, goes_on: bool = False) -> None:
    """Lays a draft, or other words of it, on the desk; or the one as which the words that lie there go on."""
    laid.lay(stored, goes_on=goes_on)
    st.session_state.pop(_MET, None)
    st.session_state[_ANEW] = True
    if stored.id != UNSTORED:
        st.query_params["note"] = stored.id


def draw_all_once() -> bool:
    """Whether something else was laid on the desk since the whole page was drawn; told once."""
    return bool(st.session_state.pop(_ANEW, False))


def revision() -> int:
    """Grows whenever something else is laid on the desk."""
    found = laid.laid()
    return found.revision if found else 0


def first_version() -> int:
    """The version that was laid on the desk; words that build on an older one have not seen it."""
    found = laid.laid()
    return found.first if found else 0


def goes_on_from() -> Opening | None:
    """The opening whose words go on as the draft in hand."""
    found = laid.laid()
    return found.goes_on_from if found else None


def place() -> str:
    """The name of this opening, for the names of fields."""
    return f"desk{revision()}"


def part(record: Callable[[], Record], held: StoredDraft, draft: Draft) -> None:
    """These words have met others that another window stored: both are kept, and these go on as a note of their own."""
    mine = drafting.keep_both(record(), held.id, draft)
    put(mine, goes_on=True)
    st.session_state[_MET] = Met(theirs=held.id, mine=mine.id)


def met() -> Met | None:
    """The two notes that one became, while mine is the one on the desk."""
    found: Met | None = st.session_state.get(_MET)
    held = in_hand()
    return found if found and held and held.id == found.mine else None


def forget_met() -> None:
    """Both stay as they are."""
    st.session_state.pop(_MET, None)


def fail(reason: str) -> None:
    """Why what stands on the desk could not be stored."""
    st.session_state[_UNSTORED] = reason


def succeed() -> None:
    """What stands on the desk is in the record, or is one with it."""
    st.session_state.pop(_UNSTORED, None)


def unstored() -> str | None:
    """Why what stands on the desk is not in the record."""
    found: str | None = st.session_state.get(_UNSTORED)
    return found


def do(said: str, deed: Callable[[], StoredDraft], undo: Callable[[], StoredDraft] | None = None) -> None:
    """Lays the outcome of a deed on the desk; an error becomes a sentence and changes nothing."""
    st.session_state.pop(_FAULT, None)
    st.session_state.pop(_NOTICE, None)
    try:
        held, stored = in_hand(), deed()
    except CoachError as error:
        tell_fault(str(error))
        return
    # What lies there already is not laid anew: whoever types on has begun to.
    if held is None or (held.id, held.version) != (stored.id, stored.version):
        put(stored)
    if undo:
        st.session_state[_NOTICE] = Notice(said, undo)


def notice() -> Notice | None:
    """What was done last."""
    found: Notice | None = st.session_state.get(_NOTICE)
    return found


def forget_notice() -> None:
    """It stays as it is."""
    st.session_state.pop(_NOTICE, None)


def tell_fault(reason: str) -> None:
    """Why a button changed nothing."""
    st.session_state[_FAULT] = reason


def take_fault() -> str | None:
    """What went wrong with the last button, told once."""
    found: str | None = st.session_state.pop(_FAULT, None)
    return found


def _found(record: Record, wanted: str | None) -> StoredDraft:
    if wanted:
        try:
            found = drafting.get(record, wanted)
        except NotFound:
            found = None
        if found and not found.discarded_at:
            return found
        # An old address: what was written last is shown instead.
    return drafting.last(record)


def blank_sheet() -> StoredDraft:
    """A draft that is in no record."""
    long_ago = datetime.fromtimestamp(0, UTC)
    return StoredDraft(id=UNSTORED, version=0, draft=Draft(), created_at=long_ago, updated_at=long_ago)

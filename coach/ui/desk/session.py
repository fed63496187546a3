"""What the desk keeps between reruns and visits: the open draft, what another window did to it, what can be undone.

A `place` is one opening of a draft: its fields have names of their own, so that they show what was stored and not what
stood in the fields of another.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial

import streamlit as st

from coach.bootstrap import clock
from coach.domain.drafts import Draft, StoredDraft
from coach.errors import CoachError, Conflict, NotFound
from coach.services import drafting
from coach.storage.drafts import Pile
from coach.storage.record import Record

_OPEN, _REVISION, _FIRST = "desk_open", "desk_revision", "desk_first_version"
_MET, _FAULT, _NOTICE, _UNSTORED = "desk_met", "desk_fault", "desk_notice", "desk_unstored"
_ANEW = "desk_anew"

UNSTORED = "unstored"

# Stores what stands on the desk in the place of the draft in hand.
Save = Callable[[Record, StoredDraft], StoredDraft]


@dataclass(frozen=True, slots=True)
class Notice:
    """What was done last, in plain text, and the way back from it."""

    said: str
    undo: Callable[[], StoredDraft]


def opened(record: Callable[[], Record], wanted: str | None) -> StoredDraft:
    """The draft on the desk: the one in hand, that of the address, else the last one written and not sent yet.

    Where the record can't be had, a draft that is not stored: a note can be read all the same.
    """
    held = in_hand()
    try:
        if held is None or (wanted not in (None, held.id) and held.id != UNSTORED):
            put(_found(record(), wanted))
    except CoachError as error:
        fail(str(error))
        if held is None:
            put(_unstored())
    return in_hand() or _unstored()


def in_hand() -> StoredDraft | None:
    """The draft on the desk as it was last stored."""
    found: StoredDraft | None = st.session_state.get(_OPEN)
    return found


def put(stored: StoredDraft) -> None:
    """Lays a draft, or other words of it, on the desk."""
    st.session_state[_OPEN] = stored
    st.session_state[_REVISION] = revision() + 1
    st.session_state[_FIRST] = stored.version
    st.session_state.pop(_MET, None)
    st.session_state[_ANEW] = True
    if stored.id != UNSTORED:
        st.query_params["note"] = stored.id


def draw_all_once() -> bool:
    """Whether something else was laid on the desk since the whole page was drawn; told once."""
    return bool(st.session_state.pop(_ANEW, False))


def keep(stored: StoredDraft) -> None:
    """The same draft, stored once more as it stands on the desk."""
    st.session_state[_OPEN] = stored


def revision() -> int:
    """Grows whenever something else is laid on the desk."""
    return int(st.session_state.get(_REVISION, 0))


def first_version() -> int:
    """The version that was laid on the desk; words that build on an older one have not seen it."""
    return int(st.session_state.get(_FIRST, 0))


def place() -> str:
    """The name of this opening, for the names of fields."""
    return f"desk{revision()}"


def store(record: Callable[[], Record], draft: Draft, save: Save) -> bool:
    """Stores what stands on the desk and tells whether something else was laid on it instead.

    That is what another window stored, where nothing was written here since. Where something was, both are kept until
    the writer says which it shall be.
    """
    held = in_hand()
    if held is None or held.sent or met() is not None:
        return False
    try:
        stored = _stored_anew(record, held, draft, save)
        st.session_state.pop(_UNSTORED, None)
    except Conflict:
        meet(draft)
        return False
    except CoachError as error:
        fail(str(error))
        return False
    if stored.id == held.id and draft != held.draft:
        keep(stored)
    elif stored.version != held.version or stored.id != held.id:
        put(stored)
        return True
    return False


def meet(draft: Draft) -> None:
    """These words met others that another window stored."""
    st.session_state[_MET] = draft


def met() -> Draft | None:
    """The words of this window that could not be stored since another one changed the draft."""
    found: Draft | None = st.session_state.get(_MET)
    return found


def fail(reason: str) -> None:
    """Why what stands on the desk could not be stored."""
    st.session_state[_UNSTORED] = reason


def unstored() -> str | None:
    """Why what stands on the desk is not in the record."""
    found: str | None = st.session_state.get(_UNSTORED)
    return found


def attempt(said: str, deed: Callable[[], StoredDraft], undo: Callable[[], StoredDraft] | None = None) -> None:
    """Does what a button asks for and lays the outcome on the desk; an error becomes a sentence and changes nothing."""

    def done() -> None:
        held, stored = in_hand(), deed()
        # What lies there already is not laid anew: whoever types on has begun to.
        if held is None or (held.id, held.version) != (stored.id, stored.version):
            put(stored)
        if undo:
            st.session_state[_NOTICE] = Notice(said, undo)

    _attempt(done)


def lay(record: Callable[[], Record], draft: Draft) -> None:
    """Other words for the draft on the desk, stored at once."""
    held = in_hand()
    if held is None or held.id == UNSTORED:
        put(replace(held or _unstored(), draft=draft))
    else:
        attempt("", partial(_stored, record, held, draft))


def keep_version(record: Callable[[], Record]) -> None:
    """What stands on the desk becomes a version, once; it stays as it is."""
    held = in_hand()
    if held and held.id != UNSTORED:
        save = partial(drafting.save, draft=held.draft, result=None, now=clock(), keep=True)
        _attempt(lambda: keep(save(record(), held.id, held.version)))


def notice() -> Notice | None:
    """What was done last."""
    found: Notice | None = st.session_state.get(_NOTICE)
    return found


def forget_notice() -> None:
    """It stays as it is."""
    st.session_state.pop(_NOTICE, None)


def take_fault() -> str | None:
    """What went wrong with the last button, told once."""
    found: str | None = st.session_state.pop(_FAULT, None)
    return found


def _attempt(deed: Callable[[], None]) -> None:
    st.session_state.pop(_FAULT, None)
    st.session_state.pop(_NOTICE, None)
    try:
        deed()
    except CoachError as error:
        st.session_state[_FAULT] = str(error)


def _found(record: Record, wanted: str | None) -> StoredDraft:
    if wanted:
        try:
            return drafting.get(record, wanted)
        except NotFound:
            pass  # an old address: what was written last is shown instead
    last = drafting.listing(record, Pile.UNSENT, limit=1).rows
    return drafting.get(record, last[0].id) if last else drafting.blank(record)


def _stored(record: Callable[[], Record], held: StoredDraft, draft: Draft) -> StoredDraft:
    return drafting.save(record(), held.id, held.version, draft, None, clock())


def _unstored() -> StoredDraft:
    long_ago = datetime.fromtimestamp(0, UTC)
    return StoredDraft(id=UNSTORED, version=0, draft=Draft(), created_at=long_ago, updated_at=long_ago)


def _stored_anew(record: Callable[[], Record], held: StoredDraft, draft: Draft, save: Save) -> StoredDraft:
    """What the record then holds: what stands on the desk, or what another window stored where nothing is new here."""
    if held.id == UNSTORED:
        # The record could not be had when the page was opened.
        return held if draft.is_blank else record().drafts.create(draft)
    return drafting.get(record(), held.id) if draft == held.draft else save(record(), held)

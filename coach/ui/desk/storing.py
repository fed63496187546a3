"""Stores what stands on the desk, and settles what became of the note in the record meanwhile: another window wrote on
it, a copy of the record was restored, everything was erased."""

from collections.abc import Callable

from coach.domain.drafts import Draft, StoredDraft
from coach.errors import CoachError, Conflict, NotFound
from coach.services import drafting
from coach.storage.record import Record
from coach.ui.desk import laid, session

_ERASED = (
    "Everything that was kept of you was erased in another window. What stands here is in no record, and is gone when "
    "this page is loaded anew."
)


# Stores what stands on the desk in the place of the draft in hand.
Save = Callable[[Record, StoredDraft], StoredDraft]


def store(record: Callable[[], Record], draft: Draft, save: Save) -> bool:
    """Stores what stands on the desk and tells whether something else was laid on it instead.

    That is what another window stored, where nothing was written here since. Where something was, it goes on as a note
    of its own.
    """
    held = session.in_hand()
    if held is None or held.sent:
        return False
    try:
        held = laid.caught_up(record, held)
        stored = _stored_anew(record, held, draft, save)
        session.succeed()
    except Conflict:
        return _kept_both(record, held, draft)
    except NotFound as error:
        return _gone(record, held, draft, str(error))
    except CoachError as error:
        session.fail(str(error))
        return False
    if stored.id == held.id and draft != held.draft:
        laid.keep(stored)
    elif stored.version != held.version or stored.id != held.id:
        session.put(stored, goes_on=held.id == session.UNSTORED)
        return True
    return False


def _kept_both(record: Callable[[], Record], held: StoredDraft, draft: Draft) -> bool:
    try:
        session.part(record, held, draft)
    except CoachError as error:
        session.fail(str(error))
        return False
    return True


def _gone(record: Callable[[], Record], held: StoredDraft, draft: Draft, reason: str) -> bool:
    """A copy of the record was restored in which this note is not: what was written since goes on as one of its own.
    Not where the whole record began after the note, as it does once everything was erased: nothing of it may come back.
    """
    try:
        if _is_there(record(), held.id):
            session.fail(reason)
            return False
        if draft != held.draft and not record().drafts.began_by(held.created_at):
            session.fail(_ERASED)
            return False
        if draft == held.draft or draft.is_blank:
            session.put(drafting.last(record()))
        else:
            session.put(drafting.begin_anew(record(), draft), goes_on=True)
    except CoachError as error:
        session.fail(str(error))
        return False
    session.succeed()
    return True


def _is_there(record: Record, draft_id: str) -> bool:
    try:
        drafting.get(record, draft_id)
    except NotFound:
        return False
    return True


def _stored_anew(record: Callable[[], Record], held: StoredDraft, draft: Draft, save: Save) -> StoredDraft:
    """What the record then holds: what stands on the desk, or what another window stored where nothing is new here."""
    if held.id == session.UNSTORED:
        # The record could not be had when the page was opened.
        return held if draft.is_blank else record().drafts.create(draft)
    if draft == held.draft:
        return drafting.get(record(), held.id)
    laid.trying(held, draft)
    return save(record(), held)

"""What the buttons of the desk do: each acts on the words as they stand when it is pressed."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from coach.bootstrap import clock
from coach.domain.drafts import Draft, StoredDraft
from coach.services import drafting
from coach.storage.record import Record
from coach.ui.desk import session
from coach.ui.desk.settling import take_in
from coach.ui.examples import is_example
from coach.ui.record import get_record


def attempt(said: str, deed: Callable[[], StoredDraft], undo: Callable[[], StoredDraft] | None = None) -> None:
    """Does what a button asks for and lays the outcome on the desk; `said` goes with the way back, if there is one."""
    take_in()
    session.do(said, deed, undo)


def with_held(deed: Callable[[Record, StoredDraft], StoredDraft]) -> Callable[[], StoredDraft]:
    """A deed on whatever is on the desk by then."""
    return lambda: deed(get_record(), session.in_hand() or session.blank_sheet())


def open_note(make: Callable[[Record], StoredDraft]) -> None:
    """The draft that `make` finds or begins; an example that was only looked at does not stay among the notes."""

    def made() -> StoredDraft:
        held, found = session.in_hand(), make(get_record())
        if held and held.id not in (found.id, session.UNSTORED) and _is_only_an_example(held):
            drafting.discard(get_record(), held.id)
        return found

    attempt("", made)


def _is_only_an_example(held: StoredDraft) -> bool:
    return held.sent is None and held.draft.application_id is None and is_example(held.draft.text)


def lay(draft: Draft) -> None:
    """Other words for the draft on the desk, stored at once."""
    take_in()
    held = session.in_hand()
    if held is None or held.id == session.UNSTORED:
        session.put(replace(held or session.blank_sheet(), draft=draft))
    else:
        session.do("", lambda: drafting.save(get_record(), held.id, held.version, draft, None, clock()))


def keep_version() -> None:
    """What stands on the desk becomes a version, once; it stays as it is."""

    def kept(record: Record, held: StoredDraft) -> StoredDraft:
        drafting.save(record, held.id, held.version, held.draft, None, clock(), keep=True)
        return held

    attempt("", with_held(kept))


def take_version(number: int) -> None:
    """The words of an earlier version; those that stand are kept as one."""

    def taken(record: Record, held: StoredDraft) -> StoredDraft:
        return drafting.take_version(record, held.id, held.version, number)

    attempt("", with_held(taken))


def put_aside() -> None:
    """What is put aside leaves the list of notes; what was written before it comes up."""
    take_in()
    held = session.in_hand()
    if held is None or held.id == session.UNSTORED:
        return

    def done() -> StoredDraft:
        drafting.discard(get_record(), held.id)
        return drafting.last(get_record())

    session.do("The note is put aside.", done, partial(drafting.bring_back, get_record(), held.id))

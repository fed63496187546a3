"""Lays another note on the desk, from wherever that is asked for."""

from collections.abc import Callable

from coach.domain.drafts import StoredDraft
from coach.services import drafting
from coach.storage.record import Record
from coach.ui.desk import session
from coach.ui.examples import is_example
from coach.ui.record import get_record


def open_note(make: Callable[[Record], StoredDraft]) -> None:
    """The draft that `make` finds or begins; an example that was only looked at does not stay among the notes."""

    def made() -> StoredDraft:
        held, found = session.in_hand(), make(get_record())
        if held and held.id not in (found.id, session.UNSTORED) and is_example(held.draft.text):
            drafting.discard(get_record(), held.id)
        return found

    session.attempt("", made)

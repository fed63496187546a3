"""What was taken out of the record and can be put back, with what to say about it."""

from dataclasses import dataclass
from functools import partial
from typing import Protocol

from coach.domain.applications import Contact, Event
from coach.services.editing import change_people, write_down
from coach.storage.record import Record
from coach.ui.applications.people import with_contact


class Undoable(Protocol):
    """Something done that can be undone; `said` is a sentence in plain text."""

    @property
    def said(self) -> str:
        """What was done."""

    def undo(self, record: Record) -> None:
        """Puts it back; raises CoachError where that can't be done any more."""


@dataclass(frozen=True, slots=True)
class Deleted:
    """An application."""

    application_id: str
    name: str

    @property
    def said(self) -> str:
        """What was done."""
        return f"Deleted: {self.name}."

    def undo(self, record: Record) -> None:
        """Brings it back as it was."""
        record.restore(self.application_id)


@dataclass(frozen=True, slots=True)
class TakenBack:
    """A line of a log."""

    application_id: str
    what: str
    events: tuple[Event, ...]

    @property
    def said(self) -> str:
        """What was done."""
        return f"Taken back: {self.what}."

    def undo(self, record: Record) -> None:
        """Tells it again."""
        write_down(record, self.application_id, self.events)


@dataclass(frozen=True, slots=True)
class Removed:
    """Somebody among the people of an application."""

    application_id: str
    contact: Contact

    @property
    def said(self) -> str:
        """What was done."""
        return f"Removed: {self.contact.name}."

    def undo(self, record: Record) -> None:
        """Puts them back, at the end."""
        change_people(record, self.application_id, partial(with_contact, new=self.contact))

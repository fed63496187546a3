"""The dates that no tracker exports: the answers into the record."""

from coach.domain.merging import Stored
from coach.domain.missing import Answers, fill_in
from coach.storage.record import Record


def save_answers(record: Record, stored: Stored, answers: Answers) -> Stored:
    """Writes the answers in one step; raises Conflict where the application has changed since it was read."""
    contacts, events = fill_in(stored.application, answers)
    if (contacts, events) == (stored.application.contacts, stored.application.events):
        return stored
    return record.fill(stored.id, stored.version, contacts, events)

"""A note for each example of the rules, and what is found in it."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from coach.domain.messages import Finding, Note
from coach.scoring.findings.slips import find_slips
from coach.training.slips import unlabelled_case

Entry = str | Mapping[str, Any]
Slips = Callable[[Note], list[Finding]]

PLAIN = "Thank you for the long tour of the kiln room."


def note_of(entry: Entry) -> Note:
    """The example in a plain note around it."""
    given = {"text": entry} if isinstance(entry, str) else dict(entry)
    greeting, close = given.pop("greeting", "Dear Ms. Osei,"), given.pop("close", "Kind regards,\nJo Reed")
    text = f"{greeting}\n\n{given.pop('text', PLAIN)}\n\n{close}"
    return Note(text=text, interviewers=tuple(given.pop("interviewers", ())), **given)


def find(note: Note) -> list[Finding]:
    return list(find_slips(unlabelled_case(note)))


@pytest.fixture(scope="session")
def slips() -> Slips:
    return find

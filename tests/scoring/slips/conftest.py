"""A note for each example of the rules, and what is found in it."""

from collections.abc import Callable, Mapping
from typing import Any

import pytest

from coach.domain.messages import Finding, Kind, Note
from coach.scoring.findings import Case
from coach.scoring.findings.slips import find_slips
from coach.scoring.segmentation import read

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
    document = read(note.text)
    none = [frozenset[Any]() for _ in document.sentences]
    flags = [0.0 for _ in document.sentences]
    return list(find_slips(Case(note=note, document=document, kind=Kind.THANK_YOU, labels=none, red_flag=flags)))


@pytest.fixture(scope="session")
def slips() -> Slips:
    return find

"""A good, a middling and a weak note of each kind, to learn from."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from coach.domain.messages import Kind, Note
from coach.domain.rubric import load_rubric
from coach.domain.tables import parse_table
from coach.errors import InvalidRubric

_REQUIRED = frozenset({"grade", "company", "role", "interviewer", "sender", "subject", "comment", "text"})
_OPTIONAL = frozenset({"request"})
_MAY_BE_EMPTY = frozenset({"subject"})


class Grade(StrEnum):
    """Best first, as they are shown."""

    GOOD = "good"
    MIDDLING = "middling"
    WEAK = "weak"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """A note, what is known around it, and what makes it so good or so weak."""

    kind: Kind
    grade: Grade
    company: str
    role: str
    interviewer: str
    sender: str
    subject: str
    comment: str
    text: str
    request: str = ""

    @property
    def note(self) -> Note:
        """As the coach scores it, of its kind."""
        return Note(
            text=self.text, kind=self.kind, subject=self.subject, company=self.company, role=self.role,
            interviewers=(self.interviewer,), sender=self.sender, request=self.request or None,
        )  # fmt: skip


@cache
def load_lessons() -> Mapping[Kind, tuple[Lesson, ...]]:
    """By kind, in the order of grades."""
    return parse_lessons(files("coach.ui").joinpath("lessons.toml").read_text(encoding="utf-8"))


def parse_lessons(source: str) -> Mapping[Kind, tuple[Lesson, ...]]:
    """Raises InvalidRubric for anything that is not exactly one lesson of each grade for each kind."""
    table, kinds = parse_table(source, "lessons"), tuple(load_rubric().criteria)
    if set(table) != {kind.value for kind in kinds}:
        raise InvalidRubric(f"lessons: expected the kinds {', '.join(kinds)}, got {', '.join(table)}")
    return {kind: _lessons(kind, table[kind]) for kind in kinds}


def _lessons(kind: Kind, rows: Any) -> tuple[Lesson, ...]:
    lessons = tuple(_lesson(kind, row) for row in rows) if isinstance(rows, list) else ()
    if [one.grade for one in lessons] != list(Grade):
        raise InvalidRubric(f"lessons: {kind}: expected one of each in this order: {', '.join(Grade)}")
    return lessons


def _lesson(kind: Kind, row: Any) -> Lesson:
    where = f"lessons: {kind}"
    if not isinstance(row, dict) or not _REQUIRED <= set(row) <= _REQUIRED | _OPTIONAL:
        raise InvalidRubric(f"{where}: expected the keys {', '.join(sorted(_REQUIRED))}, and perhaps request")
    for key, value in row.items():
        if not isinstance(value, str) or not (value.strip() or key in _MAY_BE_EMPTY):
            raise InvalidRubric(f"{where}: {key} must be text and not empty")
    if row["grade"] not in set(Grade):
        raise InvalidRubric(f"{where}: no grade is called {row['grade']!r}")
    return Lesson(**row | {"kind": kind, "grade": Grade(row["grade"]), "text": row["text"].strip()})

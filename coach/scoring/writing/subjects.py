"""Subject lines to choose from, and what is wrong with the one that is there."""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files

from coach.domain.messages import Kind, Span
from coach.domain.tables import parse_table
from coach.errors import InvalidRubric
from coach.scoring.findings.case import lower, straighten
from coach.scoring.findings.form import SUBJECT_WORDS, Subject
from coach.scoring.findings.placeholders import blanks_in
from coach.scoring.writing.guidance import OCCASIONS, occasion_of

# D: phones show some forty to sixty characters of a subject.
MOST_CHARACTERS = 60
# RUBRIC, F31: as the criterion `frame` counts them.
MOST_WORDS = SUBJECT_WORDS.stop - 1
# D: more to choose from would be a choice of its own.
_MOST_SUGGESTED = 3


class Fault(StrEnum):
    """What a reader may stumble over in a subject line."""

    MISSING = "missing"
    BLANK_LEFT = "blank_left"
    URGENT = "urgent"
    SHOUTING = "shouting"
    BARE = "bare"
    LONG = "long"


_URGENT = re.compile(r"\b(urgent|asap|important|immediate(ly)?|respond|reply needed)\b|!", re.IGNORECASE)
_BARE = re.compile(r"(hi|hello|thanks|thank you|follow(ing)?[ -]?up|re:?|aw:?|fwd?:?)[.!]*", re.IGNORECASE)
_REPLY = re.compile(r"(re|aw|fwd?|sv)\s*:\s*\S", re.IGNORECASE)
_SLOT = re.compile(r"{(\w+)}")
_SECTIONS = frozenset({*OCCASIONS, Kind.FEEDBACK_REPLY.value})


def faults(subject: str) -> tuple[Fault, ...]:
    """In the order of their weight; none for a good one. An answer in the same thread may keep a long subject."""
    line = " ".join(subject.split())
    if not line:
        return (Fault.MISSING,)
    read, words, is_reply = Subject(line, Span(0, 0)), len(line.split()), _REPLY.match(line)
    straight = straighten(line)
    found = {
        Fault.BLANK_LEFT: blanks_in(straight, lower(straight)),
        Fault.URGENT: _URGENT.search(line),
        Fault.SHOUTING: read.shouts,
        Fault.BARE: _BARE.fullmatch(line) or words < SUBJECT_WORDS.start,
        Fault.LONG: not is_reply and (len(line) > MOST_CHARACTERS or words > MOST_WORDS),
    }
    return tuple(fault for fault, is_there in found.items() if is_there)


def suggestions(kind: Kind, role: str, company: str, request: str = "") -> tuple[str, ...]:
    """Up to three lines without fault, made of what is known; `request` is what the employer wrote."""
    known = {name: " ".join(value.split()) for name, value in (("role", role), ("company", company))}
    section = occasion_of(kind, request) if request.strip() else kind.value
    lines = (line for line in _lines().get(section, ()) if all(known[name] for name in _SLOT.findall(line)))
    made = (_SLOT.sub(lambda slot: known[slot[1]], line) for line in lines)
    return tuple(line for line in made if not faults(line))[:_MOST_SUGGESTED]


@cache
def _lines() -> Mapping[str, list[str]]:
    return parse_subjects(files("coach.scoring.writing").joinpath("subjects.toml").read_text(encoding="utf-8"))


def parse_subjects(source: str) -> Mapping[str, list[str]]:
    """Raises InvalidRubric for a section or a slot that nobody would fill."""
    table = parse_table(source, "subjects")
    for section, lines in table.items():
        slots = {slot for line in lines for slot in _SLOT.findall(line)}
        if section not in _SECTIONS or not slots <= {"role", "company"}:
            raise InvalidRubric(f"subjects: {section}: no such occasion, or a slot that is neither role nor company")
    return table

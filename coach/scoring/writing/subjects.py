"""Subject lines to choose from, and what is wrong with the one that is there."""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from importlib.resources import files

from coach.domain.messages import Kind
from coach.domain.tables import parse_table

# D: phones show some forty to sixty characters of a subject.
MOST_CHARACTERS = 60

_SHOUTS = re.compile(r"[A-Z]{2,}[^a-z]*[A-Z]{2,}")
_PLACEHOLDER = re.compile(r"[\[{<][^\]}>]*[\]}>]")


class Fault(StrEnum):
    """What a reader may stumble over in a subject line."""

    MISSING = "missing"
    LONG = "long"
    SHOUTING = "shouting"
    BLANK_LEFT = "blank_left"
    URGENT = "urgent"
    BARE = "bare"


_URGENT = re.compile(r"\b(urgent|asap|important|immediate(ly)?|respond|reply needed)\b|!", re.IGNORECASE)
_BARE = re.compile(
    r"^(hi|hello|thanks|thank you|interview|follow(ing)?[ -]?up|question|update|re:?)[.!]*$", re.IGNORECASE
)


def faults(subject: str) -> tuple[Fault, ...]:
    """In the order of their weight; none for a good one."""
    line = " ".join(subject.split())
    if not line:
        return (Fault.MISSING,)
    found = {
        Fault.BLANK_LEFT: _PLACEHOLDER.search(line),
        Fault.URGENT: _URGENT.search(line),
        Fault.SHOUTING: _SHOUTS.search(line),
        Fault.BARE: _BARE.match(line),
        Fault.LONG: len(line) > MOST_CHARACTERS,
    }
    return tuple(fault for fault, is_there in found.items() if is_there)


def suggestions(kind: Kind, role: str, company: str) -> tuple[str, ...]:
    """Lines from what is known: one that needs what is not known is left out, and so is one that is too long."""
    known = {"role": role.strip(), "company": company.strip()}
    lines = (line for line in _lines().get(kind, ()) if all(known[name] for name in re.findall(r"{(\w+)}", line)))
    return tuple(made for line in lines if len(made := line.format(**known)) <= MOST_CHARACTERS)


@cache
def _lines() -> Mapping[str, list[str]]:
    source = files("coach.scoring.writing").joinpath("subjects.toml").read_text(encoding="utf-8")
    return parse_table(source, "subjects.toml")

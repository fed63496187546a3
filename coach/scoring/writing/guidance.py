"""What to mind on each occasion of writing, in a few lines with what they rest on."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from coach.domain.messages import Kind
from coach.domain.tables import parse_table
from coach.scoring.requests import asked_for

_NO = re.compile(
    r"\b(?:unfortunately|regret|not been successful|unsuccessful|(?:decided|chosen) to (?:go|move|proceed) (?:ahead )?"
    r"(?:forward )?with (?:an)?other|another candidate|other candidates|not (?:be )?(?:moving|taking|progress\w*)"
    r"|won't be (?:moving|taking|progress\w*)|position has been filled|reject\w*)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to mind, and the facts behind it; "D" where it is our own choice."""

    text: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guidance:
    """What to mind on one occasion."""

    title: str
    points: tuple[Point, ...]


def guidance(kind: Kind, request: str = "") -> Guidance | None:
    """For a reply it depends on what they wrote; None for what is no follow-up."""
    return occasions().get(occasion_of(kind, request))


def occasion_of(kind: Kind, request: str) -> str:
    """The kind, or for a reply what they asked for, or "rejection"."""
    if kind is not Kind.FEEDBACK_REPLY:
        return kind.value
    return "rejection" if _NO.search(request) else asked_for([request]).value


@cache
def occasions() -> Mapping[str, Guidance]:
    """All of them by name."""
    source = files("coach.scoring.writing").joinpath("guidance.toml").read_text(encoding="utf-8")
    return {
        name: Guidance(table["title"], tuple(Point(one["text"], tuple(one["facts"])) for one in table["points"]))
        for name, table in parse_table(source, "guidance.toml").items()
    }

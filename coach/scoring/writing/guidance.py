"""What to mind on each occasion of writing, in a few lines with what they rest on."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from coach.domain.facts import OWN_CHOICE, load_facts
from coach.domain.messages import Kind
from coach.domain.tables import parse_table
from coach.errors import InvalidRubric
from coach.scoring.labelling.tokens import level_typography
from coach.scoring.requests import Asked, asked_for

OCCASIONS = (Kind.THANK_YOU.value, Kind.CHECK_IN.value, *(asked.value for asked in Asked), "rejection")

_HERE = files("coach.scoring.writing")


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
    return "rejection" if _says_no(request) else asked_for([request]).value


def _says_no(request: str) -> bool:
    return _no().search(level_typography(request).lower()) is not None


@cache
def _no() -> re.Pattern[str]:
    signs = parse_table(_HERE.joinpath("rejections.toml").read_text(encoding="utf-8"), "rejections")["signs"]
    return re.compile("|".join(signs).replace(" ", r"\s+"))


@cache
def occasions() -> Mapping[str, Guidance]:
    """All of them by name."""
    return parse_guidance(_HERE.joinpath("guidance.toml").read_text(encoding="utf-8"))


def parse_guidance(source: str) -> Mapping[str, Guidance]:
    """Raises InvalidRubric for what is not exactly in the form of guidance.toml, or names a fact that is none."""
    return {name: _occasion(name, table) for name, table in parse_table(source, "guidance").items()}


def _occasion(name: str, table: Mapping[str, Any]) -> Guidance:
    if name not in OCCASIONS or set(table) != {"title", "points"}:
        raise InvalidRubric(f"guidance: {name}: no such occasion, or it has not just a title and points")
    for point in table["points"]:
        if set(point) != {"text", "facts"} or not point["facts"]:
            raise InvalidRubric(f"guidance: {name}: each point has a text and the facts behind it")
        if unknown := set(point["facts"]) - {OWN_CHOICE, *load_facts()}:
            raise InvalidRubric(f"guidance: {name}: no such fact as {', '.join(sorted(unknown))}")
    return Guidance(table["title"], tuple(Point(one["text"], tuple(one["facts"])) for one in table["points"]))

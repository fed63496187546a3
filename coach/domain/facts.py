"""The facts behind the rubric's thresholds, each with its publisher, year and strength."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib import resources
from types import MappingProxyType

from coach.domain.tables import parse_table
from coach.errors import InvalidRubric

REQUIRED = frozenset({"says", "publisher", "year", "strength"})
OPTIONAL = frozenset({"url"})
OWN_CHOICE = "D"  # the mark of a threshold that no fact fixes
_ID = re.compile(r"F[1-9]\d*")
_YEAR = re.compile(r"(?:read )?(?:19|20)\d\d")


class Strength(StrEnum):
    """How well a fact is known to us, not how true it is."""

    READ = "A"
    READ_IN_A_REPORT = "A2"
    BACKGROUND = "B"
    MEASURED = "M"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One finding; `year` reads "2016", or "read 2026" where the source bears no date; `url` may be unknown."""

    id: str
    says: str
    publisher: str
    year: str
    strength: Strength
    url: str | None = None


@cache
def load_facts() -> Mapping[str, Fact]:
    """Every fact by its id, in the order of the file."""
    return parse_facts(resources.files("coach.domain").joinpath("facts.toml").read_text(encoding="utf-8"))


def parse_facts(source: str) -> Mapping[str, Fact]:
    """Raises InvalidRubric for anything that is not exactly in the form of facts.toml."""
    tables = parse_table(source, "facts")
    return MappingProxyType({id_: _fact(id_, table) for id_, table in tables.items()})


def _fact(id_: str, table: object) -> Fact:
    if not _ID.fullmatch(id_) or not isinstance(table, dict):
        raise InvalidRubric(f"facts: {id_!r} is not a table named F and a number")
    _check_keys(id_, table)
    if not _YEAR.fullmatch(table["year"]):
        raise InvalidRubric(f"facts: {id_}: year {table['year']!r} is neither a year nor 'read' and a year")
    if not table.get("url", "https://").startswith(("https://", "http://")):
        raise InvalidRubric(f"facts: {id_}: url {table['url']!r} is no web address")
    return Fact(**table | {"id": id_, "strength": _strength(id_, table["strength"])})


def _check_keys(id_: str, table: dict[str, object]) -> None:
    if missing := REQUIRED - table.keys():
        raise InvalidRubric(f"facts: {id_}: missing {', '.join(sorted(missing))}")
    if unknown := table.keys() - REQUIRED - OPTIONAL:
        raise InvalidRubric(f"facts: {id_}: unknown {', '.join(sorted(unknown))}")
    for key, value in table.items():
        if not isinstance(value, str) or not value.strip():
            raise InvalidRubric(f"facts: {id_}: {key} must be text")


def _strength(id_: str, mark: str) -> Strength:
    try:
        return Strength(mark)
    except ValueError:
        raise InvalidRubric(f"facts: {id_}: strength {mark!r} is not one of {', '.join(Strength)}") from None

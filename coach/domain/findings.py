"""The catalogue of findings: what each one means to the writer, what it costs, and the fact behind it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from coach.domain.messages import Severity
from coach.domain.tables import parse_table
from coach.errors import InvalidRubric


@dataclass(frozen=True, slots=True)
class FindingRule:
    """`cost` in points of the score, once for each id; `caps`: the note should not go out as it is."""

    id: str
    title: str
    severity: Severity
    cost: int
    caps: bool
    message: str
    sources: tuple[str, ...]

    def __post_init__(self) -> None:
        if self.caps is not (self.severity is Severity.STOP):
            raise InvalidRubric(f"findings: {self.id}: exactly the findings of severity 'stop' cap the score")
        if self.cost < 0 or (self.cost and self.severity is not Severity.FIX):
            raise InvalidRubric(f"findings: {self.id}: only a finding to fix has a cost, and no cost is below 0")


_TYPES: Mapping[str, type] = {
    "title": str,
    "severity": str,
    "cost": int,
    "caps": bool,
    "message": str,
    "sources": list,
}


@cache
def load_findings() -> Mapping[str, FindingRule]:
    """All rules by id, in the order of the file."""
    return parse_findings(files("coach.domain").joinpath("findings.toml").read_text(encoding="utf-8"))


def finding_of(switch: str) -> str:
    """The finding that a switch is about: `spelling.misspelt`, one rule of a finding, or `spelling`, all of it; both
    may go with words, `spelling.misspelt:kudzu`."""
    return switch.partition(":")[0].partition(".")[0]


def rule_of(switch: str) -> str:
    """The rule of proofreading that a switch is about; empty where it is about a whole finding."""
    return switch.partition(":")[0].partition(".")[2]


def parse_findings(source: str) -> Mapping[str, FindingRule]:
    """Raises InvalidRubric for anything that is not exactly in the form of findings.toml."""
    tables = parse_table(source, "findings")
    return MappingProxyType({id_: _rule(id_, table) for id_, table in tables.items()})


def _rule(id_: str, table: object) -> FindingRule:
    if not isinstance(table, dict):
        raise InvalidRubric(f"findings: {id_!r} is not a table")
    if set(table) != set(_TYPES):
        raise InvalidRubric(f"findings: {id_}: unknown or missing {', '.join(sorted(set(table) ^ set(_TYPES)))}")
    for key, value in table.items():
        if type(value) is not _TYPES[key] or value in ("", []):
            raise InvalidRubric(f"findings: {id_}: {key} must be a {_TYPES[key].__name__} and not empty")
    if not all(isinstance(source, str) and source for source in table["sources"]):
        raise InvalidRubric(f"findings: {id_}: every source is the id of a fact")
    if table["severity"] not in set(Severity):
        raise InvalidRubric(f"findings: {id_}: no severity is called {table['severity']!r}")
    return FindingRule(
        **table | {"id": id_, "severity": Severity(table["severity"]), "sources": tuple(table["sources"])}
    )

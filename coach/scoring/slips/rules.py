"""The rules of rules.toml: parsed strictly, compiled once, on first use."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from coach.domain.findings import load_findings
from coach.domain.messages import Part
from coach.domain.tables import parse_table
from coach.errors import InvalidRubric
from coach.scoring.one_space import joined

_TEXTS = frozenset({"id", "finding", "message", "reason", "source"})
_LISTS = frozenset({"flag", "spare"})
_MAY = frozenset({"check", "pattern", "needs", "right", "written", "parts"})
_WRITTEN = ("any", "lower", "small")
# D: more spaces in a row are a table, and a pattern that took any number could be slow.
_SPACES = " {1,9}"
_TEMPLATE = re.compile(r"\{(\w+)(?::([^{}]*))?\}")


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One rule; exactly one of `pattern` and `check` is set. `flag` and `spare` are rows of the behaviour tables.

    `written`: `lower` without any capital, `small` without one behind the first letter, `any`.
    """

    id: str
    finding: str
    message: str
    reason: str
    source: str
    check: str | None
    pattern: str | None
    needs: frozenset[str]
    right: tuple[str, ...]
    written: str
    parts: frozenset[Part]
    flag: tuple[str | Mapping[str, Any], ...]
    spare: tuple[str | Mapping[str, Any], ...]

    @property
    def regex(self) -> re.Pattern[str]:
        """Only for rules with a pattern."""
        return _compile(self.pattern or "")


@cache
def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace(" ", _SPACES))


@cache
def load_rules() -> Mapping[str, Rule]:
    """All rules by id, in the order of the file."""
    return parse_rules(files("coach.scoring.slips").joinpath("rules.toml").read_text(encoding="utf-8"))


def parse_rules(source: str) -> Mapping[str, Rule]:
    """Raises InvalidRubric for anything that is not exactly in the form of rules.toml."""
    table = parse_table(source, "slips")
    if set(table) != {"rule"} or not isinstance(table["rule"], list):
        raise InvalidRubric("slips: the file holds [[rule]] tables and nothing else")
    rules = {str(entry.get("id")): _rule(entry) for entry in table["rule"]}
    if len(rules) != len(table["rule"]):
        raise InvalidRubric("slips: two rules have the same id")
    return rules


def _rule(entry: Mapping[str, Any]) -> Rule:
    where = f"slips: {entry.get('id')}"
    wrong = (_TEXTS | _LISTS) - set(entry) | set(entry) - (_TEXTS | _LISTS | _MAY)
    if wrong:
        raise InvalidRubric(f"{where}: unknown or missing {', '.join(sorted(wrong))}")
    if not all(isinstance(entry[key], str) and entry[key] for key in _TEXTS):
        raise InvalidRubric(f"{where}: {', '.join(sorted(_TEXTS))} must be text and not empty")
    if not all(isinstance(entry[key], list) and entry[key] for key in _LISTS):
        raise InvalidRubric(f"{where}: needs examples that it must flag and that it must spare")
    if entry["finding"] not in load_findings():
        raise InvalidRubric(f"{where}: no finding is called {entry['finding']!r}")
    if entry.get("written", "any") not in _WRITTEN:
        raise InvalidRubric(f"{where}: written is one of {', '.join(_WRITTEN)}")
    if ("check" in entry) is ("pattern" in entry):
        raise InvalidRubric(f"{where}: exactly one of check and pattern says what it looks for")
    return Rule(
        **{key: entry[key] for key in _TEXTS},
        check=entry.get("check"),
        pattern=_pattern(where, entry) if "pattern" in entry else None,
        needs=frozenset(entry.get("needs", ())),
        right=tuple(entry.get("right", ())),
        written=entry.get("written", "any"),
        parts=_parts(where, entry.get("parts", ["body"])),
        flag=tuple(entry["flag"]),
        spare=tuple(entry["spare"]),
    )


def _parts(where: str, names: list[str]) -> frozenset[Part]:
    try:
        return frozenset(Part(name) for name in names)
    except ValueError as error:
        raise InvalidRubric(f"{where}: parts: {error}") from error


def _pattern(where: str, entry: Mapping[str, Any]) -> str:
    pattern = joined(entry["pattern"], where)
    try:
        groups = _compile(pattern).groupindex
    except re.error as error:
        raise InvalidRubric(f"{where}: pattern: {error}") from error
    right = entry.get("right", ())
    if len(right) > 1 and set(groups) - {"slip"} and not all(map(_TEMPLATE.search, right)):
        raise InvalidRubric(f"{where}: right: of several, each must name the group that it goes with")
    used = {name for template in entry.get("right", ()) for name, _ in _TEMPLATE.findall(template)}
    if not used <= set(groups):
        raise InvalidRubric(f"{where}: right names no group of the pattern: {', '.join(sorted(used - set(groups)))}")
    return pattern


def fill(template: str, match: re.Match[str], words: str) -> str | None:
    """A replacement: {name} is the group as written, {name:text} is the text, {name:capital} and {name:plural} change
    the group; None where a group that the template names took no part in the match."""
    names = [name for name, _ in _TEMPLATE.findall(template)]
    if any(match.start(name) < 0 for name in names):
        return None
    return _TEMPLATE.sub(lambda one: _filled(words[slice(*match.span(one[1]))], one[2]), template)


def _filled(group: str, change: str | None) -> str:
    match change:
        case None:
            return group
        case "capital":
            return group[0].upper() + group[1:]
        case "plural":
            return _plural(group)
    return change


def _plural(noun: str) -> str:
    if noun == "person":
        return "people"
    return f"{noun[:-1]}ies" if noun.endswith("y") and noun[-2] not in "aeiou" else f"{noun}s"

"""The thresholds of timing: each with its default, bounds, facts and reason, and each open to change by the user."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

from coach.domain.facts import OWN_CHOICE
from coach.domain.tables import parse_table
from coach.errors import InvalidOptions, InvalidRubric

UNITS = frozenset({"minutes", "hours", "hour of the day", "days", "business days", "people"})
_TYPES = {"title": str, "default": int, "unit": str, "bounds": list, "facts": list, "why": str, "at_least": str}
_OPTIONAL = frozenset({"at_least"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Threshold:
    """What one number means; `bounds` are included, `at_least` names the threshold that it must not fall below."""

    id: str
    title: str
    default: int
    unit: str
    bounds: tuple[int, int]
    facts: tuple[str, ...]
    why: str
    at_least: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """The numbers in force, in the units that their names and timing.toml give."""

    thank_you_pause_minutes: int
    same_day_green_hours: int
    thank_you_green_hours: int
    thank_you_amber_hours: int
    morning_hour: int
    thank_you_shown_days: int
    panel_people: int
    check_in_from_business_days: int
    check_in_until_business_days: int
    promise_from_business_days: int
    promise_until_business_days: int
    second_check_in_from_business_days: int
    second_check_in_until_business_days: int
    closing_note_days: int
    closing_note_open_days: int
    waiting_shown_days: int
    parked_shown_days: int
    deadline_amber_business_days: int
    request_green_hours: int
    request_amber_hours: int
    task_green_hours: int
    request_shown_days: int
    prepare_days: int
    decision_far_days: int
    post_business_days: int

    def with_overrides(self, overrides: Mapping[str, int]) -> "Thresholds":
        """These with some numbers changed; raises InvalidOptions that names every one that cannot be."""
        known = load_timing()
        faults = [fault for id_, value in overrides.items() if (fault := _fault(known.get(id_), id_, value))]
        if faults:
            raise InvalidOptions(" ".join(faults))
        values = asdict(self) | dict(overrides)
        if crossed := _crossed(known, values):
            raise InvalidOptions(" ".join(crossed))
        return Thresholds(**values)


@cache
def load_timing() -> Mapping[str, Threshold]:
    """Every threshold by its id, in the order of the file."""
    return parse_timing((files("coach.domain") / "timing.toml").read_text("utf-8"))


@cache
def default_thresholds() -> Thresholds:
    """The numbers that ship with the program."""
    return Thresholds(**{one.id: one.default for one in load_timing().values()})


@cache
def facts_behind(*ids: str) -> tuple[str, ...]:
    """The facts of some thresholds, each once, our own choice last."""
    cited = [fact for id_ in ids for fact in load_timing()[id_].facts]
    return tuple(sorted(dict.fromkeys(cited), key=lambda fact: fact == OWN_CHOICE))


def parse_timing(source: str) -> Mapping[str, Threshold]:
    """Raises InvalidRubric for anything that is not exactly in the form of timing.toml."""
    tables = parse_table(source, "timing")
    if odd := set(tables) ^ {field.name for field in fields(Thresholds)}:
        raise InvalidRubric(f"timing: unknown or missing {', '.join(sorted(odd))}")
    thresholds = {id_: _threshold(id_, table) for id_, table in tables.items()}
    for one in thresholds.values():
        if one.at_least and (one.at_least not in thresholds or thresholds[one.at_least].unit != one.unit):
            raise InvalidRubric(f"timing: {one.id}: at_least {one.at_least!r} is no threshold of the same unit")
    if crossed := _crossed(thresholds, {one.id: one.default for one in thresholds.values()}):
        raise InvalidRubric("timing: " + " ".join(crossed))
    return MappingProxyType(thresholds)


def _threshold(id_: str, table: Any) -> Threshold:
    _check_form(id_, table)
    bounds, facts = table["bounds"], table["facts"]
    if len(bounds) != 2 or not all(type(bound) is int for bound in bounds):
        raise InvalidRubric(f"timing: {id_}: bounds must be two whole numbers")
    if not all(isinstance(fact, str) and fact for fact in facts):
        raise InvalidRubric(f"timing: {id_}: every fact is the id of one, or {OWN_CHOICE!r}")
    if table["unit"] not in UNITS:
        raise InvalidRubric(f"timing: {id_}: unit {table['unit']!r} is not one of {', '.join(sorted(UNITS))}")
    if not bounds[0] <= table["default"] <= bounds[1]:
        raise InvalidRubric(f"timing: {id_}: default {table['default']} lies outside the bounds")
    return Threshold(**table | {"id": id_, "bounds": tuple(bounds), "facts": tuple(facts)})


def _check_form(id_: str, table: Any) -> None:
    if not isinstance(table, dict):
        raise InvalidRubric(f"timing: {id_!r} is not a table")
    if odd := set(table) - set(_TYPES) | set(_TYPES) - _OPTIONAL - set(table):
        raise InvalidRubric(f"timing: {id_}: unknown or missing {', '.join(sorted(odd))}")
    for key, value in table.items():
        expected = _TYPES[key]
        if type(value) is not expected or value in ("", []):
            raise InvalidRubric(f"timing: {id_}: {key} must be a {expected.__name__} and not empty")


def _fault(threshold: Threshold | None, id_: str, value: object) -> str | None:
    if threshold is None:
        return f"No threshold is called {id_!r}."
    low, high = threshold.bounds
    if type(value) is not int or not low <= value <= high:
        return f"{threshold.title}: {value!r} is not a whole number of {threshold.unit} from {low} to {high}."
    return None


def _crossed(known: Mapping[str, Threshold], values: Mapping[str, int]) -> list[str]:
    return [
        f"{one.title}: {values[one.id]} {one.unit} is less than {known[one.at_least].title!r}, {values[one.at_least]}."
        for one in known.values()
        if one.at_least and values[one.id] < values[one.at_least]
    ]

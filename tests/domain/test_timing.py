"""The thresholds are read strictly, rest on known facts, and change only within their bounds."""

import copy
import dataclasses
import re
import tomllib
from collections.abc import Callable
from importlib.resources import files
from typing import Any

import pytest

from coach.domain.facts import OWN_CHOICE, load_facts
from coach.domain.timing import Threshold, default_thresholds, facts_behind, load_timing, parse_timing
from coach.errors import InvalidOptions, InvalidRubric

TABLE = tomllib.loads((files("coach.domain") / "timing.toml").read_text("utf-8"))
ONE = "thank_you_green_hours"


def as_toml(tables: dict[str, Any]) -> str:
    lines = []
    for name, table in tables.items():
        if isinstance(table, dict):
            lines += [f"[{name}]", *(f"{key} = {value!r}" for key, value in table.items())]
        else:
            lines.insert(0, f"{name} = {table!r}")
    return "\n".join(lines).replace("True", "true")


@pytest.mark.parametrize(
    ("spoil", "names"),
    [
        (lambda t: t.pop(ONE), ONE),
        (lambda t: t.update(extra=copy.deepcopy(t[ONE])), "extra"),
        (lambda t: t.update({ONE: 24}), ONE),
        (lambda t: t[ONE].pop("why"), "why"),
        (lambda t: t[ONE].update(colour="red"), "colour"),
        (lambda t: t[ONE].update(why=""), "why"),
        (lambda t: t[ONE].update(default=24.0), "default"),
        (lambda t: t[ONE].update(default=True), "default"),
        (lambda t: t[ONE].update(default=200), "default"),
        (lambda t: t[ONE].update(bounds=[24]), "bounds"),
        (lambda t: t[ONE].update(bounds=[1, "2"]), "bounds"),
        (lambda t: t[ONE].update(unit="fortnights"), "unit"),
        (lambda t: t[ONE].update(facts=[]), "facts"),
        (lambda t: t[ONE].update(facts=[13]), "fact"),
        (lambda t: t[ONE].update(at_least="nothing"), "at_least"),
        (lambda t: t[ONE].update(at_least="morning_hour"), "at_least"),
        (lambda t: t[ONE].update(default=90), "Thank-you: late after"),
    ],
)
def test_a_spoilt_file_is_refused_and_the_message_names_the_fault(
    spoil: Callable[[dict[str, Any]], object], names: str
) -> None:
    tables = copy.deepcopy(TABLE)
    spoil(tables)
    with pytest.raises(InvalidRubric, match=names):
        parse_timing(as_toml(tables))


@pytest.mark.parametrize("source", ["", "[", "a = 1"])
def test_a_file_that_is_none_is_refused(source: str) -> None:
    with pytest.raises(InvalidRubric, match="timing"):
        parse_timing(source)


def test_the_file_survives_a_round_trip() -> None:
    assert parse_timing(as_toml(TABLE)) == load_timing()


@pytest.mark.parametrize("threshold", load_timing().values(), ids=lambda one: one.id)
def test_each_threshold_rests_on_known_facts_and_says_why_in_a_sentence(threshold: Threshold) -> None:
    assert set(threshold.facts) <= set(load_facts()) | {OWN_CHOICE}
    assert re.fullmatch(r"[A-Z][^.!?]*\.", threshold.why)
    assert not threshold.title.endswith(".")
    assert threshold.id.endswith(threshold.unit.replace(" ", "_")) or threshold.unit == "hour of the day"


def test_the_defaults_are_those_of_the_rubric() -> None:
    defaults = default_thresholds()
    assert (defaults.thank_you_green_hours, defaults.thank_you_amber_hours, defaults.same_day_green_hours) == (
        24,
        48,
        3,
    )
    assert (defaults.check_in_from_business_days, defaults.check_in_until_business_days) == (5, 10)
    assert (defaults.promise_from_business_days, defaults.second_check_in_from_business_days) == (2, 5)
    assert (defaults.closing_note_days, defaults.panel_people, defaults.decision_far_days) == (28, 7, 7)


@pytest.mark.parametrize("threshold", load_timing().values(), ids=lambda one: one.id)
def test_no_threshold_can_be_moved_out_of_its_bounds(threshold: Threshold) -> None:
    low, high = threshold.bounds
    for outside in (low - 1, high + 1):
        with pytest.raises(InvalidOptions, match=re.escape(threshold.title)):
            default_thresholds().with_overrides({threshold.id: outside})


@pytest.mark.parametrize("end", [0, 1])
def test_every_threshold_can_be_moved_to_either_of_its_bounds(end: int) -> None:
    moved = {one.id: one.bounds[end] for one in load_timing().values()}
    assert dataclasses.asdict(default_thresholds().with_overrides(moved)) == moved


@pytest.mark.parametrize("value", [True, 24.0, "24", None, float("nan"), -1])
def test_what_is_no_whole_number_is_refused(value: Any) -> None:
    with pytest.raises(InvalidOptions, match="whole number of hours from 1 to 96"):
        default_thresholds().with_overrides({ONE: value})


def test_an_unknown_threshold_is_refused_and_all_faults_are_told_at_once() -> None:
    with pytest.raises(InvalidOptions, match=r"patience.*hour of the day from 6 to 12"):
        default_thresholds().with_overrides({"patience": 3, "morning_hour": 25})


def test_a_limit_cannot_cross_its_neighbour_but_both_can_move_together() -> None:
    with pytest.raises(InvalidOptions, match="late after"):
        default_thresholds().with_overrides({"thank_you_amber_hours": 23})
    moved = default_thresholds().with_overrides({"thank_you_amber_hours": 12, "thank_you_green_hours": 6})
    assert (moved.thank_you_green_hours, moved.thank_you_amber_hours) == (6, 12)


def test_no_change_changes_nothing() -> None:
    assert default_thresholds().with_overrides({}) == default_thresholds()
    with pytest.raises(dataclasses.FrozenInstanceError):
        default_thresholds().morning_hour = 8  # type: ignore[misc]


def test_the_facts_of_several_thresholds_come_once_and_our_own_choice_last() -> None:
    assert facts_behind("thank_you_pause_minutes", "thank_you_green_hours", "thank_you_amber_hours") == (
        "F15",
        "F13",
        "F24",
        "D",
    )

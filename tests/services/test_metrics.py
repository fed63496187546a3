"""Narrowing what is measured: by stage, company, what is open, and period."""

from datetime import date
from functools import partial

import pytest

from coach.domain.applications import Application, Event, EventKind, Stage
from coach.domain.merging import Stored
from coach.domain.timing import default_thresholds
from coach.metrics.waits import Measure
from coach.regions import calendar_of
from coach.services.metrics import Narrowing, measured_from, narrowed
from coach.services.preferences import TimeRules
from tests.metrics.logs import BERLIN, instant, log

RECORD = [
    log("1 12:00 applied", "9 12:00 rejection", company="Larch Foods", stage=Stage.REJECTED),
    log("4 12:00 applied", company="Apex’s Works", stage=Stage.APPLIED),
    log("12 23:30 interview", "13 10:00 note_sent note=thank_you", company="Rowan", stage=Stage.INTERVIEWING),
    log("14 12:00 applied", company="Larch Homes", stage=Stage.CLOSED),
]
RULES = TimeRules(BERLIN, partial(calendar_of, None), default_thresholds())
MEASURED = measured_from([Stored(str(n), 1, one) for n, one in enumerate(RECORD)], instant(20), RULES)


def kept(by: Narrowing) -> list[int]:
    return sorted(narrowed(MEASURED, by, BERLIN).events["application"].unique().tolist())


@pytest.mark.parametrize(
    ("by", "numbers"),
    [
        (Narrowing(), [0, 1, 2, 3]),
        (Narrowing(stages=(Stage.REJECTED, Stage.APPLIED)), [0, 1]),
        (Narrowing(company="larch"), [0, 3]),
        (Narrowing(company="  APEX'S "), [1]),
        (Narrowing(company="nobody"), []),
        (Narrowing(company="(["), []),
        (Narrowing(only_open=True), [1, 2]),
        (Narrowing(since=date(2026, 5, 10)), [2, 3]),
        (Narrowing(until=date(2026, 5, 3)), [0]),
        (Narrowing(since=date(2026, 5, 12), until=date(2026, 5, 12)), [2]),
        (Narrowing(since=date(2026, 5, 13), until=date(2026, 5, 12)), []),
        (Narrowing(company="larch", since=date(2026, 5, 9)), [0, 3]),
    ],
)
def test_only_what_was_asked_for_is_left(by: Narrowing, numbers: list[int]) -> None:
    assert kept(by) == numbers


def test_an_application_keeps_all_its_events_but_only_the_waits_begun_in_the_period() -> None:
    found = narrowed(MEASURED, Narrowing(company="larch foods", since=date(2026, 5, 9)), BERLIN)
    assert len(found.events) == 2
    assert found.waits.empty


def test_a_year_typed_wrongly_is_still_shown_where_no_period_is_chosen() -> None:
    long_ago = measured_from(
        [Stored("a", 1, Application("Larch Foods", applied_on=date(202, 5, 1)))], instant(20), RULES
    )
    assert len(narrowed(long_ago, Narrowing(), BERLIN).waits) == 1
    assert narrowed(long_ago, Narrowing(since=date(2026, 1, 1)), BERLIN).waits.empty


def test_numbers_still_lead_to_the_ids() -> None:
    found = narrowed(MEASURED, Narrowing(company="rowan"), BERLIN)
    assert {found.ids[number] for number in found.events["application"]} == {"2"}


def test_what_is_kept_for_all_is_not_changed() -> None:
    before = MEASURED.events.copy(), MEASURED.waits.copy()
    narrowed(MEASURED, Narrowing(company="rowan", only_open=True), BERLIN)
    assert MEASURED.events.equals(before[0])
    assert MEASURED.waits.equals(before[1])


def test_an_empty_record_can_be_narrowed_too() -> None:
    nothing = measured_from([], instant(20), RULES)
    assert narrowed(nothing, Narrowing(company="x", only_open=True, since=date(2026, 5, 1)), BERLIN).events.empty


@pytest.mark.parametrize(
    ("region", "lines", "days"),
    [
        (None, ["13 applied", "15 offer"], 2),
        ("DE", ["13 applied", "15 offer"], 1),  # Ascension Day
        (None, ["14 applied", "17 offer"], 1),  # a Thursday to a Sunday
        ("EG", ["14 applied", "17 offer"], 1),
        ("EG", ["14 applied", "16 offer"], 0),  # where Friday and Saturday are the weekend
    ],
)
def test_holidays_and_weekends_of_the_region_are_no_business_days(
    region: str | None, lines: list[str], days: int
) -> None:
    rules = TimeRules(BERLIN, partial(calendar_of, region), default_thresholds())
    frame = measured_from([Stored("a", 1, log(*lines))], instant(20), rules).waits
    assert frame.loc[frame["measure"] == Measure.APPLICATION_TO_REPLY, "business_days"].tolist() == [days]


def test_a_year_typed_wrongly_asks_for_no_centuries_of_holidays() -> None:
    asked: list[int] = []
    rules = TimeRules(BERLIN, lambda years: asked.extend(years) or calendar_of(None, ()), default_thresholds())
    measured_from([Stored("a", 1, Application("Larch Foods", applied_on=date(202, 5, 1)))], instant(20), rules)
    assert len(asked) <= 101


@pytest.mark.parametrize(
    ("applied_on", "planned_for", "measured_for"),
    [
        (date(2026, 5, 1), {2026}, {2026}),
        (date(2024, 5, 1), {2024, 2026}, {2024, 2025, 2026}),
        (date(1926, 5, 1), {2026}, set(range(1927, 2027))),
        (date(1927, 5, 1), {1927, 2026}, set(range(1927, 2027))),
    ],
)
def test_plans_and_waits_ask_for_holidays_within_one_lifetime(
    applied_on: date, planned_for: set[int], measured_for: set[int]
) -> None:
    asked: list[set[int]] = []
    rules = TimeRules(BERLIN, lambda years: asked.append(set(years)) or calendar_of(None, ()), default_thresholds())
    one = Application("Larch Foods", events=(Event(EventKind.APPLIED, on=applied_on),))
    rules.calendar_of([one], instant(20))
    measured_from([Stored("a", 1, one)], instant(20), rules)
    assert asked == [planned_for, measured_for]

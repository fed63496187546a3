"""Narrowing what is measured: by stage, company, what is open, and period."""

from datetime import date

import pytest

from coach.domain.applications import Stage
from coach.domain.calendars import BusinessCalendar
from coach.domain.merging import Stored
from coach.domain.timing import default_thresholds
from coach.services.metrics import Narrowing, measured_from, narrowed
from coach.services.preferences import TimeRules
from tests.metrics.logs import BERLIN, instant, log

RECORD = [
    log("1 12:00 applied", "9 12:00 rejection", company="Larch Foods", stage=Stage.REJECTED),
    log("4 12:00 applied", company="Apex’s Works", stage=Stage.APPLIED),
    log("12 23:30 interview", "13 10:00 note_sent note=thank_you", company="Rowan", stage=Stage.INTERVIEWING),
    log("14 12:00 applied", company="Larch Homes", stage=Stage.CLOSED),
]
ASCENSION = BusinessCalendar(frozenset({date(2026, 5, 14)}))
RULES = TimeRules(BERLIN, lambda _: ASCENSION, default_thresholds())
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


def test_a_holiday_of_the_users_region_is_no_business_day() -> None:
    waits = MEASURED.waits
    (wait,) = waits[(waits["company"] == "Apex’s Works")].itertuples()
    assert (wait.days, wait.business_days) == (16, 11)

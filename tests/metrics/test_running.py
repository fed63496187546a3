"""The waits that still run, and how they stand among the others."""

from datetime import date

import pytest

from coach.metrics.running import awaited, open_waits, owed, standings
from coach.metrics.survival import kaplan_meier, replied_by
from coach.metrics.waits import Measure
from tests.metrics.logs import described, instant, log, waits


def test_after_an_interview_nobody_waits_for_word_on_the_application_itself() -> None:
    frame = awaited(waits([log("1 12:00 applied", "5 12:00 interview", "8 12:00 interview round=2")]))
    assert frame["measure"].tolist() == [Measure.INTERVIEW_TO_REPLY]
    assert described(frame) == ["288 h open"]


def test_a_check_in_is_waited_for_beside_the_interview_and_the_latest_start_comes_first() -> None:
    lines = ["5 12:00 interview", "8 12:00 note_sent note=check_in", "15 12:00 note_sent note=check_in"]
    frame = awaited(waits([log(*lines), log("7 12:00 applied", company="Apex")]))
    assert frame[["company", "measure"]].values.tolist() == [
        ["Larch Foods", "check_in_to_reply"],
        ["Apex", "application_to_reply"],
        ["Larch Foods", "interview_to_reply"],
    ]
    assert described(frame.head(1)) == ["120 h open"]


@pytest.mark.parametrize("stage", ["rejected", "withdrawn", "closed", "accepted"])
def test_nothing_is_owed_or_awaited_where_the_application_is_over(stage: str) -> None:
    over = waits([log("5 12:00 interview", "6 12:00 request_received request=test", stage=stage)])
    assert owed(over).empty
    assert awaited(over).empty


def test_what_is_owed_is_for_the_user_to_end() -> None:
    frame = owed(waits([log("1 12:00 applied", "5 12:00 interview", "6 12:00 request_received request=test")]))
    assert frame["measure"].tolist() == [Measure.REQUEST, Measure.THANK_YOU]


def test_each_wait_stands_where_the_curve_puts_it() -> None:
    record = [
        *(log("1 12:00 applied", f"{day} 12:00 employer_reply") for day in (3, 5, 9)),
        *(log(f"{day} 12:00 applied") for day in (1, 13, 20)),
    ]
    all_waits = waits(record, now=instant(20, "18:00"))
    found = standings(awaited(all_waits), all_waits)
    curve = kaplan_meier(all_waits[all_waits["measure"] == Measure.APPLICATION_TO_REPLY])
    assert [one.wait.days for one in found] == [0.25, 7.25, 19.25]
    for stands in found:
        expected = replied_by(curve, stands.wait.days)
        assert (stands.replied, stands.low, stands.high) == pytest.approx((expected.share, expected.low, expected.high))
        assert (stands.n, stands.still_open, stands.last_reply) == (6, 3, 8.0)


def test_before_any_reply_the_share_is_none_and_no_last_one_is_known() -> None:
    all_waits = waits([log("1 12:00 applied")])
    (stands,) = standings(awaited(all_waits), all_waits)
    assert (stands.replied, stands.low, stands.high) == (0, 0, 0)
    assert stands.last_reply is None
    assert stands.median_days is None


def test_a_wait_knows_its_job_its_day_and_its_business_days() -> None:
    (wait,) = open_waits(awaited(waits([log("16 12:00 applied")], now=instant(19))))  # a Saturday to a Tuesday
    assert (wait.company, wait.role, wait.start_day, wait.days, wait.business_days) == (
        "Larch Foods", "Buyer", date(2026, 5, 16), 3.0, 2,
    )  # fmt: skip


def test_nothing_running_stands_nowhere() -> None:
    empty = waits([])
    assert standings(awaited(empty), empty) == ()
    assert open_waits(owed(empty)) == ()

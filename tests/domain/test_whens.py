"""Moments and deeds in words."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from coach.domain.actions import Action, Due, Moment, Rule, What
from coach.domain.calendars import BusinessCalendar
from coach.domain.deeds import deed
from coach.domain.planning.clock import Clock
from coach.domain.whens import moment_words, window_words
from tests.domain.planning.planning import LONDON, moment

NOW = datetime(2026, 12, 30, 23, 30, tzinfo=UTC)


def clock(zone: ZoneInfo = LONDON) -> Clock:
    return Clock(NOW, zone, BusinessCalendar())


@pytest.mark.parametrize(
    ("when", "zone", "words"),
    [
        ("2026-12-30T23:59", "Europe/London", "today at 23:59"),
        ("2026-12-31T00:00", "Europe/London", "tomorrow at 00:00"),
        ("2026-12-31T00:00", "Asia/Tokyo", "today at 09:00"),
        ("2026-12-30", "Asia/Tokyo", "yesterday"),
        ("2026-12-31", "Europe/London", "tomorrow"),
        ("2026-12-29", "Europe/London", "yesterday"),
        ("2026-12-28", "Europe/London", "Monday 28 December"),
        ("2027-01-01", "Europe/London", "Friday 1 January 2027"),
        ("2026-07-01T12:00", "Europe/London", "Wednesday 1 July at 13:00"),
    ],
)
def test_a_moment_is_told_by_the_users_clock(when: str, zone: str, words: str) -> None:
    assert moment_words(moment(when), clock(ZoneInfo(zone))) == words


def action(what: What, due: Due, until: Moment | None, rule: Rule = Rule.THANK_YOU, **more: object) -> Action:
    return Action(
        id="a", application_id="a", company="Larch", role="", what=what, why="", from_=date(2027, 1, 4), until=until,
        due=due, rule=rule, facts=(), **more,  # type: ignore[arg-type]
    )  # fmt: skip


@pytest.mark.parametrize(
    ("what", "due", "until", "words"),
    [
        (What.THANK_YOU, Due.GREEN, datetime(2026, 12, 31, 9, tzinfo=UTC), "until tomorrow at 09:00"),
        (What.CHECK_IN, Due.AMBER, date(2026, 12, 30), "until the end of today"),
        (What.THANK_YOU, Due.RED, None, "as soon as you can"),
        (What.CHECK_IN, Due.NOT_YET, date(2027, 1, 9), "from Monday 4 January 2027"),
        (What.CHECK_IN, Due.STOP, date(2027, 1, 9), "from Monday 4 January 2027"),
        (What.WAIT, Due.STOP, date(2027, 1, 9), "from Saturday 9 January 2027"),
        (What.PARK, Due.STOP, date(2027, 1, 9), "nothing more to do"),
    ],
)
def test_a_window_is_told_by_the_end_that_matters(what: What, due: Due, until: Moment | None, words: str) -> None:
    assert window_words(action(what, due, until), clock()) == words


@pytest.mark.parametrize("what", What)
def test_every_deed_names_whom_or_where(what: What) -> None:
    one = action(what, Due.GREEN, None, Rule.OFFER_DEADLINE)
    assert "Larch" in deed(one) or what is What.THANK_YOU
    assert deed(one)[0].isupper()
    if what not in (What.DECIDE_BY, What.PREPARE, What.WAIT, What.PARK):
        assert "Ada" in deed(action(what, Due.GREEN, None, whom="Ada"))


def test_a_note_about_another_offer_goes_to_the_employer_who_still_decides() -> None:
    assert "Ada" in deed(action(What.DECIDE_BY, Due.GREEN, None, Rule.OTHER_DEADLINE, whom="Ada"))


def test_a_large_panel_is_thanked_through_the_coordinator() -> None:
    assert deed(action(What.THANK_YOU, Due.GREEN, None, naming=("A", "B"))) == "Thank the coordinator"

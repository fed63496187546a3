"""What the Today page says, and what is typed into it."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from coach.domain.actions import Action, Due, Rule, What
from coach.domain.applications import Application, Channel
from coach.domain.calendars import BusinessCalendar
from coach.domain.planning.clock import Clock
from coach.domain.timing import default_thresholds, load_timing
from coach.errors import CoachError
from coach.services.acting import Meaning, Reply, Sent
from coach.ui.applications.words import CHANNELS
from coach.ui.today.deeds import Deed, Snooze, Told
from coach.ui.today.snoozes import snooze_choices
from coach.ui.today.thresholds import grouped, in_pairs
from coach.ui.today.typed import moment_of, now_of
from coach.ui.today.words import BY_CHANNEL, MEANINGS, STATES, names_of, put_off_words, rule_words, told_words
from tests.domain.planning.planning import ENGLAND, LONDON, moment

BERLIN = ZoneInfo("Europe/Berlin")


def test_everything_has_a_word_of_its_own() -> None:
    assert set(STATES) == set(Due)
    assert len({one.word for one in STATES.values()}) == len({one.sign for one in STATES.values()}) == len(Due)
    assert set(CHANNELS) == set(BY_CHANNEL) == set(Channel)
    assert set(MEANINGS) == set(Meaning)


@pytest.mark.parametrize("rule", Rule)
def test_every_rule_is_told_with_the_numbers_in_force(rule: Rule) -> None:
    said = rule_words(rule, default_thresholds())
    assert said.endswith(".")
    assert "{" not in said


def test_a_changed_number_is_told() -> None:
    changed = default_thresholds().with_overrides({"thank_you_green_hours": 17})
    assert "17 hours" in rule_words(Rule.THANK_YOU, changed)


@pytest.mark.parametrize(
    ("now", "day", "hour", "zone", "found"),
    [
        ("2026-06-10T09:00:30", "2026-06-10", "10:00", LONDON, "2026-06-10T09:00:30"),
        ("2026-06-10T09:00:30", "2026-06-10", "09:59", LONDON, "2026-06-10T08:59"),
        ("2026-06-10T09:00:30", "2026-06-10", None, LONDON, "2026-06-10"),
        ("2026-06-10T23:30", "2026-06-11", None, LONDON, "2026-06-11"),
        # The hour that Berlin had twice: the later one, which is nearer.
        ("2026-10-25T01:45", "2026-10-25", "02:30", BERLIN, "2026-10-25T01:30"),
        ("2028-03-01T00:00", "2028-02-29", "12:00", LONDON, "2028-02-29T12:00"),
    ],
)
def test_a_day_and_an_hour_are_those_of_the_users_clock(
    now: str, day: str, hour: str | None, zone: ZoneInfo, found: str
) -> None:
    told = moment_of(date.fromisoformat(day), time.fromisoformat(hour) if hour else None, as_instant(now), zone)
    assert told == moment(found)


@pytest.mark.parametrize(
    ("now", "day", "hour", "zone"),
    [
        ("2026-06-10T09:00", None, "10:00", LONDON),
        ("2026-06-10T09:00", "2026-06-10", "10:01", LONDON),
        ("2026-06-10T22:59", "2026-06-11", None, LONDON),
        ("2026-03-29T12:00", "2026-03-29", "02:30", BERLIN),
    ],
)
def test_what_is_to_come_or_never_was_is_refused(now: str, day: str | None, hour: str, zone: ZoneInfo) -> None:
    with pytest.raises(CoachError):
        moment_of(
            date.fromisoformat(day) if day else None, time.fromisoformat(hour) if hour else None, as_instant(now), zone
        )


def as_instant(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def test_now_is_a_day_and_a_minute() -> None:
    assert now_of(as_instant("2026-06-10T23:30:59"), LONDON) == (date(2026, 6, 11), time(0, 30))


def test_a_snooze_ends_in_the_morning_of_the_users_day() -> None:
    christmas_eve = Clock(as_instant("2026-12-24T12:00"), LONDON, ENGLAND)
    assert snooze_choices(christmas_eve, 10) == {
        "Tomorrow": as_instant("2026-12-25T10:00"),
        "Next business day": as_instant("2026-12-29T10:00"),
        "In three days": as_instant("2026-12-27T10:00"),
        "In a week": as_instant("2026-12-31T10:00"),
    }
    spring = Clock(as_instant("2026-03-28T12:00"), BERLIN, BusinessCalendar())
    assert snooze_choices(spring, 10)["Tomorrow"] == as_instant("2026-03-29T08:00")


def test_every_threshold_stands_under_one_heading() -> None:
    found = grouped(load_timing())
    assert sorted(id_ for ids in found.values() for id_ in ids) == sorted(load_timing())
    assert len(found) == 4
    assert list(in_pairs(("a", "b", "c"))) == [("a", "b"), ("c",)]


ASK = Action(
    id="a", application_id="larch", company="Larch", role="Clerk", what=What.ACKNOWLEDGE_REQUEST, whom="Ada Osei",
    why="", from_=date(2026, 6, 9), until=None, due=Due.GREEN, rule=Rule.ACKNOWLEDGEMENT, facts=(),
)  # fmt: skip
TEN = as_instant("2026-06-10T09:00")


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (Sent(when=TEN, channel=Channel.PAPER), ["on paper", "today at 10:00", "Ada Osei", "Larch"]),
        (Sent(when=TEN, channel=Channel.EMAIL, answers=True), ["with all they asked for"]),
        (Sent(when=date(2026, 6, 9), channel=Channel.EMAIL), ["e-mail, yesterday:"]),
        (Reply(when=TEN, channel=Channel.PHONE), ["their reply by phone, today at 10:00", "Larch, Clerk"]),
        (Reply(when=TEN, channel=Channel.PHONE, by=date(2026, 6, 11)), ["date named: tomorrow"]),
        (Reply(when=TEN, channel=Channel.PHONE, meaning=Meaning.REJECTION), ["rejection by phone"]),
        (Snooze(as_instant("2026-06-11T08:00")), ["until tomorrow at 09:00", "Ada Osei"]),
    ],
)
def test_a_deed_is_told_with_channel_and_time(told: Told, said: list[str]) -> None:
    clock = Clock(TEN, LONDON, ENGLAND)
    words = told_words(Deed(ASK, Application("Larch"), told), clock)
    assert [part for part in said if part not in words] == []


def test_a_date_is_not_told_of_a_reply_that_keeps_none() -> None:
    told = Reply(when=TEN, channel=Channel.EMAIL, meaning=Meaning.REJECTION, by=date(2026, 6, 19))
    assert "19 June" not in told_words(Deed(ASK, Application("Larch"), told), Clock(TEN, LONDON, ENGLAND))


@pytest.mark.parametrize(("until", "end"), [(None, "not needed"), ("2026-06-11T08:00", "until tomorrow at 09:00")])
def test_what_is_put_off_says_until_when(until: str | None, end: str) -> None:
    clock = Clock(TEN, LONDON, ENGLAND)
    assert put_off_words(ASK, as_instant(until) if until else None, clock).endswith(end)


def test_no_two_actions_are_called_the_same() -> None:
    actions = [ASK, replace(ASK, id="b"), replace(ASK, id="c", role="Buyer")]
    names = names_of(actions)
    assert len(set(names.values())) == len(names) == 3
    assert all("Ada Osei" in one and "Larch" in one for one in names.values())

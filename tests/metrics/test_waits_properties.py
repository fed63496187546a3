"""What holds of the waits of any log; and the same waits again, found one by one in plain Python."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta, tzinfo
from random import Random
from typing import NamedTuple
from zoneinfo import ZoneInfo

import pandas as pd
import pytest

from coach.domain.applications import Application, Event, EventKind, RequestKind
from coach.domain.messages import Kind
from coach.metrics.frames import events_frame
from coach.metrics.pairing import REPLIES
from coach.metrics.waits import Measure, waits_frame

ZONES = [ZoneInfo("Europe/Berlin"), ZoneInfo("America/Los_Angeles"), UTC]
NOW = datetime(2026, 3, 31, 9, tzinfo=UTC)

# Few hours and days, so that much happens at once, around the nights in which the clocks change (8 and 29 March).
HOURS = [0, 7, 9, 10, 23]
DAYS = range(5, 32)


def happening(random: Random) -> Event:
    kind = random.choice(list(EventKind))
    day = random.choice(DAYS)
    at = datetime(2026, 3, day, random.choice(HOURS), tzinfo=UTC) if random.random() < 0.6 else None
    is_request = kind in (EventKind.REQUEST_RECEIVED, EventKind.REQUEST_ANSWERED)
    return Event(
        kind,
        at=at,
        on=None if at else date(2026, 3, day),
        ended_at=at + timedelta(hours=1) if at and random.random() < 0.5 else None,
        contact=random.choice([None, "Osei", "Diaz"]),
        round=random.choice([None, 1, 2]),
        note=random.choice([Kind.THANK_YOU, Kind.CHECK_IN]) if kind is EventKind.NOTE_SENT else None,
        request=random.choice([None, *RequestKind]) if is_request else None,
        request_id=random.choice([None, "a", "b"]) if is_request else None,
        promised_on=date(2026, 3, random.choice(DAYS)) if kind is EventKind.DATE_PROMISED else None,
    )


# A table of a thousand logs costs little more than that of one: so many at a time, from a seed, instead of one by one.
@pytest.fixture(params=range(2))
def random(request: pytest.FixtureRequest) -> Random:
    return Random(request.param)  # noqa: S311 - to be repeated, not kept secret


@pytest.fixture(params=ZONES, ids=str)
def zone(request: pytest.FixtureRequest) -> tzinfo:
    zone: tzinfo = request.param
    return zone


@pytest.fixture
def logs(random: Random) -> list[list[Event]]:
    return [[happening(random) for _ in range(random.randrange(14))] for _ in range(400)]


def waits(
    logs: Iterable[list[Event]], now: datetime = NOW, zone: tzinfo = UTC, *, by_event: bool = False
) -> pd.DataFrame:
    record = [Application("Larch Foods", "Buyer", events=tuple(log)) for log in logs]
    return waits_frame(events_frame(record), now=now, zone=zone, by_event=by_event)


def naming_interviewers(logs: list[list[Event]]) -> list[list[Event]]:
    """Without the interviews that name nobody, which whoever is thanked joins later; test_waits has their cases."""
    return [[one for one in log if one.contact or one.kind is not EventKind.INTERVIEW] for log in logs]


def test_the_order_of_a_log_makes_no_difference(logs: list[list[Event]], random: Random) -> None:
    pd.testing.assert_frame_equal(waits(logs), waits(random.sample(log, len(log)) for log in logs))


def test_no_wait_is_negative_and_hours_are_those_between_instants(logs: list[list[Event]], zone: tzinfo) -> None:
    found = waits(logs, zone=zone)
    assert (found[["days", "business_days"]] >= 0).all(axis=None)
    assert not (found["hours"] < 0).any()
    assert (found["hours"].notna() == (found["start"].notna() & found["end"].notna())).all()
    assert not (found["observed"] & found["running"]).any()


@pytest.mark.parametrize("hours", [1, 200])
def test_a_later_now_shortens_no_wait_and_forgets_none(logs: list[list[Event]], zone: tzinfo, hours: int) -> None:
    before, after = (
        waits(naming_interviewers(logs), now=now, zone=zone)
        .groupby(["application", "measure", "start_day", "start", "contact", "round"], dropna=False)["days"]
        .agg(["size", "sum"])
        for now in (NOW - timedelta(hours=hours), NOW)
    )
    later = after.reindex(before.index)
    assert (later["size"] >= before["size"]).all()
    # Whole days may be an hour short of the time that went by where the clocks went back.
    assert (later["sum"] >= before["sum"] - later["size"] / 24).all()


class Clock(NamedTuple):
    """When an event is over."""

    at: datetime | None
    day: date

    @classmethod
    def of(cls, event: Event, zone: tzinfo) -> "Clock":
        at = event.ended_at if event.kind is EventKind.INTERVIEW and event.ended_at else event.at
        return cls(at, at.astimezone(zone).date() if at else event.on or date.min)

    def is_before(self, other: "Clock") -> bool:
        return self.at < other.at if self.at and other.at else self.day < other.day

    @property
    def order(self) -> tuple[date, datetime]:
        return self.day, self.at or datetime.min.replace(tzinfo=UTC)


Timed = tuple[Clock, Event]


def known(events: list[Event], zone: tzinfo) -> list[Timed]:
    timed = [(Clock.of(event, zone), event) for event in events]
    today = NOW.astimezone(zone).date()
    seen = [one for one in timed if (one[0].at <= NOW if one[0].at else one[0].day <= today)]
    return sorted(seen, key=lambda one: one[0].order)


def end_of(start: Clock, ends: Iterator[Timed], log: list[Timed]) -> tuple[Clock | None, bool]:
    """When a wait is over (None while it runs), and whether it is answered."""
    end = next((clock for clock, _ in ends if not clock.is_before(start)), None)
    breaks = (clock for clock, event in log if event.kind is EventKind.WITHDRAWAL)
    withdrawal = next((clock for clock in breaks if not clock.is_before(start)), None)
    if end and not (withdrawal and withdrawal.is_before(end)):
        return end, True
    return withdrawal, False


def length(start: Clock, end: Clock | None, zone: tzinfo) -> float:
    last = end or Clock(NOW, NOW.astimezone(zone).date())
    if start.at and last.at:
        return (last.at - start.at).total_seconds() / 3600 / 24
    return float((last.day - start.day).days)


def answers(request: Event, log: list[Timed]) -> Iterator[Timed]:
    for clock, event in log:
        said = (event.request, request.request), (event.request_id, request.request_id)
        if event.kind is EventKind.REQUEST_ANSWERED and all(None in both or both[0] == both[1] for both in said):
            yield clock, event


def replies(log: list[Timed]) -> Iterator[Timed]:
    return (one for one in log if one[1].kind in REPLIES)


@pytest.mark.parametrize("measure", [Measure.CHECK_IN_TO_REPLY, Measure.INTERVIEW_TO_REPLY, Measure.REQUEST])
def test_the_waits_are_those_found_one_by_one(measure: Measure, logs: list[list[Event]], zone: tzinfo) -> None:
    found = waits(logs, zone=zone, by_event=True).query("measure == @measure")
    expected = [
        (number, length(start, end, zone), observed, end is None)
        for number, log in enumerate(known(log, zone) for log in logs)
        for start, event in started(measure, log)
        for end, observed in [end_of(start, answers(event, log) if measure is Measure.REQUEST else replies(log), log)]
    ]
    columns = [found[name] for name in ("application", "days", "observed", "running")]
    assert sorted(zip(*columns, strict=True)) == sorted(expected)


def started(measure: Measure, log: list[Timed]) -> list[Timed]:
    if measure is Measure.CHECK_IN_TO_REPLY:
        return [one for one in log if one[1].note is Kind.CHECK_IN]
    if measure is Measure.REQUEST:
        return [one for one in log if one[1].kind is EventKind.REQUEST_RECEIVED]
    return [one for one in log if one[1].kind is EventKind.INTERVIEW]


def test_people_see_the_interviews_of_one_meeting_and_round_once(logs: list[list[Event]], zone: tzinfo) -> None:
    found = waits(logs, zone=zone).query("measure == 'interview_to_reply'")
    meetings = [
        {(clock, event.round) for clock, event in known(log, zone) if event.kind is EventKind.INTERVIEW} for log in logs
    ]
    assert found["application"].value_counts().to_dict() == {n: len(one) for n, one in enumerate(meetings) if one}


def test_each_interviewer_has_one_wait_for_each_interview(logs: list[list[Event]], zone: tzinfo) -> None:
    found = waits(logs, zone=zone, by_event=True).query("measure == 'thank_you'")
    expected = [
        (number, person or "", length(meeting, end, zone), observed, end is None)
        for number, log in enumerate(known(log, zone) for log in logs)
        for meeting, person in [(clock, one.contact) for clock, one in log if one.kind is EventKind.INTERVIEW]
        for end, observed in [end_of(meeting, thanks(meeting, person, log), log)]
    ]
    columns = [found["contact"].fillna(""), *(found[name] for name in ("days", "observed", "running"))]
    assert sorted(zip(found["application"], *columns, strict=True)) == sorted(expected)


def test_people_see_the_same_but_each_interviewer_of_a_meeting_once(logs: list[list[Event]], zone: tzinfo) -> None:
    by_event, for_people = (
        waits(naming_interviewers(logs), zone=zone, by_event=letter)
        .query("measure == 'thank_you'")
        .drop(columns="round")
        for letter in (True, False)
    )
    once = by_event.drop_duplicates(["application", "contact", "start_day", "start"])
    pd.testing.assert_frame_equal(once.reset_index(drop=True), for_people.reset_index(drop=True))


def thanks(meeting: Clock, person: str | None, log: list[Timed]) -> Iterator[Timed]:
    """The thank-yous for one interviewer of one meeting."""
    interviews = [(clock, one.contact) for clock, one in log if one.kind is EventKind.INTERVIEW]
    for clock, note in log:
        if note.note is not Kind.THANK_YOU or note.contact not in (None, person):
            continue
        before = [at.order for at, whom in interviews if note.contact in (None, whom) and not clock.is_before(at)]
        if before and max(before) == meeting.order:
            yield clock, note

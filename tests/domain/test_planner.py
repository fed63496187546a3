"""The plan as a whole: its order, its ids, what is put off, and what a broken log does to it."""

import random
import re
from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.actions import Due, Rule, What
from coach.domain.applications import Application, Contact, Event, EventKind, InterviewType, RequestKind, Stage
from coach.domain.calendars import BusinessCalendar
from coach.domain.facts import OWN_CHOICE, load_facts
from coach.domain.messages import Kind
from coach.domain.planner import plan, reach
from coach.domain.timing import default_thresholds, load_timing
from coach.errors import InvalidOptions
from tests.domain.planning.planning import LONDON, TOKYO, asked, at, event, larch, met, of, plan_all, plan_one, promised

NOW = "2026-06-10T09:00"
# The longest run of days off that any law knows, a week and the weekends around it, and then another.
JAPAN = BusinessCalendar(frozenset(date(2025, 6, 11) + timedelta(days=i) for i in range(16)))
SEARCH = {
    "upcoming": larch(met("2026-06-15T09:00", contact="Ada")),
    "fresh": larch(met("2026-06-10T07:00", contact="Bo")),
    "just": larch(met("2026-06-10T08:50", contact="Cy")),
    "late": larch(met("2026-06-05T09:00", contact="Di"), promised("2026-06-05", "2026-06-30")),
    "quiet": larch(met("2026-05-20"), asked("2026-05-28"), asked("2026-06-08")),
    "asking": larch(event(EventKind.REQUEST_RECEIVED, "2026-06-09T08:00", request=RequestKind.OPINION)),
    "offer": larch(event(EventKind.OFFER, "2026-06-09", promised_on="2026-06-24")),
    "saved": larch(),
}


def test_nothing_recorded_is_nothing_to_do() -> None:
    assert plan_all({}, NOW) == ()
    assert plan_all({"a": larch(), "b": larch(stage=Stage.INTERVIEWING)}, NOW) == ()


def test_the_most_urgent_comes_first_and_what_to_leave_comes_last() -> None:
    actions = plan_all(SEARCH, NOW)
    order = [list(Due).index(one.due) for one in actions]
    assert order == sorted(order)
    assert [(one.application_id, one.what) for one in actions if one.due in (Due.RED, Due.AMBER)] == [
        ("late", What.THANK_YOU),
        ("asking", What.ANSWER_REQUEST),
    ]
    without_offer = {id_: one for id_, one in SEARCH.items() if id_ != "offer"}
    assert [one.due for one in plan_all(without_offer, NOW)][-2:] == [Due.STOP, Due.STOP]


def test_of_one_state_what_ends_first_comes_first() -> None:
    green = larch(
        met("2026-06-10T07:00", contact="A"), met("2026-06-10T08:00", contact="B"), met("2026-06-10", contact="C")
    )
    found = of(plan_one(green, "2026-06-10T08:45"), What.THANK_YOU)
    assert [one.whom for one in found] == ["A", "B", "C"]


def test_the_order_in_which_things_were_typed_changes_nothing() -> None:
    expected = plan_all(SEARCH, NOW)
    for seed in range(5):
        shuffled = list(SEARCH.items())
        random.Random(seed).shuffle(shuffled)  # noqa: S311 - no secret
        turned = {id_: larch(*reversed(one.events), stage=one.stage) for id_, one in shuffled}
        assert plan_all(turned, NOW) == expected


def test_ids_hold_from_day_to_day_from_zone_to_zone_and_for_other_limits() -> None:
    known = {one.id for one in plan_all(SEARCH, NOW)}
    later = {one.id for one in plan_all(SEARCH, "2026-06-10T12:00")}
    elsewhere = {one.id for one in plan_all(SEARCH, NOW, TOKYO)}
    stricter = {one.id for one in plan_all(SEARCH, NOW, thank_you_green_hours=12, check_in_from_business_days=3)}
    assert known == later == elsewhere == stricter


def test_an_interview_put_off_keeps_its_id_where_its_round_is_known() -> None:
    before, after = (plan_one(larch(met(when, round=2)), NOW)[0] for when in ("2026-06-15T09:00", "2026-06-17T09:00"))
    assert before.id == after.id


def test_two_interviews_of_one_day_are_two_preparations() -> None:
    log = larch(met("2026-06-15T09:00"), met("2026-06-15T11:00"), met("2026-06-15T13:00", contact="Ada"))
    actions = plan_one(log, NOW)
    assert [one.what for one in actions] == [What.PREPARE] * 3
    assert len({one.id for one in actions}) == 3


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-06-07T22:59:59", [Due.NOT_YET]),
        ("2026-06-07T23:00", [Due.GREEN]),  # a week before, in London
        ("2026-06-15T09:59:59", [Due.GREEN]),
        ("2026-06-15T10:00", []),
    ],
)
def test_an_interview_is_prepared_for_from_a_week_before_until_its_end(now: str, expected: list[Due]) -> None:
    log = larch(met("2026-06-15T09:00", ended_at="2026-06-15T10:00", contact="Ada"))
    assert [one.due for one in of(plan_one(log, now), What.PREPARE)] == expected


def test_an_interview_known_by_its_day_is_prepared_for_and_thanked_for_on_that_day() -> None:
    log = larch(met("2026-06-15", contact="Ada"))
    assert {one.what for one in plan_one(log, "2026-06-15T09:00")} >= {What.PREPARE, What.THANK_YOU}
    assert of(plan_one(log, "2026-06-15T23:00"), What.PREPARE) == []


@pytest.mark.parametrize(
    ("until", "now", "shown"),
    [
        (None, NOW, False),
        (None, "2026-06-11T06:00", False),
        ("2026-06-10T12:00", "2026-06-10T11:59:59", False),
        ("2026-06-10T12:00", "2026-06-10T12:00", True),
        ("2026-06-10T13:00+01:00", "2026-06-10T12:00", True),
    ],
)
def test_what_is_put_off_comes_back_at_its_time_and_what_is_not_needed_stays_away(
    until: str | None, now: str, shown: bool
) -> None:
    (action,) = of(plan_all(SEARCH, NOW), What.ANSWER_REQUEST)
    put_off = {action.id: at(until) if until else None, "unknown": None}
    assert bool(of(plan_all(SEARCH, now, put_off=put_off), What.ANSWER_REQUEST)) is shown


def test_a_present_without_an_offset_is_refused() -> None:
    with pytest.raises(InvalidOptions):
        plan([], datetime(2026, 6, 10), LONDON, BusinessCalendar(), default_thresholds(), {})  # noqa: DTZ001


@pytest.mark.parametrize("year", ["0001", "0203", "9999"])
@pytest.mark.parametrize(
    "kind", [EventKind.INTERVIEW, EventKind.DATE_PROMISED, EventKind.OFFER, EventKind.REQUEST_RECEIVED]
)
def test_a_year_typed_wrongly_neither_breaks_the_plan_nor_shows_in_it(year: str, kind: EventKind) -> None:
    sound = larch(met("2026-06-10T07:00", contact="Bo"))
    for when in (f"{year}-12-31", f"{year}-01-02T00:00"):
        odd = event(kind, when, promised_on="2026-06-12")
        late = event(kind, "2026-06-10T08:00", promised_on=f"{year}-12-31")
        assert plan_one(larch(*sound.events, odd), NOW, TOKYO) == plan_one(sound, NOW, TOKYO)
        assert plan_one(larch(*sound.events, late), NOW, TOKYO) == plan_one(sound, NOW, TOKYO)


def test_names_may_hold_anything() -> None:
    people = ("Ada: 1", "Ada%3A 1", "Ада", "a/b", "  Li  ", "😀")
    actions = plan_one(larch(met("2026-06-10T07:00"), people=people), NOW)
    assert len({one.id for one in actions}) == len(actions)
    assert all(re.fullmatch(r"[\x21-\x7e]+", one.id) for one in actions)


INSTANTS = st.datetimes(datetime(2026, 4, 1), datetime(2026, 7, 1), timezones=st.just(UTC))  # noqa: DTZ001
ZONES = st.sampled_from(["Europe/London", "America/New_York", "Asia/Kolkata", "Pacific/Auckland", "UTC"]).map(ZoneInfo)


@st.composite
def events(draw: st.DrawFn) -> Event:
    kind = draw(st.sampled_from(EventKind))
    instant = draw(st.none() | INSTANTS)
    return Event(
        kind,
        at=instant,
        on=None if instant else draw(st.dates(date(2026, 4, 1), date(2026, 7, 1))),
        ended_at=instant + timedelta(hours=1) if instant and draw(st.booleans()) else None,
        round=draw(st.none() | st.integers(1, 3)),
        type=draw(st.none() | st.sampled_from(InterviewType)),
        contact=draw(st.none() | st.sampled_from(["Ada", "Bo", "Cy"])),
        note=draw(st.none() | st.sampled_from(Kind)),
        request=draw(st.none() | st.sampled_from(RequestKind)),
        promised_on=draw(st.dates(date(2026, 4, 1), date(2026, 8, 1)) if kind is EventKind.DATE_PROMISED else st.none() | st.dates(date(2026, 4, 1), date(2026, 8, 1))),
    )  # fmt: skip


LOGS = st.builds(
    lambda log, stage, people: Application(
        "Larch Foods", stage=stage, events=tuple(log), contacts=tuple(map(Contact, people))
    ),
    st.lists(events(), max_size=12),
    st.sampled_from([Stage.SAVED, Stage.INTERVIEWING, Stage.OFFER, Stage.CLOSED]),
    st.lists(st.sampled_from(["Ada", "Bo", "Cy", "Di"]), unique=True),
)


@given(st.lists(LOGS, max_size=4), INSTANTS, ZONES)
def test_whatever_the_log_the_plan_keeps_its_promises(logs: list[Application], now: datetime, zone: ZoneInfo) -> None:
    applications = [(f"a{n}", one) for n, one in enumerate(logs)]
    actions = plan(applications, now, zone, BusinessCalendar(), default_thresholds(), {})
    assert len({one.id for one in actions}) == len(actions)
    for one in actions:
        assert re.fullmatch(r"[^.!?]+[.?](?: Silence is common and says nothing about you\.)?", one.why)
        assert set(one.facts) <= set(load_facts()) | {OWN_CHOICE}
        assert one.facts
        assert (one.until is None) <= (one.due is Due.RED)
    same = now.astimezone(timezone(timedelta(hours=5, minutes=30)))
    assert plan(applications, same, zone, BusinessCalendar(), default_thresholds(), {}) == actions


def test_every_rule_and_every_sort_of_action_can_come_up() -> None:
    week = {
        **SEARCH,
        "same day": larch(met("2026-06-10T07:00", contact="A"), promised("2026-06-10", "2026-06-10")),
        "panel": larch(met("2026-06-09T09:00"), people=tuple("ABCDEFGH")),
        "closing": larch(met("2026-05-11"), asked("2026-05-18"), asked("2026-05-26")),
        "silent": larch(met("2026-04-09")),
        "test": larch(event(EventKind.REQUEST_RECEIVED, "2026-06-09T10:00", request=RequestKind.TEST)),
        "known test": larch(
            event(EventKind.REQUEST_RECEIVED, "2026-06-09T10:00", request=RequestKind.TEST),
            event(EventKind.NOTE_SENT, "2026-06-09T11:00", note=Kind.FEEDBACK_REPLY),
        ),
    }
    waiting = {
        "first": larch(met("2026-06-02")),
        "second": larch(met("2026-05-27"), asked("2026-06-03")),
        "promised": larch(met("2026-06-02"), promised("2026-06-02", "2026-06-05")),
        "quiet": SEARCH["quiet"],
        "closing": week["closing"],
        "silent": week["silent"],
    }
    actions = (*plan_all(week, NOW), *plan_all(waiting, NOW))
    assert {one.what for one in actions} == set(What)
    assert {one.rule for one in actions} == set(Rule)
    assert {one.due for one in actions} == set(Due)


def quiet_logs() -> st.SearchStrategy[tuple[Event, ...]]:
    """Of every kind, the last of it and the last date promised on 10 June 2025 at the latest."""
    days = st.dates(date(2025, 1, 1), date(2025, 6, 10))
    kinds = st.sampled_from(EventKind)
    notes = st.sampled_from([Kind.THANK_YOU, Kind.CHECK_IN, Kind.FEEDBACK_REPLY])
    events = st.builds(
        lambda kind, on, note, promised, request: Event(kind, on=on, note=note, promised_on=promised, request=request),
        kinds, days, notes, days, st.sampled_from(RequestKind),
    )  # fmt: skip
    return st.lists(events, max_size=6).map(tuple)


@given(
    events=quiet_logs(),
    overrides=st.fixed_dictionaries(
        {},
        optional={id_: st.integers(*one.bounds) for id_, one in load_timing().items() if one.at_least is None},
    ),
    later=st.integers(0, 400),
)
def test_beyond_its_reach_no_rule_speaks(events: tuple[Event, ...], overrides: dict[str, int], later: int) -> None:
    try:
        thresholds = default_thresholds().with_overrides(overrides)
    except InvalidOptions:
        return
    now = datetime(2025, 6, 10, 23, 59, tzinfo=UTC) + reach(thresholds) + timedelta(days=later)
    assert plan({"a": larch(*events)}.items(), now, TOKYO, JAPAN, thresholds, {}) == ()


def test_the_reach_is_no_farther_than_needed() -> None:
    """Two months of silence, a week for which it is shown as parked, and no month beyond that."""
    assert timedelta(days=67) <= reach(default_thresholds()) < timedelta(days=90)
    last = "2026-06-10"
    parked = [
        days
        for days in range(40, 100)
        if plan_one(larch(met(last)), f"{date(2026, 6, 10) + timedelta(days=days)}T12:00")
    ]
    assert max(parked) <= reach(default_thresholds()).days


@pytest.mark.parametrize(
    ("log", "overrides", "days"),
    [
        ((met("2026-01-10"),), {"thank_you_shown_days": 90}, 90),
        ((event(EventKind.REQUEST_RECEIVED, "2026-01-10"),), {"request_shown_days": 180}, 180),
        (
            (event(EventKind.REQUEST_RECEIVED, "2026-01-01", promised_on="2026-01-10"),),
            {"request_shown_days": 180},
            180,
        ),
        ((met("2026-01-10"),), {"waiting_shown_days": 365, "parked_shown_days": 60}, 425),
        ((met("2026-01-01"), promised("2026-01-01", "2026-01-10")), {"promise_until_business_days": 60}, 91),
        ((met("2026-01-01"), asked("2026-01-05"), asked("2026-01-10")), {"closing_note_open_days": 60}, 86),
    ],
)
def test_the_reach_goes_with_the_thresholds(log: tuple[Event, ...], overrides: dict[str, int], days: int) -> None:
    assert plan_one(larch(*log), f"{date(2026, 1, 10) + timedelta(days=days)}T00:00", **overrides)
    assert reach(default_thresholds().with_overrides(overrides)).days >= days

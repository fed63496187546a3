"""What there is to do, and what a note about it starts from."""

import json
from dataclasses import replace
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from coach.bootstrap import time_rules
from coach.domain.actions import Action, Due, Moment, Rule, What
from coach.domain.applications import Application, Channel, Event, EventKind, RequestKind, stage_of
from coach.domain.channels import Paper
from coach.domain.messages import Kind
from coach.domain.timing import default_thresholds
from coach.importing.results import ImportOptions
from coach.regions import calendar_of
from coach.services.importing import apply_import, preview_import
from coach.services.preferences import TimeRules
from coach.services.today import Today, note_kind, note_start, request_of, today, usual_channel
from coach.settings import default_settings
from coach.storage.record import Record
from tests.domain.planning.planning import LONDON, at, event, larch, met, promised, thanked

NOW = "2026-06-10T09:00"
ASKED = event(
    EventKind.REQUEST_RECEIVED,
    "2026-06-10T08:00",
    request=RequestKind.AVAILABILITY,
    request_id="slots",
    contact="Ada Osei",
    channel=Channel.TEXT,
    text="When are you free?",
)


def rules(zone: ZoneInfo = LONDON, region: str | None = "GB-ENG", **overrides: int) -> TimeRules:
    thresholds = default_thresholds().with_overrides(overrides)
    return TimeRules(zone, lambda years: calendar_of(region, years), thresholds)


def look(record: Record, now: str = NOW, *applications: Application, **overrides: int) -> Today:
    for one in applications:
        record.create(replace(one, stage=stage_of(one.stage, one.events)))
    return today(record, at(now), rules(**overrides))


def names(actions: tuple[Action, ...]) -> list[tuple[str, What]]:
    return [(one.company, one.what) for one in actions]


def named(name: str, *events: Event) -> Application:
    return replace(larch(*events), company=name)


def test_an_empty_record_asks_for_nothing(record: Record) -> None:
    found = look(record)
    assert (found.to_do, found.leave, found.put_off, found.meetings) == ((), (), (), ())


def test_what_can_be_done_today_stands_apart_from_what_is_best_left(record: Record) -> None:
    found = look(
        record,
        NOW,
        named("Fresh", met("2026-06-10T07:00")),
        named("Just", met("2026-06-10T08:50")),
        named("Early", met("2026-06-09T08:00"), thanked("2026-06-09T10:00")),
        named("Promised", met("2026-06-01"), promised("2026-06-01", "2026-06-12"), thanked("2026-06-01")),
        named("Asking", ASKED),
        named("Old", met("2025-01-01")),
    )
    assert names(found.to_do) == [
        ("Fresh", What.THANK_YOU),
        ("Asking", What.ANSWER_REQUEST),
        ("Just", What.THANK_YOU),
    ]
    assert [(one.company, one.due) for one in found.leave] == [
        ("Early", Due.NOT_YET),
        ("Fresh", Due.NOT_YET),
        ("Just", Due.NOT_YET),
        ("Promised", Due.STOP),
    ]
    assert {one.application_id for one in found.to_do + found.leave} <= found.applications.keys()


@pytest.mark.parametrize(
    ("until", "shown"),
    [(None, False), ("2026-06-10T09:00:00.000001", False), ("2026-06-10T09:00", True), ("2026-06-01T09:00", True)],
)
def test_what_is_put_off_is_listed_apart_until_its_time(record: Record, until: str | None, shown: bool) -> None:
    (action,) = look(record, NOW, larch(ASKED)).to_do
    record.put_off(action.id, at(until) if until else None)
    found = look(record)
    assert (names(found.to_do), names(found.put_off)) == (
        ([("Larch Foods", What.ANSWER_REQUEST)], []) if shown else ([], [("Larch Foods", What.ANSWER_REQUEST)])
    )


def test_thresholds_and_holidays_of_the_user_count(record: Record) -> None:
    # Five business days after Friday 1 May: the 8th, but the 11th in England, where 4 May is a holiday.
    record.create(larch(met("2026-05-01"), thanked("2026-05-01")))
    on_the_8th = at("2026-05-08T12:00")
    assert today(record, on_the_8th, rules(region=None)).to_do != ()
    assert today(record, on_the_8th, rules()).to_do == ()
    assert today(record, on_the_8th, rules(check_in_from_business_days=4)).to_do != ()


def test_the_people_of_one_meeting_are_shown_together_and_the_soonest_meeting_first(record: Record) -> None:
    panel = [met("2026-06-12T13:00", contact=name, round=2) for name in ("Ada Osei", "Bo Lin")]
    panel[1] = replace(panel[1], text="The tin roof")
    found = look(
        record,
        NOW,
        named("Later", met("2026-07-30T09:00")),
        named("Panel", *panel, met("2026-06-01T09:00", contact="Ada Osei", round=1)),
        named("Day", met("2026-06-12")),
        named("Over", met("2026-06-12T09:00"), event(EventKind.REJECTION, "2026-06-09")),
        named("Running", met("2026-06-10T08:30", ended_at="2026-06-10T09:30")),
    ).meetings
    assert [(one.company, one.people, one.jottings) for one in found] == [
        ("Running", (), ""),
        ("Day", (), ""),
        ("Panel", ("Ada Osei", "Bo Lin"), "The tin roof"),
        ("Later", (), ""),
    ]


def first(record: Record, *events: Event, people: tuple[str, ...] = (), now: str = NOW) -> tuple[Action, Application]:
    found = look(record, now, larch(*events, people=people))
    return found.to_do[0], found.applications[found.to_do[0].application_id]


def test_a_thank_you_starts_with_the_person_and_what_was_jotted_down(record: Record) -> None:
    action, application = first(
        record,
        replace(met("2026-06-01T09:00", contact="Ada Osei"), text="An older talk"),
        replace(met("2026-06-09T14:00", contact="Ada Osei"), text="The tin roof"),
        replace(met("2026-06-08T14:00", contact="Bo Lin"), text="Another talk"),
        thanked("2026-06-08T16:00", "Bo Lin"),
    )
    start = note_start(action, application)
    assert start is not None
    assert (start.kind, start.company, start.role) == (Kind.THANK_YOU, "Larch Foods", "Analyst")
    assert (start.interviewers, start.request, start.jottings) == (("Ada Osei",), "", "The tin roof")


def test_a_reply_starts_with_what_was_asked(record: Record) -> None:
    other = replace(ASKED, request=RequestKind.OPINION, request_id=None, text="How was it?", at=at("2026-06-10T08:30"))
    action, application = first(record, ASKED, other)
    start = note_start(action, application)
    assert start is not None
    assert (start.kind, start.interviewers, start.request) == (
        Kind.FEEDBACK_REPLY, ("Ada Osei",), "When are you free?",
    )  # fmt: skip
    assert request_of(action, application) == ASKED
    assert usual_channel(action, application) is Channel.TEXT


def test_a_note_to_a_coordinator_names_everybody(record: Record) -> None:
    people = tuple(f"Person {i}" for i in range(8))
    action, application = first(record, met("2026-06-09T14:00"), people=people)
    start = note_start(action, application)
    assert start is not None
    assert start.interviewers == people


@pytest.mark.parametrize("what", What)
def test_every_action_has_its_kind_of_note_or_none(what: What) -> None:
    whole: dict[str, Moment] = {"from_": at(NOW), "until": at(NOW)}
    action = Action(
        id=f"a:{what}:k", application_id="a", company="Larch", role="", what=what, why="", due=Due.GREEN,
        rule=Rule.OTHER_DEADLINE, facts=(), **whole,
    )  # fmt: skip
    needs_none = what in (What.WAIT, What.PARK, What.PREPARE)
    assert (note_kind(action) is None) is needs_none
    assert (note_start(action, larch()) is None) is needs_none
    assert note_kind(replace(action, rule=Rule.OFFER_DEADLINE)) is (
        None if what is What.DECIDE_BY else note_kind(action)
    )
    assert usual_channel(action, larch()) is Channel.EMAIL


def test_the_channel_is_advised_for_the_day_and_the_calendar_of_the_user(record: Record) -> None:
    found = look(record, NOW, larch(met("2026-06-09T14:00"), promised("2026-06-09", "2026-07-10")))
    advice = found.channel_advice(found.to_do[0])
    assert (advice.paper, advice.arrives_by.isoformat()) == (Paper.INSTEAD, "2026-06-17")


def test_a_date_of_another_century_leads_nowhere(record: Record) -> None:
    odd = larch(met("9999-12-30"), promised("0001-01-02", "9999-12-31"), met("2026-06-09"))
    assert names(look(record, NOW, odd).to_do)


def test_the_preferences_decide_how_time_is_counted(record: Record) -> None:
    settings = default_settings({"COACH_ZONE": "Europe/London", "COACH_HOME": "x"})
    assert time_rules(record, settings).zone.key == "Europe/London"
    record.set_preference("zone", "Asia/Tokyo")
    record.set_preference("region", "JP")
    record.set_preference("thresholds", {"panel_people": 3, "of another version": 1})
    changed = time_rules(record, settings)
    assert (changed.zone.key, changed.thresholds.panel_people) == ("Asia/Tokyo", 3)
    assert not changed.calendar_for([2026]).is_business_day(datetime(2026, 5, 5, tzinfo=UTC).date())


def test_the_sample_search_has_something_of_everything(record: Record) -> None:
    data = (default_settings().sample_data / "search.json").read_bytes()
    apply_import(record, preview_import(record, data, "search.json", ImportOptions(zone=LONDON)))
    found = today(record, at("2026-11-25T18:00"), rules())
    assert len(json.loads(data)["applications"]) > len(found.applications) > 5
    assert {one.what for one in found.to_do} >= {What.THANK_YOU, What.ANSWER_REQUEST, What.CHECK_IN}
    assert found.leave

"""Telling an event: what the form holds at first, and what is made of what was typed."""

from dataclasses import replace
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from coach.domain.applications import Application, Contact, Event, EventKind, InterviewType, RequestKind
from coach.domain.clocks import read_off
from coach.domain.messages import Kind
from coach.errors import InvalidRecord
from coach.ui.applications.events import ASKED, Field, Told, answerable, prefilled, read_told
from coach.ui.applications.words import KINDS

BERLIN, LONDON = ZoneInfo("Europe/Berlin"), ZoneInfo("Europe/London")
NOW = datetime(2026, 5, 4, 14, 7, 33, tzinfo=UTC)
LARCH = Application("Larch Foods", "Planner")
MET = Event(EventKind.INTERVIEW, at=datetime(2026, 5, 1, 9, tzinfo=UTC), contact="Ms Osei", round=1)
ASKED_DOCUMENTS = Event(
    EventKind.REQUEST_RECEIVED, on=date(2026, 5, 2), request=RequestKind.DOCUMENTS, request_id="documents-1"
)


def told(kind: EventKind, one: Application = LARCH, **changes: object) -> tuple[Event, ...]:
    form = replace(prefilled(kind, one, NOW, BERLIN), **changes)  # type: ignore[arg-type]
    return read_told(kind, form, one, NOW, BERLIN)


def test_every_kind_of_event_can_be_told() -> None:
    assert set(ASKED) == set(KINDS) == set(EventKind)


@pytest.mark.parametrize("kind", [kind for kind in EventKind if kind is not EventKind.DATE_PROMISED])
def test_a_form_confirmed_as_it_stands_says_that_it_happened_now(kind: EventKind) -> None:
    (event,) = told(kind)
    assert event.kind is kind
    assert event.at == NOW.replace(second=0)


def test_a_promise_needs_its_date() -> None:
    with pytest.raises(InvalidRecord, match="By which day"):
        told(EventKind.DATE_PROMISED)
    (event,) = told(EventKind.DATE_PROMISED, promised_on=date(2026, 5, 11))
    assert event.promised_on == date(2026, 5, 11)


def test_an_interview_has_just_ended_and_no_length_is_made_up() -> None:
    (event,) = told(EventKind.INTERVIEW)
    assert event.at == event.ended_at == NOW.replace(second=0)


@pytest.mark.parametrize(
    ("hour", "until", "at", "ended_at"),
    [
        ("", "", None, None),
        ("15:00", "", (13, 0), None),
        ("15:00", "15:45", (13, 0), (13, 45)),
        ("", "4 pm", (14, 0), (14, 0)),
    ],
)
def test_an_hour_may_be_left_out(hour: str, until: str, at: tuple[int, int], ended_at: tuple[int, int]) -> None:
    (event,) = told(EventKind.INTERVIEW, hour=hour, until=until)
    assert event.at == (at and datetime(2026, 5, 4, *at, tzinfo=UTC))
    assert event.ended_at == (ended_at and datetime(2026, 5, 4, *ended_at, tzinfo=UTC))
    assert event.on == (None if at else date(2026, 5, 4))


def test_a_panel_is_told_once_for_each_person_and_its_words_once() -> None:
    events = told(EventKind.INTERVIEW, people=("Ms Osei", " Tom ", "Ms Osei", ""), text=" Two desks. ")
    assert [event.contact for event in events] == ["Ms Osei", "Tom"]
    assert [event.text for event in events] == ["Two desks.", None]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"day": None}, "which day"),
        ({"hour": "late"}, "could not be read"),
        ({"hour": "16:00", "until": "15:00"}, "before it starts"),
        ({"day": date(2026, 3, 29), "until": "02:30"}, "skipped 02:30"),
    ],
)
def test_what_cannot_be_so_gets_a_sentence(changes: dict[str, object], says: str) -> None:
    with pytest.raises(InvalidRecord, match=says):
        told(EventKind.INTERVIEW, **changes)


def test_fields_that_a_kind_does_not_ask_for_are_not_read() -> None:
    stray = Told(
        day=date(2026, 5, 4), until="nonsense", round=3, type=InterviewType.PANEL, note=Kind.THANK_YOU,
        request=RequestKind.TEST, answers="nonsense", promised_on=date(2026, 6, 1), people=("Tom",),
    )  # fmt: skip
    assert read_told(EventKind.OFFER, stray, LARCH, NOW, BERLIN) == (Event(EventKind.OFFER, on=date(2026, 5, 4)),)


@pytest.mark.parametrize(
    ("hour", "near", "utc_hour"),
    [
        (time(1, 30), datetime(2026, 10, 25, 0, 31, tzinfo=UTC), 0),
        (time(1, 30), datetime(2026, 10, 25, 1, 29, tzinfo=UTC), 1),
        (time(12, 0), datetime(2026, 10, 25, 1, 29, tzinfo=UTC), 12),
    ],
)
def test_an_hour_that_the_clocks_showed_twice_is_the_nearer_one(hour: time, near: datetime, utc_hour: int) -> None:
    assert read_off(datetime.combine(date(2026, 10, 25), hour), LONDON, near).hour == utc_hour


def test_now_in_the_second_pass_of_an_hour_comes_back_as_now() -> None:
    now = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    form = prefilled(EventKind.OFFER, LARCH, now, LONDON)
    assert form.hour == "01:30"
    (event,) = read_told(EventKind.OFFER, form, LARCH, now, LONDON)
    assert event.at == now


def test_the_day_is_that_of_the_users_clock() -> None:
    late = datetime(2026, 5, 4, 22, 30, tzinfo=UTC)
    assert prefilled(EventKind.OFFER, LARCH, late, BERLIN).day == date(2026, 5, 5)


def test_the_person_met_last_stands_there_already() -> None:
    known = replace(LARCH, contacts=(Contact("Tom"),))
    assert prefilled(EventKind.NOTE_SENT, LARCH, NOW, BERLIN).person is None
    assert prefilled(EventKind.NOTE_SENT, known, NOW, BERLIN).person == "Tom"
    assert prefilled(EventKind.NOTE_SENT, replace(known, events=(MET,)), NOW, BERLIN).person == "Ms Osei"


def test_a_thank_you_is_likely_only_while_the_latest_interview_has_none() -> None:
    thanks = Event(EventKind.NOTE_SENT, at=datetime(2026, 5, 1, 12, tzinfo=UTC), note=Kind.THANK_YOU)
    assert prefilled(EventKind.NOTE_SENT, LARCH, NOW, BERLIN).note is Kind.CHECK_IN
    assert prefilled(EventKind.NOTE_SENT, replace(LARCH, events=(MET,)), NOW, BERLIN).note is Kind.THANK_YOU
    assert prefilled(EventKind.NOTE_SENT, replace(LARCH, events=(MET, thanks)), NOW, BERLIN).note is Kind.CHECK_IN


def test_rounds_are_counted_on_and_a_panel_counts_once() -> None:
    panel = replace(MET, contact="Tom")
    assert prefilled(EventKind.INTERVIEW, LARCH, NOW, BERLIN).round == 1
    assert prefilled(EventKind.INTERVIEW, replace(LARCH, events=(MET, panel)), NOW, BERLIN).round == 2
    untold = replace(MET, round=None, at=datetime(2026, 4, 1, tzinfo=UTC))
    assert prefilled(EventKind.INTERVIEW, replace(LARCH, events=(MET, untold)), NOW, BERLIN).round == 3


def test_an_answer_joins_its_request() -> None:
    one = replace(LARCH, events=(ASKED_DOCUMENTS,))
    (answer,) = told(EventKind.REQUEST_ANSWERED, one)
    assert (answer.request, answer.request_id) == (RequestKind.DOCUMENTS, "documents-1")
    done = replace(one, events=(ASKED_DOCUMENTS, answer))
    assert not any("asked on" in label for label in answerable(done, BERLIN))


def test_requests_get_ids_of_their_own() -> None:
    one = replace(LARCH, events=(ASKED_DOCUMENTS,))
    assert told(EventKind.REQUEST_RECEIVED, one, request=RequestKind.DOCUMENTS)[0].request_id == "documents-2"
    assert told(EventKind.REQUEST_RECEIVED, one, request=RequestKind.TEST)[0].request_id == "test-1"


def test_every_field_is_one_of_the_form() -> None:
    assert {field.value for field in Field} == set(Told.__dataclass_fields__)

"""What a row comes to: the application, its events, and what is reported."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from coach.domain.applications import Contact, Event, EventKind, Stage
from coach.domain.messages import Kind
from tests.importing.reading_files import codes, only, read

HEADER = "company,role,stage,applied_on,contact,contact_email,interview_at,interview_ended_at,thank_you_at,reply_at,promised_on,follow_up_on,notes"
MAY_4, MAY_20 = date(2026, 5, 4), date(2026, 5, 20)
APPLIED = Event(EventKind.APPLIED, on=MAY_4)


def sheet(*rows: dict[str, str]) -> str:
    lines = [
        ",".join(({"company": "Larch Foods", "role": "Analyst"} | row).get(c, "") for c in HEADER.split(","))
        for row in rows
    ]
    return "\n".join([HEADER, *lines]) + "\n"


def utc(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 5, day, hour, minute, tzinfo=UTC)


@pytest.mark.parametrize(
    ("row", "events"),
    [
        ({}, ()),
        ({"applied_on": "2026-05-04"}, (APPLIED,)),
        ({"applied_on": "2026-05-04 10:00"}, (Event(EventKind.APPLIED, at=utc(4, 9)),)),
        ({"interview_at": "2026-05-20"}, (Event(EventKind.INTERVIEW, on=MAY_20),)),
        (
            {"interview_at": "2026-05-20 10:00", "interview_ended_at": "2026-05-20 11:00", "contact": "Ana Osei"},
            (Event(EventKind.INTERVIEW, at=utc(20, 9), ended_at=utc(20, 10), contact="Ana Osei"),),
        ),
        ({"interview_ended_at": "2026-05-20 11:00"}, (Event(EventKind.INTERVIEW, on=MAY_20, ended_at=utc(20, 10)),)),
        ({"interview_ended_at": "2026-05-20"}, (Event(EventKind.INTERVIEW, on=MAY_20),)),
        ({"interview_at": "2026-05-20", "contact": "Ana; Ben"}, (Event(EventKind.INTERVIEW, on=MAY_20),)),
        ({"thank_you_at": "2026-05-20 10:00"}, (Event(EventKind.NOTE_SENT, at=utc(20, 9), note=Kind.THANK_YOU),)),
        ({"reply_at": "2026-05-20"}, (Event(EventKind.EMPLOYER_REPLY, on=MAY_20),)),
        ({"promised_on": "2026-05-20"}, (Event(EventKind.DATE_PROMISED, on=MAY_20, promised_on=MAY_20),)),
        (
            {"applied_on": "2026-05-04", "promised_on": "2026-05-20"},
            (APPLIED, Event(EventKind.DATE_PROMISED, on=MAY_4, promised_on=MAY_20)),
        ),
        (
            {"applied_on": "2026-05-04", "interview_at": "2026-05-06 10:00", "promised_on": "2026-05-20"},
            (
                APPLIED,
                Event(EventKind.INTERVIEW, at=utc(6, 9)),
                Event(EventKind.DATE_PROMISED, on=date(2026, 5, 6), promised_on=MAY_20),
            ),
        ),
        (
            {"applied_on": "2026-05-04", "interview_at": "2026-05-26", "promised_on": "2026-05-20"},
            (
                APPLIED,
                Event(EventKind.INTERVIEW, on=date(2026, 5, 26)),
                Event(EventKind.DATE_PROMISED, on=MAY_4, promised_on=MAY_20),
            ),
        ),
    ],
)
def test_dates_become_events(row: dict[str, str], events: tuple[Event, ...]) -> None:
    reading = read(sheet(row))
    assert (only(reading).events, reading.problems, reading.questions) == (events, (), ())


def test_the_day_of_an_instant_is_that_of_the_users_calendar() -> None:
    late = sheet({"applied_on": "2026-05-04 23:30"})
    for zone in ("Europe/London", "America/Los_Angeles"):
        assert only(read(late, zone=ZoneInfo(zone))).applied_on == MAY_4


@pytest.mark.parametrize(
    ("row", "stage"),
    [
        ({}, Stage.SAVED),
        ({"applied_on": "2026-05-04"}, Stage.APPLIED),
        ({"stage": "Phone Screen", "applied_on": "2026-05-04"}, Stage.SCREENING),
        ({"stage": "applied", "interview_at": "2026-05-20"}, Stage.INTERVIEWING),
        ({"stage": "OFFER_RECEIVED"}, Stage.OFFER),
        ({"stage": "Ghosted"}, Stage.CLOSED),
        ({"stage": "🎉 Hired!"}, Stage.ACCEPTED),
    ],
)
def test_the_stage_is_the_further_of_what_is_said_and_what_happened(row: dict[str, str], stage: Stage) -> None:
    reading = read(sheet(row))
    assert (only(reading).stage, reading.problems) == (stage, ())


def test_an_unknown_status_is_reported_and_the_stage_taken_from_the_rest() -> None:
    reading = read(sheet({"stage": "On the moon", "applied_on": "2026-05-04"}))
    assert (codes(reading), only(reading).stage) == ([(2, "stage", "unknown_status")], Stage.APPLIED)
    assert reading.problems[0].value == "On the moon"


def test_a_bad_date_is_reported_and_costs_nothing_else() -> None:
    reading = read(sheet({"applied_on": "2026-05-04"}, {"role": "Baker", "applied_on": "31/02/2026", "notes": "kept"}))
    assert codes(reading) == [(3, "applied_on", "bad_date")]
    second = reading.applications[1].application
    assert (second.applied_on, second.events, second.notes) == (None, (), "kept")
    assert "31/02/2026" in reading.problems[0].message


@pytest.mark.parametrize(
    "row",
    [
        {"interview_at": "2026-05-20 10:00", "interview_ended_at": "2026-05-20 09:00"},
        {"interview_at": "2026-05-20 10:00", "interview_ended_at": "2026-05-20"},
    ],
)
def test_an_end_that_cannot_be_is_left_empty(row: dict[str, str]) -> None:
    reading = read(sheet(row))
    assert only(reading).events == (Event(EventKind.INTERVIEW, at=utc(20, 9)),)
    assert codes(reading) == [(2, "interview_ended_at", "bad_date")]


def test_a_row_without_a_company_creates_nothing_and_one_without_a_role_is_created() -> None:
    reading = read(sheet({"company": "", "applied_on": "soon"}, {"role": "-"}))
    assert codes(reading) == [(2, "company", "missing_company"), (3, "role", "missing_role")]
    assert (only(reading).company, only(reading).role, reading.rows) == ("Larch Foods", "", 2)


def test_a_plan_is_kept_as_a_note_and_not_as_an_event() -> None:
    application = only(read(sheet({"follow_up_on": "2026-05-20", "notes": "Ring first"})))
    assert (application.notes, application.events) == ("Ring first\nPlanned follow-up: 2026-05-20", ())


@pytest.mark.parametrize(
    ("contact", "email", "contacts"),
    [
        ("", "", ()),
        ("Osei, Ana", "", (Contact("Osei, Ana"),)),
        ("Ana Osei", "ana@larch.example", (Contact("Ana Osei", "ana@larch.example"),)),
        ("", "ana@larch.example", (Contact("ana@larch.example", "ana@larch.example"),)),
        ("Ana; Ben", "a@x.example; b@x.example", (Contact("Ana", "a@x.example"), Contact("Ben", "b@x.example"))),
        ("Ana;Ben;;Ana", "a@x.example", (Contact("Ana"), Contact("Ben"), Contact("a@x.example", "a@x.example"))),
    ],
)
def test_people_become_contacts(contact: str, email: str, contacts: tuple[Contact, ...]) -> None:
    assert only(read(sheet({"contact": f'"{contact}"', "contact_email": email}))).contacts == contacts


def test_rows_of_one_application_are_joined_and_reported() -> None:
    reading = read(
        sheet(
            {"stage": "interviewing"},
            {"role": "Baker"},
            {"company": "larch  foods", "applied_on": "2026-05-04", "stage": "applied"},
        )
    )
    joined = reading.applications[0]
    assert (joined.rows, joined.application.stage, joined.application.events) == (
        (2, 4),
        Stage.INTERVIEWING,
        (APPLIED,),
    )
    assert (codes(reading), reading.rows, len(reading.applications)) == ([(4, None, "duplicate")], 3, 2)


def test_a_file_that_waits_for_an_answer_still_gives_its_applications() -> None:
    reading = read(sheet({"applied_on": "03/04/2026", "reply_at": "9/19"}))
    assert [(one.column, one.code) for one in reading.questions] == [
        ("applied_on", "ambiguous_date"),
        ("reply_at", "year_missing"),
    ]
    assert (only(reading).applied_on, only(reading).events, reading.problems) == (None, (), ())
    answered = read(sheet({"applied_on": "03/04/2026", "reply_at": "9/19"}), dates="dmy", year=2026)
    assert (answered.questions, answered.date_format) == ((), {"applied_on": "dmy", "reply_at": "mdy"})
    assert only(answered).applied_on == date(2026, 4, 3)

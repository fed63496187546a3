"""Our own table: one row an event, and nothing lost on the way out and in."""

import csv
import io
import json
from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.applications import (
    Application,
    Contact,
    Event,
    EventKind,
    Stage,
)
from coach.domain.messages import Kind
from tests.importing.reading_files import codes, only, read
from tests.strategies import applications

COLUMNS = (
    "company,role,stage,applied_on,link,location,source,notes,contacts,event,at,on,ended_at,round,type,contact,note,"
    "request,request_id,promised_on,channel,text"
).split(",")


def row_of(application: Application, event: Event | None) -> dict[str, Any]:
    people = [
        {k: v for k, v in (("name", c.name), ("email", c.email), ("role", c.role)) if v} for c in application.contacts
    ]
    row: dict[str, Any] = {c: getattr(application, c) for c in COLUMNS[:8]} | {
        "contacts": json.dumps(people) if people else None
    }
    if event:
        row |= {"event": event.kind} | {c: getattr(event, c) for c in COLUMNS[10:]}
    return row


def cell(value: object) -> str:
    if value is None:
        return ""
    text = value.isoformat() if isinstance(value, date) else str(value)
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r", "'"} and text else text


def written(applications: Sequence[Application]) -> bytes:
    """The form in which our export writes, one row an event."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for application in applications:
        for event in application.events or (None,):
            row = row_of(application, event)
            writer.writerow([cell(row.get(column)) for column in COLUMNS])
    return out.getvalue().encode("utf-8-sig")


def key(application: Application) -> tuple[object, ...]:
    return tuple(row_of(application, None).values())


@given(st.lists(applications.filter(lambda one: bool(one.role)), min_size=1, max_size=4, unique_by=key))
def test_what_is_written_is_read_back_whole(record: list[Application]) -> None:
    reading = read(written(record))
    assert [one.application for one in reading.applications] == record
    assert (reading.format, reading.encoding, reading.problems, reading.questions) == ("own", "utf-8-sig", (), ())


LARCH = Application(
    "-",
    "'=Analyst",
    notes="two\nlines",
    stage=Stage.CLOSED,
    contacts=(Contact("Ana Osei"),),
    events=(
        Event(EventKind.INTERVIEW, at=datetime(2026, 5, 6, 9, tzinfo=UTC), round=1, contact="Ana Osei"),
        Event(EventKind.NOTE_SENT, on=date(2026, 5, 6), note=Kind.THANK_YOU, text="=1"),
    ),
)
APEX = Application("Apex", "Baker")


def test_rows_say_where_they_stand() -> None:
    reading = read(written([LARCH, APEX]))
    assert [one.rows for one in reading.applications] == [(2, 4), (6,)]


def rows_by_hand(**cells: str) -> str:
    return (
        f"{','.join(COLUMNS)}\n"
        + ",".join(({"company": "Larch Foods", "role": "Analyst"} | cells).get(c, "") for c in COLUMNS)
        + "\n"
    )


def test_rows_that_were_sorted_apart_are_one_application_still() -> None:
    lines = written([Application("Larch Foods", "Analyst", events=LARCH.events), APEX]).decode("utf-8-sig").splitlines()
    lines = [lines[0], lines[1], lines[3], lines[2]]
    assert [one.rows for one in read("\n".join(lines)).applications] == [(2, 4), (3,)]


def test_columns_moved_and_dates_rewritten_by_a_spreadsheet_are_read() -> None:
    sheet = "event;company;on;role;promised_on\ndate_promised;Larch Foods;13/05/2026;Analyst;20/05/2026\n"
    assert only(read(sheet)).events == (
        Event(EventKind.DATE_PROMISED, on=date(2026, 5, 13), promised_on=date(2026, 5, 20)),
    )


def test_a_column_that_the_user_maps_is_read_in_our_table_too() -> None:
    sheet = "company,role,event,on,notes,place\nLarch Foods,Analyst,offer,2026-05-04,x,Leeds\n"
    application = only(read(sheet, mapping={"place": "location", "notes": ""}))
    assert (application.location, application.notes, len(application.events)) == ("Leeds", None, 1)


@pytest.mark.parametrize(
    ("cells", "problem", "events"),
    [
        ({"company": ""}, (2, "company", "missing_company"), None),
        ({"role": ""}, (2, "role", "missing_role"), 0),
        ({"stage": "lost"}, (2, "stage", "unknown_status"), 0),
        ({"applied_on": "soon"}, (2, "applied_on", "bad_date"), 0),
        ({"contacts": "Ana"}, (2, "contacts", "invalid_record"), 0),
        ({"event": "party", "on": "2026-05-06"}, (2, "event", "invalid_record"), 0),
        ({"on": "2026-05-06"}, (2, "event", "invalid_record"), 0),
        ({"event": "offer"}, (2, "event", "invalid_record"), 0),
        ({"event": "offer", "on": "soon"}, (2, "on", "bad_date"), 0),
        ({"event": "offer", "on": "2026-05-06", "round": "two"}, (2, "round", "invalid_record"), 1),
        ({"event": "offer", "on": "2026-05-06", "channel": "pigeon"}, (2, "channel", "invalid_record"), 1),
        ({"event": "offer", "on": "2026-05-06", "ended_at": "2026-05-06"}, (2, "ended_at", "bad_date"), 1),
        ({"event": "date_promised", "on": "2026-05-06"}, (2, "event", "invalid_record"), 0),
    ],
)
def test_what_is_wrong_costs_as_little_as_it_can(
    cells: dict[str, str], problem: tuple[int, str, str], events: int | None
) -> None:
    reading = read(rows_by_hand(**cells))
    assert codes(reading) == [problem]
    assert [len(one.application.events) for one in reading.applications] == ([] if events is None else [events])


def test_a_simple_sheet_with_our_names_is_read_like_any_table() -> None:
    application = only(
        read("company,role,applied_on,interview_at\nLarch Foods,-,2026-05-04,2026-05-06T10:00:00+01:00\n")
    )
    assert (application.role, application.stage) == ("", Stage.INTERVIEWING)
    assert [event.kind for event in application.events] == [EventKind.APPLIED, EventKind.INTERVIEW]

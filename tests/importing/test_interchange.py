"""Our JSON, read strictly."""

import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.applications import Application, Channel, Contact, Event, EventKind, InterviewType, RequestKind, Stage
from coach.domain.messages import Kind
from coach.importing.interchange import parse_record
from tests.importing.reading_files import codes, only, read

FULL: dict[str, Any] = {
    "company": "Larch Foods",
    "role": "Analyst",
    "link": "https://larch.example/1",
    "location": "Leeds",
    "source": "Indeed",
    "applied_on": "2026-05-04",
    "stage": "closed",
    "notes": "two\nlines",
    "contacts": [{"name": "Ana Osei", "email": "ana@larch.example", "role": "CTO"}, {"name": "Ben"}],
    "events": [
        {
            "kind": "interview",
            "at": "2026-05-06T10:00:00.5+01:00",
            "ended_at": "2026-05-06T10:30:00Z",
            "round": 2,
            "type": "panel",
            "contact": "Ben",
        },
        {
            "kind": "request_answered",
            "on": "2026-05-07",
            "request": "test",
            "id": "r1",
            "channel": "portal",
            "text": "=1",
        },
        {"kind": "date_promised", "on": "2026-05-06", "promised_on": "2026-05-20"},
        {"kind": "note_sent", "on": "2026-05-06", "note": "thank_you"},
    ],
}


def record(*applications: object, **top: object) -> str:
    return json.dumps({"schema": 1, "applications": list(applications)} | top)


def test_everything_in_the_form_is_read() -> None:
    reading = read(record(FULL), "record.json")
    assert (reading.format, reading.encoding, reading.delimiter, reading.header_row, reading.rows) == (
        "own",
        "utf-8",
        None,
        None,
        1,
    )
    assert only(reading) == Application(
        company="Larch Foods",
        role="Analyst",
        link="https://larch.example/1",
        location="Leeds",
        source="Indeed",
        applied_on=date(2026, 5, 4),
        stage=Stage.CLOSED,
        notes="two\nlines",
        contacts=(Contact("Ana Osei", "ana@larch.example", "CTO"), Contact("Ben")),
        events=(
            Event(
                EventKind.INTERVIEW,
                at=datetime(2026, 5, 6, 9, 0, 0, 500000, tzinfo=UTC),
                ended_at=datetime(2026, 5, 6, 10, 30, tzinfo=UTC),
                round=2,
                type=InterviewType.PANEL,
                contact="Ben",
            ),
            Event(
                EventKind.REQUEST_ANSWERED,
                on=date(2026, 5, 7),
                request=RequestKind.TEST,
                request_id="r1",
                channel=Channel.PORTAL,
                text="=1",
            ),
            Event(EventKind.DATE_PROMISED, on=date(2026, 5, 6), promised_on=date(2026, 5, 20)),
            Event(EventKind.NOTE_SENT, on=date(2026, 5, 6), note=Kind.THANK_YOU),
        ),
    )


def test_what_may_be_left_out_may_be_null_too() -> None:
    application = only(read(record({"company": "Larch Foods", "role": "Analyst", "link": None, "contacts": None})))
    assert application == Application("Larch Foods", "Analyst")


def test_a_stage_that_is_not_given_is_that_of_the_events() -> None:
    events = [{"kind": "offer", "on": "2026-05-04"}]
    assert only(read(record({"company": "Larch Foods", "role": "Analyst", "events": events}))).stage is Stage.OFFER


EVENT = {"kind": "interview", "on": "2026-05-06"}


@pytest.mark.parametrize(
    ("change", "path", "code"),
    [
        ({"company": None}, ".company", "missing_company"),
        ({"company": "  "}, ".company", "missing_company"),
        ({"role": 7}, ".role", "invalid_record"),
        ({"role": "\ud800"}, ".role", "invalid_record"),
        ({"salary": 1}, ".salary", "invalid_record"),
        ({"\ud800": "\ud800"}, ".\\ud800", "invalid_record"),
        ({"contacts": {}}, ".contacts", "invalid_record"),
    ],
)
def test_a_fault_costs_its_own_application_and_says_where_it_is(change: dict[str, Any], path: str, code: str) -> None:
    good = {"company": "Apex", "role": "Baker"}
    reading = read(record(good, {"company": "Larch Foods", "role": "Analyst"} | change, good))
    assert [one.rows for one in reading.applications] == [(1,), (3,)]
    assert codes(reading) == [(2, f"applications[1]{path}", code)]
    assert f"applications[1]{path}" in reading.problems[0].message
    reading.problems[0].message.encode()
    (reading.problems[0].value or "").encode()


@pytest.mark.parametrize(
    ("change", "path", "code"),
    [
        ({"stage": "lost"}, ".stage", "unknown_status"),
        ({"applied_on": "04/05/2026"}, ".applied_on", "bad_date"),
        ({"applied_on": "2026-05-04T10:00:00Z"}, ".applied_on", "bad_date"),
        ({"applied_on": "20260504"}, ".applied_on", "bad_date"),
        ({"contacts": [{"name": ""}]}, ".contacts[0].name", "invalid_record"),
        ({"contacts": ["Ana"]}, ".contacts[0]", "invalid_record"),
        ({"events": [EVENT, {"on": "2026-05-06"}]}, ".events[1].kind", "invalid_record"),
        ({"events": [EVENT | {"kind": "party"}]}, ".events[0].kind", "invalid_record"),
        ({"events": [EVENT | {"at": "2026-05-06T10:00:00"}]}, ".events[0].at", "bad_date"),
        ({"events": [EVENT | {"at": "2026-05-06T10:00:00Z"}]}, ".events[0]", "invalid_record"),
        ({"events": [{"kind": "interview", "at": "0001-01-01T00:00:00+05:00"}]}, ".events[0].at", "bad_date"),
        ({"events": [EVENT | {"round": True}]}, ".events[0].round", "invalid_record"),
        ({"events": [EVENT | {"round": 0}]}, ".events[0]", "invalid_record"),
        ({"events": [EVENT | {"kind": "date_promised"}]}, ".events[0]", "invalid_record"),
        ({"events": [EVENT | {"request_id": "x"}]}, ".events[0].request_id", "invalid_record"),
    ],
)
def test_a_fault_of_a_part_costs_that_part_alone(change: dict[str, Any], path: str, code: str) -> None:
    whole = {"company": "Larch Foods", "role": "Analyst", "notes": "kept"}
    reading = read(record(whole | change))
    kept = [EVENT for one in change.get("events", []) if one == EVENT]
    assert reading.applications == read(record(whole | {"events": kept})).applications
    assert codes(reading) == [(1, f"applications[0]{path}", code)]


def test_what_is_not_there_has_no_value_in_the_report() -> None:
    assert [one.value for one in read(record({"role": "Analyst"}, {"company": 7})).problems] == [None, "7"]


def test_a_missing_role_is_read_and_reported() -> None:
    reading = read(record({"company": "Larch Foods"}))
    assert (only(reading).role, codes(reading)) == ("", [(1, "applications[0].role", "missing_role")])


@pytest.mark.parametrize(
    "source",
    ["{", "{}", "[]", "null", "7", '{"schema": 1}', '{"schema": 1, "applications": {}}', record(FULL, schema=2),
     record(FULL, schema=True), record(FULL, extra=1), "[" * 100_000, '{"applications": ' * 5000, "9" * 5000],
)  # fmt: skip
def test_what_is_not_our_json_is_refused_whole(source: str) -> None:
    assert codes(read(source, "record.json")) == [(None, None, "not_a_table")]


def test_a_record_without_applications_is_empty() -> None:
    assert codes(read(record())) == [(None, None, "empty")]


_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from([*FULL, *EVENT, "at", "x"]), inner, max_size=4)
    ),
    max_leaves=12,
)


@given(st.lists(_json, max_size=3))
def test_any_json_is_read_without_an_exception(applications: list[object]) -> None:
    read_record = parse_record(record(*applications))
    assert len(read_record.applications) + len(read_record.problems) >= min(1, len(applications))

"""The sample search is believable, and every tracker's file fits it."""

import csv
import io
import json
from collections.abc import Iterator
from dataclasses import fields
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import openpyxl
import pytest

from coach.domain.applications import (
    Application,
    Channel,
    Contact,
    Event,
    EventKind,
    InterviewType,
    RequestKind,
    Stage,
    stage_of,
)
from coach.domain.matching import Matcher
from coach.domain.messages import Kind
from coach.exporting import to_csv, to_json
from coach.settings import default_settings

LONDON = ZoneInfo("Europe/London")
FOLDER = default_settings().sample_data
REPLIES = (EventKind.EMPLOYER_REPLY, EventKind.OFFER, EventKind.REJECTION)
FIRST_DAY, LAST_DAY = date(2025, 11, 1), date(2026, 11, 25)
BANK_HOLIDAYS = {
    date(2025, 12, 25), date(2025, 12, 26), date(2026, 1, 1), date(2026, 4, 3), date(2026, 4, 6), date(2026, 5, 4),
    date(2026, 5, 25), date(2026, 8, 31),
}  # fmt: skip

EVENT_VALUES: dict[str, Any] = {
    "kind": EventKind, "at": datetime.fromisoformat, "on": date.fromisoformat, "ended_at": datetime.fromisoformat,
    "round": int, "type": InterviewType, "contact": str, "note": Kind, "request": RequestKind, "id": str,
    "promised_on": date.fromisoformat, "channel": Channel, "text": str,
}  # fmt: skip
CONTACT_VALUES: dict[str, Any] = {"name": str, "email": str, "role": str}
APPLICATION_VALUES: dict[str, Any] = {
    "company": str, "role": str, "link": str, "location": str, "source": str, "applied_on": date.fromisoformat,
    "stage": Stage, "notes": str,
    "contacts": lambda rows: tuple(Contact(**strict(row, CONTACT_VALUES)) for row in rows),
    "events": lambda rows: tuple(event(row) for row in rows),
}  # fmt: skip


def strict(row: dict[str, Any], values: dict[str, Any]) -> dict[str, Any]:
    assert row.keys() <= values.keys(), f"unknown: {row.keys() - values.keys()}"
    assert not any(value in (None, "") for value in row.values()), row
    return {key: values[key](value) for key, value in row.items()}


def event(row: dict[str, Any]) -> Event:
    details = strict(row, EVENT_VALUES)
    return Event(request_id=details.pop("id", None), **details)


def parsed(text: str) -> tuple[Application, ...]:
    record = json.loads(text)
    assert record.keys() == {"schema", "applications"}
    assert record["schema"] == 1
    return tuple(Application(**strict(row, APPLICATION_VALUES)) for row in record["applications"])


SEARCH_TEXT = (FOLDER / "search.json").read_text(encoding="utf-8")
SEARCH = parsed(SEARCH_TEXT)
EVENTS = [(application, one) for application in SEARCH for one in application.events]


def day(one: Event) -> date:
    return one.at.astimezone(LONDON).date() if one.at else one.day


def of_kind(application: Application, *kinds: EventKind) -> list[Event]:
    return [one for one in application.events if one.kind in kinds]


def replied_after(application: Application, start: Event) -> bool:
    return any(one.order > start.order for one in of_kind(application, *REPLIES))


def test_it_is_about_sixty_applications_each_of_its_own() -> None:
    assert 55 <= len(SEARCH) <= 65
    assert len({(one.company, one.role) for one in SEARCH}) == len(SEARCH)
    assert len({one.link for one in SEARCH if one.link}) == sum(one.link is not None for one in SEARCH)


def test_it_comes_back_whole_from_our_own_export() -> None:
    assert parsed(to_json(SEARCH)) == SEARCH


def test_the_stages_are_those_that_the_events_show() -> None:
    assert [one for one in SEARCH if stage_of(one.stage, one.events, one.applied_on) is not one.stage] == []
    assert {one.stage for one in SEARCH} >= set(Stage) - {Stage.ACCEPTED}


def test_everything_falls_within_the_year() -> None:
    days = [day(one) for _, one in EVENTS]
    assert FIRST_DAY <= min(days) < date(2025, 11, 10)
    assert date(2026, 11, 20) < max(days) <= LAST_DAY


def test_events_stand_in_order_and_none_comes_before_applying() -> None:
    for application in SEARCH:
        assert all(day(one) <= day(other) for one, other in pairwise(application.events)), application.company
        if application.events:
            assert application.events[0].kind is EventKind.APPLIED, application.company
            assert application.applied_on == day(application.events[0])
        else:
            assert application.stage is Stage.SAVED
            assert application.applied_on is None


def test_written_offsets_are_those_of_london() -> None:
    written = [
        datetime.fromisoformat(row[key])
        for application in json.loads(SEARCH_TEXT)["applications"]
        for row in application["events"]
        for key in ("at", "ended_at")
        if key in row
    ]
    assert all(one.utcoffset() == one.astimezone(LONDON).utcoffset() for one in written)
    assert {one.utcoffset() for one in written} == {timedelta(0), timedelta(hours=1)}


def test_interviews_are_held_when_people_work() -> None:
    for application, one in EVENTS:
        if one.kind is not EventKind.INTERVIEW:
            continue
        assert one.at, application.company
        assert one.ended_at, application.company
        assert timedelta(minutes=10) <= one.ended_at - one.at <= timedelta(hours=2), application.company
        assert day(one).weekday() != 6, application.company
        assert day(one) not in BANK_HOLIDAYS, application.company
        if one.type is not InterviewType.PERSONALITY_TEST:
            assert 8 <= one.at.astimezone(LONDON).hour <= 17, application.company


def test_no_thank_you_comes_before_its_interview() -> None:
    for application, note in EVENTS:
        if note.note is Kind.THANK_YOU:
            held = [one for one in of_kind(application, EventKind.INTERVIEW) if one.contact == note.contact]
            assert any(one.ended_at and note.at and one.ended_at < note.at for one in held), application.company


def test_people_in_events_are_contacts() -> None:
    for application, one in EVENTS:
        assert one.contact is None or one.contact in {person.name for person in application.contacts}


def test_every_answer_has_its_request() -> None:
    for application, answer in EVENTS:
        if answer.kind is EventKind.REQUEST_ANSWERED:
            asked = of_kind(application, EventKind.REQUEST_RECEIVED)
            assert [one.order <= answer.order for one in asked if one.request_id == answer.request_id] == [True]


def test_there_are_waits_enough_for_statistics() -> None:
    applied = [(application, one) for application, one in EVENTS if one.kind is EventKind.APPLIED]
    interviews = {(a.company, a.role, one.at): (a, one) for a, one in EVENTS if one.kind is EventKind.INTERVIEW}
    check_ins = [(application, one) for application, one in EVENTS if one.note is Kind.CHECK_IN]
    for waits, least in ((applied, 25), (list(interviews.values()), 15), (check_ins, 6)):
        ended = [replied_after(application, start) for application, start in waits]
        assert len(ended) >= least
        assert ended.count(True) >= 5
        assert ended.count(False) >= 2


def test_thank_yous_are_early_late_and_missing() -> None:
    hours = [
        min(
            (note.at - one.ended_at for note in application.events
             if note.note is Kind.THANK_YOU and note.contact == one.contact and note.at and one.ended_at and note.at > one.ended_at),
            default=None,
        )
        for application, one in EVENTS if one.kind is EventKind.INTERVIEW and one.contact
    ]  # fmt: skip
    assert sum(one is not None and one <= timedelta(hours=6) for one in hours) >= 8
    assert sum(one is not None and one > timedelta(hours=48) for one in hours) >= 2
    assert hours.count(None) >= 3


def test_promises_are_kept_and_broken() -> None:
    kept = {
        any(one.order < other.order and day(other) <= one.promised_on for other in of_kind(application, *REPLIES))
        for application, one in EVENTS
        if one.promised_on and one.kind is EventKind.DATE_PROMISED and one.promised_on < LAST_DAY
    }
    assert kept == {True, False}


def test_one_offer_was_declined_and_one_is_open() -> None:
    offered = [one.stage for one in SEARCH if of_kind(one, EventKind.OFFER)]
    assert sorted(offered) == [Stage.OFFER, Stage.WITHDRAWN]


def test_on_the_last_day_there_is_something_to_do() -> None:
    open_requests = [
        one
        for application in SEARCH
        for one in of_kind(application, EventKind.REQUEST_RECEIVED)
        if one.request_id not in {other.request_id for other in of_kind(application, EventKind.REQUEST_ANSWERED)}
    ]
    assert [day(one) for one in open_requests] == [LAST_DAY]
    assert any(one.kind is EventKind.INTERVIEW and day(one) == LAST_DAY for _, one in EVENTS)


def test_nobody_in_it_can_be_reached() -> None:
    addresses = [one.link.split("/")[2] for one in SEARCH if one.link]
    addresses += [person.email for one in SEARCH for person in one.contacts if person.email]
    assert [one for one in addresses if not one.endswith(".example")] == []


HUNTR = (
    "id,createdAt,title,salary,location,url,rootDomain,htmlDescription,deadline,color,lastMovedAt,boardId,boardName,listId,"
    "listName,companyId,companyName,companyDomain,creatorUserId,creatorUserFirstName,creatorUserLastName,creatorUserEmail"
)
TEAL = (
    "id,company_name,role,location,url,excitement,source,min_salary,max_salary,salary_currency,salary_pay_period,added_at,"
    "applied_at,follow_up_at,updated_at,archived_at,statusName,status"
)
SHEET = "Company Name,Position,Application Date,Application Status,Contact Person,Contact Email,Interview Date,Follow-up Date,Notes"
# File, its exact header, and its columns of company, role and link.
TRACKERS = [
    ("linkedin_job_applications.csv", "Application Date,Contact Email,Contact Phone Number,Company Name,Job Title,Job Url,Resume Name,Question And Answers", ("Company Name", "Job Title", "Job Url")),
    ("linkedin_saved_jobs.csv", "Saved Date,Job Url,Job Title,Company Name", ("Company Name", "Job Title", "Job Url")),
    ("huntr.csv", HUNTR, ("companyName", "title", "url")),
    ("simplify.csv", "Job Title,Company Name,Location,Job URL,Applied Date,Status,Status Date,Archived,Date Archived,Notes,job_type", ("Company Name", "Job Title", "Job URL")),
    ("teal.csv", TEAL, ("company_name", "role", "url")),
    ("jobsync.csv", "index,createdAt,applied,appliedDate,Company,JobTitle,jobType,workplaceType,Location,JobSource,Status", ("Company", "JobTitle", None)),
    ("justajobapp.csv", "Company Name,Application Status,Received At,Job Title,Subject,Sender", ("Company Name", "Job Title", None)),
    ("reactive_resume.csv", "Company,Role,Stage,Location,Salary,Source,Tags,Notes,URL,Applied Date", ("Company", "Role", "URL")),
    ("hand_made_ambiguous_dates.csv", "Company,Position,Date Applied,Status,Notes", ("Company", "Position", None)),
    ("hand_made_no_year.csv", "Company,Position,Date Applied,status,Details,Applicant Portal", ("Company", "Position", "Applicant Portal")),
    ("own_sheet.xlsx", SHEET, ("Company Name", "Position", None)),
]  # fmt: skip


def table(name: str) -> Iterator[list[str]]:
    if name.endswith(".xlsx"):
        sheet = openpyxl.load_workbook(FOLDER / name).active
        assert [bool(cell.value) for cell in sheet["A"][:3]] == [True, False, True]
        yield from ([str(value or "") for value in row] for row in sheet.iter_rows(min_row=3, values_only=True))
    else:
        text = (FOLDER / name).read_bytes().decode("utf-8-sig")
        yield from csv.reader(io.StringIO(text, newline=""), strict=True)


@pytest.mark.parametrize(("name", "header", "columns"), TRACKERS)
def test_a_tracker_file_has_its_exact_header_and_rows_of_the_search(
    name: str, header: str, columns: tuple[str, str, str | None]
) -> None:
    found, *rows = table(name)
    assert found == header.split(",")
    assert 8 <= len(rows) <= 20
    known = Matcher(SEARCH, lambda one: one)
    for row in rows:
        company, role, link = (row[found.index(column)] if column else "" for column in columns)
        match = known.find(Application(company, role, link or None))
        assert match is not None, row
        assert not link or match.link == link


def test_dates_of_one_sheet_cannot_be_told_apart_and_those_of_another_have_no_year() -> None:
    _, *rows = table("hand_made_ambiguous_dates.csv")
    assert all(int(part) <= 12 for row in rows for part in row[2].split("/")[:2])
    _, *rows = table("hand_made_no_year.csv")
    assert {row[2].count("/") for row in rows} == {1}


def test_the_own_file_is_what_the_export_writes() -> None:
    _, *rows = table("own.csv")
    names = list(dict.fromkeys((row[0], row[1]) for row in rows))
    chosen = [next(one for one in SEARCH if (one.company, one.role) == name) for name in names]
    assert (FOLDER / "own.csv").read_bytes() == to_csv(chosen)
    assert 8 <= len(rows) <= 20


def test_each_file_is_explained_and_each_explanation_has_its_file() -> None:
    lines = (FOLDER / "README.md").read_text(encoding="utf-8").splitlines()
    named = {line.split("`")[1] for line in lines if line.startswith("| `")}
    files = [path.name for path in FOLDER.rglob("*") if path.is_file() and path.name != "README.md"]
    assert len(set(files)) == len(files)
    assert named == set(files)


def test_the_check_knows_every_field_of_the_record() -> None:
    ours = {"request_id" if name == "id" else name for name in EVENT_VALUES}
    assert ours == {field.name for field in fields(Event)}
    assert APPLICATION_VALUES.keys() == {field.name for field in fields(Application)}

"""From the fields of a row to an application and the events that its dates stand for."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from zoneinfo import ZoneInfo

from coach.domain.applications import Application, Contact, Event, EventKind, Stage, stage_of
from coach.domain.clocks import local_day
from coach.domain.messages import Kind
from coach.importing.dates import When
from coach.importing.fields import Field
from coach.importing.problems import bad_date, missing_company, missing_role
from coach.importing.results import Problem
from coach.importing.table import Record

# Where it may begin is bounded here and elsewhere, or each space of a long run would be tried with all after it.
_BETWEEN_PEOPLE = re.compile(r"(?<!\s)\s*[;\n\r]+\s*")


@dataclass(frozen=True, slots=True)
class Row:
    """What was read of one row: texts and dates by field, the stage that its status means; `columns` names the
    columns for problems, `zone` says on which day an instant fell, `source` is where its tracker found it."""

    record: Record
    dates: Mapping[Field, When]
    stage: Stage | None
    columns: Mapping[Field, str]
    zone: ZoneInfo
    source: str | None = None


def application_of(row: Row) -> tuple[Application | None, tuple[Problem, ...]]:
    """The application of a row, None where it names no company, and what is missing in it."""
    problems = list(_missing(row))
    texts = row.record.texts
    if Field.COMPANY not in texts:
        return None, tuple(problems)
    contacts = _contacts(texts)
    interview, doubts = _interview(row, contacts)
    events = tuple(_events(row, interview))
    applied_on = _day_of(row, Field.APPLIED_ON)
    application = Application(
        company=texts[Field.COMPANY],
        role=texts.get(Field.ROLE, ""),
        link=texts.get(Field.LINK),
        location=texts.get(Field.LOCATION),
        source=texts.get(Field.SOURCE) or row.source,
        applied_on=applied_on,
        stage=stage_of(row.stage, events, applied_on),
        notes=_notes(row),
        contacts=contacts,
        events=events,
    )
    return application, (*problems, *doubts)


def _missing(row: Row) -> Iterator[Problem]:
    record, columns = row.record, row.columns
    if Field.COMPANY not in record.texts:
        yield missing_company(record.row, columns.get(Field.COMPANY))
    elif Field.ROLE not in record.texts:
        yield missing_role(record.row, columns.get(Field.ROLE))


def _contacts(texts: Mapping[Field, str]) -> tuple[Contact, ...]:
    """People parted by semicolons or lines, since a comma may stand inside a name. An address without a name
    stands for its person; addresses go with names where there are as many."""
    if Field.CONTACT not in texts and Field.CONTACT_EMAIL not in texts:
        return ()
    names = _parts(texts.get(Field.CONTACT, ""))
    emails = _parts(texts.get(Field.CONTACT_EMAIL, ""))
    if not names:
        return tuple(Contact(email, email) for email in emails)
    if len(emails) == len(names):
        return tuple(Contact(name, email) for name, email in zip(names, emails, strict=True))
    left_over = tuple(Contact(email, email) for email in emails)
    return tuple(Contact(name) for name in names) + left_over


@lru_cache(maxsize=4096)
def _parts(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part for part in _BETWEEN_PEOPLE.split(text.strip()) if part))


def _interview(row: Row, contacts: tuple[Contact, ...]) -> tuple[Event | None, tuple[Problem, ...]]:
    """An interview by its start, its end or both. An end that cannot be is reported and left empty."""
    start, end = row.dates.get(Field.INTERVIEW_AT), row.dates.get(Field.INTERVIEW_ENDED_AT)
    # Where only the end is known, the day is all that can be said of the start.
    when = start or (local_day(end, row.zone) if end else None)
    if when is None:
        return None, ()
    fault = _fault_of_end(start, end)
    ended_at = end if isinstance(end, datetime) and not fault else None
    contact = contacts[0].name if len(contacts) == 1 else None
    event = _event(EventKind.INTERVIEW, when, ended_at=ended_at, contact=contact)
    return event, (_bad_end(row, fault),) if fault else ()


def _fault_of_end(start: When | None, end: When | None) -> str | None:
    if start is None or end is None:
        return None
    if not isinstance(end, datetime):
        return "the end of an interview needs a time of day"
    if isinstance(start, datetime) and end < start:
        return "the interview would end before it starts"
    return None


def _bad_end(row: Row, fault: str) -> Problem:
    column = row.columns.get(Field.INTERVIEW_ENDED_AT)
    return bad_date(row.record.row, column, row.record.texts[Field.INTERVIEW_ENDED_AT], fault)


def _events(row: Row, interview: Event | None) -> Iterator[Event]:
    dates = row.dates
    if Field.APPLIED_ON in dates:
        yield _event(EventKind.APPLIED, dates[Field.APPLIED_ON])
    if interview:
        yield interview
    if Field.THANK_YOU_AT in dates:
        yield _event(EventKind.NOTE_SENT, dates[Field.THANK_YOU_AT], note=Kind.THANK_YOU)
    if Field.REPLY_AT in dates:
        yield _event(EventKind.EMPLOYER_REPLY, dates[Field.REPLY_AT])
    promised = _day_of(row, Field.PROMISED_ON)
    if promised:
        yield Event(EventKind.DATE_PROMISED, on=_day_of_promise(row, promised), promised_on=promised)


def _day_of_promise(row: Row, promised: date) -> date:
    """When the date was named: at the interview, else on applying, where these lie before it. Sheets do not say; with
    neither, the promised day itself, the latest it can have been."""
    days = (
        _day_of(row, Field.INTERVIEW_AT),
        _day_of(row, Field.INTERVIEW_ENDED_AT),
        _day_of(row, Field.APPLIED_ON),
    )
    return next((day for day in days if day and day <= promised), promised)


def _notes(row: Row) -> str | None:
    """The user's notes, and the follow-up they planned: a plan is no event, but it must not be lost."""
    planned = _day_of(row, Field.FOLLOW_UP_ON)
    lines = [row.record.texts.get(Field.NOTES), f"Planned follow-up: {planned.isoformat()}" if planned else None]
    return "\n".join(line for line in lines if line) or None


def _event(
    kind: EventKind,
    when: When,
    *,
    ended_at: datetime | None = None,
    contact: str | None = None,
    note: Kind | None = None,
) -> Event:
    at, on = (when, None) if isinstance(when, datetime) else (None, when)
    return Event(kind, at=at, on=on, ended_at=ended_at, contact=contact, note=note)


def _day_of(row: Row, field: Field) -> date | None:
    when = row.dates.get(field)
    return None if when is None else local_day(when, row.zone)

"""A tracker with one row for each e-mail: those of one company and title are the log of one application."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from coach.domain.applications import Application, Channel, Event, EventKind, stage_of
from coach.domain.clocks import local_day
from coach.domain.merging import merge_events
from coach.importing.applications import Row, application_of
from coach.importing.date_columns import DateSettings, read_dates
from coach.importing.dates import When
from coach.importing.fields import Field, column_key, words_of
from coach.importing.formats import EmailMeaning, Emails
from coach.importing.joining import join
from coach.importing.problems import bad_date, unknown_status
from coach.importing.results import ImportedApplication, Problem
from coach.importing.rows import FieldDates, RowsReading
from coach.importing.statuses import stage_named
from coach.importing.table import Table


def read_emails(table: Table, emails: Emails, settings: DateSettings) -> RowsReading:
    """One application for each company and title, in the order of their first e-mails."""
    column, received = _column(table, emails.received)
    _, subjects = _column(table, emails.subject)
    dates = read_dates(column, filter(None, received), settings)
    others = FieldDates.of(table, settings)
    applications: list[ImportedApplication] = []
    problems: list[Problem] = []
    for record, text, subject in zip(table.records(), received, subjects, strict=True):
        status = record.texts.get(Field.STAGE, "")
        meaning = emails.meanings.get(words_of(status))
        stage = stage_named(status, table.format.statuses)
        row = Row(record, others.known(record), stage, table.columns_by_field, settings.zone, table.format.source)
        application, doubts = application_of(row)
        problems += doubts
        if not application:
            continue
        problems += others.problems(record)
        if text and text in dates.faults:
            problems.append(bad_date(record.row, column, text, dates.faults[text]))
        if meaning:
            application = _told(application, meaning, dates.values.get(text or ""), subject)
        elif status and stage is None:
            problems.append(unknown_status(record.row, row.columns[Field.STAGE], status))
        applications.append(ImportedApplication(application, (record.row,)))
    joined, _ = join(applications)  # several rows for one application are the form of this file, no duplicates
    applied = tuple(_first_applied(one, settings.zone) for one in joined)
    return RowsReading(applied, tuple(problems), {column: dates} | others.by_column)


def _column(table: Table, key: str) -> tuple[str, list[str | None]]:
    """The name and the cells of a column; without it, its key and nothing."""
    for column in table.columns:
        if column_key(column) == key:
            return column, list(table.texts(column))
    return key, [None] * len(table.lines)


def _told(application: Application, meaning: EmailMeaning, when: When | None, subject: str | None) -> Application:
    """The application of a row with what its e-mail tells; without a date there is no event, but still a stage."""
    events = merge_events(application.events, tuple(_events(meaning, when, subject)) if when else ())
    stage = stage_of(meaning.stage or application.stage, events, application.applied_on)
    return replace(application, events=events, stage=stage)


def _first_applied(one: ImportedApplication, zone: ZoneInfo) -> ImportedApplication:
    """Confirmations may come twice, and in any order; the first is the day of applying."""
    events = one.application.events
    days = [local_day(event.at or event.day, zone) for event in events if event.kind is EventKind.APPLIED]
    return replace(one, application=replace(one.application, applied_on=min(days))) if days else one


def _events(meaning: EmailMeaning, when: When, subject: str | None) -> Iterator[Event]:
    at, on = (when, None) if isinstance(when, datetime) else (None, when)
    for kind in meaning.events:
        request = meaning.request if kind is EventKind.REQUEST_RECEIVED else None
        yield Event(kind, at=at, on=on, request=request, channel=Channel.EMAIL, text=subject)

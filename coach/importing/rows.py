"""The rows of a table, read one by one once its columns as wholes have been understood."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from coach.importing.applications import Row, application_of
from coach.importing.date_columns import ColumnDates, DateSettings, read_dates
from coach.importing.fields import DATE_FIELDS, Field
from coach.importing.problems import bad_date, unknown_status
from coach.importing.results import ImportedApplication, Problem
from coach.importing.statuses import stage_named
from coach.importing.table import Record, Table


@dataclass(frozen=True, slots=True)
class RowsReading:
    """One application a row or a group of rows, problems, and the dates of each date column by its name."""

    applications: tuple[ImportedApplication, ...]
    problems: tuple[Problem, ...]
    dates: Mapping[str, ColumnDates]


def read_applications(table: Table, settings: DateSettings) -> RowsReading:
    """Rows that name no company are left out and reported, all others are read as far as they go."""
    columns = table.columns_by_field
    dates = {
        field: read_dates(columns[field], filter(None, table.texts(columns[field])), settings)
        for field in DATE_FIELDS
        if field in columns
    }
    statuses = set(filter(None, table.texts(columns[Field.STAGE]))) if Field.STAGE in columns else set()
    stages = {status: stage_named(status, table.format.statuses) for status in statuses}
    applications: list[ImportedApplication] = []
    problems: list[Problem] = []
    for record in table.records():
        known = {
            field: column.values[text]
            for field, column in dates.items()
            if (text := record.texts.get(field)) is not None and text in column.values
        }
        stage = stages.get(record.texts.get(Field.STAGE, ""))
        row = Row(record, known, stage, columns, settings.zone, table.format.source)
        application, doubts = application_of(row)
        problems += doubts
        if application:
            applications.append(ImportedApplication(application, (record.row,)))
            problems += _unread(row, dates)
    return RowsReading(tuple(applications), tuple(problems), {columns[field]: one for field, one in dates.items()})


def _unread(row: Row, dates: Mapping[Field, ColumnDates]) -> Iterator[Problem]:
    record: Record = row.record
    for field, column in dates.items():
        text = record.texts.get(field)
        if text is not None and text in column.faults:
            yield bad_date(record.row, row.columns[field], text, column.faults[text])
    status = record.texts.get(Field.STAGE)
    if status is not None and row.stage is None:
        yield unknown_status(record.row, row.columns[Field.STAGE], status)

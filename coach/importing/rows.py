"""The rows of a table, read one by one once its columns as wholes have been understood."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from coach.importing.applications import Row, application_of
from coach.importing.date_columns import ColumnDates, DateSettings, read_dates
from coach.importing.dates import When
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


@dataclass(frozen=True, slots=True)
class FieldDates:
    """The date columns of a table that hold a field, each understood as a whole."""

    columns: Mapping[Field, str]
    dates: Mapping[Field, ColumnDates]

    @classmethod
    def of(cls, table: Table, settings: DateSettings) -> "FieldDates":
        """Reads every date column that is mapped."""
        columns = {field: column for field, column in table.columns_by_field.items() if field in DATE_FIELDS}
        texts = {field: filter(None, table.texts(column)) for field, column in columns.items()}
        return cls(columns, {field: read_dates(columns[field], texts[field], settings) for field in columns})

    @property
    def by_column(self) -> dict[str, ColumnDates]:
        """The same by the names of the columns."""
        return {self.columns[field]: column for field, column in self.dates.items()}

    def known(self, record: Record) -> dict[Field, When]:
        """The dates of one row."""
        texts = record.texts
        return {
            field: column.values[texts[field]]
            for field, column in self.dates.items()
            if field in texts and texts[field] in column.values
        }

    def problems(self, record: Record) -> Iterator[Problem]:
        """The values of one row that are no dates."""
        for field, column in self.dates.items():
            text = record.texts.get(field)
            if text is not None and text in column.faults:
                yield bad_date(record.row, self.columns[field], text, column.faults[text])


def read_applications(table: Table, settings: DateSettings) -> RowsReading:
    """Rows that name no company are left out and reported, all others are read as far as they go."""
    columns = table.columns_by_field
    dates = FieldDates.of(table, settings)
    statuses = set(filter(None, table.texts(columns[Field.STAGE]))) if Field.STAGE in columns else set()
    stages = {status: stage_named(status, table.format.statuses) for status in statuses}
    applications: list[ImportedApplication] = []
    problems: list[Problem] = []
    for record in table.records():
        stage = stages.get(record.texts.get(Field.STAGE, ""))
        row = Row(record, dates.known(record), stage, columns, settings.zone, table.format.source)
        application, doubts = application_of(row)
        problems += doubts
        if application:
            applications.append(ImportedApplication(application, (record.row,)))
            problems += dates.problems(record)
            if Field.STAGE in record.texts and stage is None:
                problems.append(unknown_status(record.row, columns[Field.STAGE], record.texts[Field.STAGE]))
    return RowsReading(tuple(applications), tuple(problems), dates.by_column)

"""Our own export as a table: one row an event, the columns of its application repeated, nothing lost on the way."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

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
from coach.domain.formulas import unguarded
from coach.domain.messages import Kind
from coach.errors import InvalidRecord
from coach.importing.date_columns import ColumnDates, DateSettings, read_dates
from coach.importing.fields import Field, column_key
from coach.importing.interchange import parse_contacts
from coach.importing.problems import bad_date, missing_company, missing_role, unknown_status
from coach.importing.results import Code, ImportedApplication, Problem, shown
from coach.importing.rows import RowsReading
from coach.importing.statuses import stage_named
from coach.importing.table import Table
from coach.importing.tabular import Line

_APPLICATION = ("company", "role", "stage", "applied_on", "link", "location", "source", "notes", "contacts")
_EVENT = "event at on ended_at round type contact note request request_id promised_on channel text".split()
_DATES = ("applied_on", "at", "on", "ended_at", "promised_on")
Word = TypeVar("Word", bound=StrEnum)


def is_log(columns: Iterable[str]) -> bool:
    """Whether a table of our own has one row an event."""
    return "event" in {column_key(column) for column in columns}


def read_log(table: Table, settings: DateSettings) -> RowsReading:
    """Rows with equal application columns are one application, wherever they stand: sorting a sheet parts them."""
    columns, places = table.columns, _places(table)
    rows = [_row(line, places) for line in table.lines]
    dates = {
        name: read_dates(columns[places[name]], (row.texts[name] for row in rows if name in row.texts), settings)
        for name in _DATES
        if name in places
    }
    groups: dict[tuple[str | None, ...], list[_Row]] = {}
    for row in rows:
        groups.setdefault(tuple(row.texts.get(name) for name in _APPLICATION), []).append(row)
    names = {name: columns[place] for name, place in places.items()}
    problems: list[Problem] = []
    applications: list[ImportedApplication] = []
    for group in groups.values():
        reader = _Reader(group, dates, names, problems)
        if application := reader.application():
            applications.append(ImportedApplication(application, tuple(row.number for row in group)))
    return RowsReading(
        tuple(applications), tuple(problems), {columns[places[name]]: one for name, one in dates.items()}
    )


def _places(table: Table) -> dict[str, int]:
    """Where our columns stand: those that can be mapped as they are mapped, the details of events by their names."""
    places = {column_key(column): place for place, column in enumerate(table.columns)}
    details = {name: place for name, place in places.items() if name not in set(Field)}
    return details | {field: table.columns.index(column) for column, field in table.mapping.items()}


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    texts: Mapping[str, str]


def _row(line: Line, places: Mapping[str, int]) -> _Row:
    cells = line.cells
    width = len(cells)
    texts = {name: unguarded(cell) for name, place in places.items() if place < width and (cell := cells[place])}
    return _Row(line.number, texts)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the rows of one application; what is wrong with a value is added to `problems`."""

    rows: Sequence[_Row]
    dates: Mapping[str, ColumnDates]
    columns: Mapping[str, str]
    problems: list[Problem]

    def application(self) -> Application | None:
        first = self.rows[0]
        texts = first.texts
        if not texts.get("company", "").strip():
            self.problems.extend(missing_company(row.number, self.columns.get("company")) for row in self.rows)
            return None
        if "role" not in texts:
            self.problems.append(missing_role(first.number, self.columns.get("role")))
        events = tuple(self._events())
        applied_on = self._day(first, "applied_on")
        return Application(
            company=texts["company"],
            role=texts.get("role", ""),
            link=texts.get("link"),
            location=texts.get("location"),
            source=texts.get("source"),
            applied_on=applied_on,
            stage=self._stage(first) or stage_of(None, events, applied_on),
            notes=texts.get("notes"),
            contacts=self._contacts(first),
            events=events,
        )

    def _stage(self, row: _Row) -> Stage | None:
        text = row.texts.get("stage")
        stage = stage_named(text, {}) if text else None
        if text and stage is None:
            self.problems.append(unknown_status(row.number, self.columns.get("stage"), text))
        return stage

    def _contacts(self, row: _Row) -> tuple[Contact, ...]:
        text = row.texts.get("contacts")
        if text is None:
            return ()
        try:
            return parse_contacts(text)
        except InvalidRecord:
            message = 'The contacts are no list as [{"name": "Ana Osei", "email": "ana@larch.example"}]; left empty.'
            self._report(row, "contacts", Code.INVALID_RECORD, message)
            return ()

    def _events(self) -> Iterator[Event]:
        for row in self.rows:
            if not any(name in row.texts for name in _EVENT):
                continue
            kind = self._word(row, "event", EventKind)
            if kind is None:
                if "event" not in row.texts:
                    message = f"The row has details of an event and no kind; kinds are {', '.join(EventKind)}."
                    self._report(row, "event", Code.INVALID_RECORD, message)
            elif event := self._event(row, kind):
                yield event

    def _event(self, row: _Row, kind: EventKind) -> Event | None:
        whens = [self._when(row, name) for name in ("at", "on")]
        when = next((one for one in whens if one is not None), None)
        if when is None and any(name in row.texts for name in ("at", "on")):
            return None  # reported, or asked, with the date
        try:
            return Event(
                kind,
                at=when if isinstance(when, datetime) else None,
                on=when if not isinstance(when, datetime) else None,
                ended_at=self._instant(row, "ended_at"),
                round=self._number(row, "round"),
                type=self._word(row, "type", InterviewType),
                contact=row.texts.get("contact"),
                note=self._word(row, "note", Kind),
                request=self._word(row, "request", RequestKind),
                request_id=row.texts.get("request_id"),
                promised_on=self._day(row, "promised_on"),
                channel=self._word(row, "channel", Channel),
                text=row.texts.get("text"),
            )
        except InvalidRecord as error:
            self._report(row, "event", Code.INVALID_RECORD, f"{error} The event was left out.")
            return None

    def _when(self, row: _Row, name: str) -> date | None:
        text = row.texts.get(name)
        if text is None:
            return None
        column = self.dates[name]
        if text in column.faults:
            self.problems.append(bad_date(row.number, self.columns.get(name), text, column.faults[text]))
        return column.values.get(text)

    def _day(self, row: _Row, name: str) -> date | None:
        when = self._when(row, name)
        return when.date() if isinstance(when, datetime) else when

    def _instant(self, row: _Row, name: str) -> datetime | None:
        when = self._when(row, name)
        if when is None or isinstance(when, datetime):
            return when
        reason = "the end of an interview needs a time of day"
        self.problems.append(bad_date(row.number, self.columns.get(name), row.texts[name], reason))
        return None

    def _number(self, row: _Row, name: str) -> int | None:
        text = row.texts.get(name)
        if text is None:
            return None
        if text.isascii() and text.isdigit() and len(text) < 10:
            return int(text)
        self._report(row, name, Code.INVALID_RECORD, f"{shown(text)} is no whole number; it was left empty.")
        return None

    def _word(self, row: _Row, name: str, words: type[Word]) -> Word | None:
        text = row.texts.get(name)
        if text is None:
            return None
        try:
            return words(text.strip().casefold())
        except ValueError:
            message = f"{shown(text)} is not one of {', '.join(words)}; it was left out."
            self._report(row, name, Code.INVALID_RECORD, message)
            return None

    def _report(self, row: _Row, name: str, code: Code, message: str) -> None:
        value = row.texts.get(name)
        self.problems.append(
            Problem(row.number, self.columns.get(name), shown(value) if value else None, code, message)
        )

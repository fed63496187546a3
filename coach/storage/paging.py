"""The applications page: search, filter, sort and a slice, without loading the record."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

import sqlalchemy as sa

from coach.domain.applications import EventKind, Stage
from coach.domain.missing import INTERVIEWED
from coach.errors import InvalidOptions
from coach.storage.rows import fold
from coach.storage.scope import Scope
from coach.storage.tables import applications, contacts, events


class SortBy(StrEnum):
    """What the table can be sorted by."""

    COMPANY = "company"
    ROLE = "role"
    STAGE = "stage"
    APPLIED_ON = "applied_on"
    LAST_EVENT = "last_event"


@dataclass(frozen=True, slots=True)
class Query:
    """What to show. Every word of `search` must stand in company, role, location or a contact's name; no stages: all;
    no limit: all."""

    search: str = ""
    stages: tuple[Stage, ...] = ()
    sort: SortBy = SortBy.COMPANY
    descending: bool = False
    offset: int = 0
    limit: int | None = 100

    def __post_init__(self) -> None:
        if self.offset < 0 or (self.limit is not None and self.limit < 0):
            raise InvalidOptions(f"A page can't start at {self.offset} or have {self.limit} rows.")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; `last_event_on` is the day of the latest event, in UTC where it was an instant."""

    id: str
    version: int
    company: str
    role: str
    location: str | None
    source: str | None
    stage: Stage
    applied_on: date | None
    last_event_on: date | None
    last_event: EventKind | None


@dataclass(frozen=True, slots=True)
class Page:
    """Some rows, and how many there are in all."""

    rows: tuple[Row, ...]
    total: int


# Characters. SQLite looks for no pattern of more than 50,000 bytes, and such a word stands nowhere.
_LONGEST_WORD = 5_000

_table = applications.c
_SHOWN = (
    _table.id, _table.version, _table.company, _table.role, _table.location, _table.source, _table.stage,
    _table.applied_on, _table.last_event_on, _table.last_event_kind,
)  # fmt: skip
_SORTED_BY: dict[SortBy, sa.ColumnElement[Any]] = {
    SortBy.COMPANY: _table.company_key,
    SortBy.ROLE: _table.role_key,
    SortBy.STAGE: sa.case({stage.value: place for place, stage in enumerate(Stage)}, value=_table.stage),
    SortBy.APPLIED_ON: _table.applied_on,
    SortBy.LAST_EVENT: _table.last_event_on,
}
_INTERVIEW = sa.and_(
    events.c.owner == _table.owner,
    events.c.application_id == _table.id,
    events.c.kind == EventKind.INTERVIEW.value,
    events.c.closed_at.is_(None),
)
_CAME = sa.or_(_table.stage.in_([stage.value for stage in INTERVIEWED]), sa.exists().where(_INTERVIEW))
_DATED = sa.exists().where(_INTERVIEW, events.c.ended_at.is_not(None))
_NAMED = sa.exists().where(_INTERVIEW, events.c.contact.is_not(None))


def read_page(scope: Scope, query: Query) -> Page:
    """What has no date comes last in either direction; equals come in order of arrival."""
    wanted = _wanted(query)
    total = scope.row(scope.select(applications, sa.func.count()).where(*wanted))
    key = _SORTED_BY[query.sort]
    order = (key.desc() if query.descending else key.asc()).nulls_last()
    rows = scope.select(applications, *_SHOWN).where(*wanted).order_by(order, _table.position, _table.id)
    sliced = rows.offset(query.offset).limit(query.limit)
    return Page(tuple(_row(row) for row in scope.rows(sliced)), total[0] if total else 0)


def read_companies(scope: Scope) -> tuple[str, ...]:
    """Each firm that an application was sent to, once, in the order of the alphabet."""
    query = scope.select(applications, _table.company).where(_table.deleted_at.is_(None)).distinct()
    return tuple(sorted(row.company for row in scope.rows(query)))


def has_undated_interviews(scope: Scope) -> bool:
    """Whether some application came to an interview of which no end is known; stops at the first."""
    query = scope.select(applications, _table.id).where(_table.deleted_at.is_(None), _CAME, ~_DATED)
    return scope.row(query.limit(1)) is not None


def read_lacking_dates(scope: Scope) -> tuple[str, ...]:
    """Those that are worth asking about by `coach.domain.missing.missing_dates`, in order of arrival."""
    person = contacts.c
    nobody = ~sa.exists().where(person.owner == _table.owner, person.application_id == _table.id) & ~_NAMED
    query = scope.select(applications, _table.id).where(_table.deleted_at.is_(None), _CAME, sa.or_(~_DATED, nobody))
    return tuple(row.id for row in scope.rows(query.order_by(_table.position, _table.id)))


def _wanted(query: Query) -> list[sa.ColumnElement[bool]]:
    wanted: list[sa.ColumnElement[bool]] = [_table.deleted_at.is_(None)]
    words = fold(query.search.replace("\0", " ")).split()
    wanted += [_table.search.contains(word, autoescape=True) for word in words if len(word) <= _LONGEST_WORD]
    if any(len(word) > _LONGEST_WORD for word in words):
        wanted.append(sa.false())
    if query.stages:
        wanted.append(_table.stage.in_([stage.value for stage in query.stages]))
    return wanted


def _row(row: sa.Row[Any]) -> Row:
    kind = row.last_event_kind
    return Row(
        row.id, row.version, row.company, row.role, row.location, row.source, Stage(row.stage), row.applied_on,
        row.last_event_on, EventKind(kind) if kind else None,
    )  # fmt: skip

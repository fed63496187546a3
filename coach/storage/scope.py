"""One owner's rows in one transaction: the single place where queries are narrowed to an owner."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa

from coach.storage.database import Database

_ROWS = 1000


class Scope:
    """The record reads and writes through this alone, so that nobody meets another's rows."""

    def __init__(self, connection: sa.Connection, owner: str) -> None:
        self._connection = connection
        self._owner = owner

    def select(self, table: sa.Table, *columns: sa.ColumnElement[Any]) -> sa.Select[Any]:
        """The owner's rows, whole or some columns of them."""
        return sa.select(*(columns or table.columns)).where(table.c.owner == self._owner)

    def update(self, table: sa.Table) -> sa.Update:
        """Changes to rows of the owner."""
        return sa.update(table).where(table.c.owner == self._owner)

    def select_given(self, table: sa.Table, *columns: sa.ColumnElement[Any]) -> sa.Select[Any]:
        """Rows of others that name the owner as their adviser."""
        return sa.select(*(columns or table.columns)).where(table.c.adviser == self._owner)

    def update_given(self, table: sa.Table) -> sa.Update:
        """Changes to rows of others that name the owner as their adviser."""
        return sa.update(table).where(table.c.adviser == self._owner)

    def rows(self, query: sa.Select[Any]) -> Sequence[sa.Row[Any]]:
        """All rows of a query made by `select`."""
        return self._connection.execute(query).all()

    def columns(self, query: sa.Select[Any]) -> list[list[Any]]:
        """The same column by column; of a large record the rows are never held all at once."""
        found: list[list[Any]] = [[] for _ in query.selected_columns]
        for rows in self._connection.execute(query).partitions(_ROWS):
            for column, values in zip(found, zip(*rows, strict=True), strict=True):
                column += values
        return found

    def row(self, query: sa.Select[Any]) -> sa.Row[Any] | None:
        """The first row."""
        return self._connection.execute(query).first()

    def insert(self, table: sa.Table, rows: Sequence[Mapping[str, Any]]) -> None:
        """New rows of the owner, in bulk; all of the same keys."""
        if rows:
            self._connection.execute(sa.insert(table), [{**row, "owner": self._owner} for row in rows])

    def run(self, statement: sa.Update | sa.Delete, values: Sequence[Mapping[str, Any]] = ()) -> None:
        """A change made by `update` or `delete`, once or for each set of values."""
        self._connection.execute(statement, list(values) or None)

    def delete(self, table: sa.Table) -> sa.Delete:
        """Removes rows of the owner."""
        return sa.delete(table).where(table.c.owner == self._owner)


class Owned:
    """What belongs to one owner: each method of a subclass is one transaction."""

    def __init__(self, database: Database, owner: str) -> None:
        self._database = database
        self._owner = owner

    @contextmanager
    def _reading(self) -> Iterator[Scope]:
        with self._database.reading() as connection:
            yield Scope(connection, self._owner)

    @contextmanager
    def _writing(self) -> Iterator[Scope]:
        with self._database.writing(self._owner) as connection:
            yield Scope(connection, self._owner)

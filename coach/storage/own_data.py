"""Everything that is kept of one person: written out whole, and erased so that no word of it is left in the file."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from coach.storage.database import Database
from coach.storage.directory import end_given
from coach.storage.people_tables import accesses, shares
from coach.storage.scope import Owned
from coach.storage.tables import metadata

Rows = list[dict[str, Any]]


class OwnData(Owned):
    """All rows of one owner, whatever the table: a table that comes later is among them by itself."""

    def __init__(self, database: Database, owner: str, now: Callable[[], datetime]) -> None:
        super().__init__(database, owner)
        self._now = now

    def tables(self) -> Mapping[str, Rows]:
        """By name, each row as it is kept, without the key of the owner; empty tables too."""
        with self._reading() as scope:
            found = {one.name: scope.rows(scope.select(one)) for one in metadata.sorted_tables}
        return {name: [_without_owner(row._asdict()) for row in rows] for name, rows in found.items()}

    def as_adviser(self) -> Mapping[str, Rows]:
        """What stands of this person in the rows of others who shared with them; not whose rows those are."""
        with self._reading() as scope:
            given = scope.rows(scope.select_given(shares, shares.c.since, shares.c.ended).order_by(shares.c.since))
            looks = scope.rows(scope.select_given(accesses, accesses.c.what, accesses.c.at).order_by(accesses.c.at))
        return {"shares": [one._asdict() for one in given], "looks": [one._asdict() for one in looks]}

    def erase(self) -> bool:
        """Takes out every row in one transaction, then the words from what SQLite keeps of them in free pages and in
        its log; False where another window, or a full disk, kept it from that: then it is to be done again.

        No backup is made before. What others gave to this person as their adviser ends; the log of what was looked at
        is those others' and stays with them.
        """
        with self._writing() as scope:
            end_given(scope, self._now())
            for table in reversed(metadata.sorted_tables):
                scope.run(scope.delete(table))
        return self._database.scrub(whole=True)


def _without_owner(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in row.items() if key != "owner"}

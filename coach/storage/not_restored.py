"""What a restore does not turn back: who may see whose record, what was looked at, and which sign-ins were ended.

An older copy brings back what people wrote. It must not bring back a share that was taken back since, nor a role, nor
forget a look that somebody was to find in their log.
"""

import sqlite3
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa

from coach.domain.sharing import Role
from coach.domain.sign_in import SIGNED_OUT
from coach.storage.copying import opened
from coach.storage.people_tables import accesses, people, shares
from coach.storage.tables import preferences

_LOOK = ("owner", "adviser", "adviser_name", "what", "about", "at")


def keep_as_they_are(restored: sa.Connection, present: Path | None, now: datetime) -> None:
    """`present` is a copy of what is replaced, in the same form; where there is none, as of a damaged file, nobody can
    tell what was taken back since, and every share ends."""
    restored.execute(sa.update(shares).where(shares.c.ended.is_(None)).values(ended=now))
    if present is None:
        return
    # Whoever is not there now was erased since.
    restored.execute(sa.update(people).values(role=Role.PERSON.value))
    with opened(present) as connection:
        for table in (people, shares):
            _take_over(restored, connection, table)
        _end_sign_ins(restored, connection)
        _add_looks(restored, connection)


def _take_over(restored: sa.Connection, present: sqlite3.Connection, table: sa.Table) -> None:
    names = [column.name for column in table.columns]
    if rows := present.execute(f"SELECT {_list(names)} FROM {table.name}").fetchall():  # noqa: S608 - our own names
        restored.exec_driver_sql(_inserting("INSERT OR REPLACE", table, names), rows)


def _end_sign_ins(restored: sa.Connection, present: sqlite3.Connection) -> None:
    names = [column.name for column in preferences.columns]
    rows = present.execute(f"SELECT {_list(names)} FROM preferences WHERE key GLOB ?", (f"{SIGNED_OUT}*",)).fetchall()  # noqa: S608
    if rows:
        restored.exec_driver_sql(_inserting("INSERT OR REPLACE", preferences, names), rows)


def _add_looks(restored: sa.Connection, present: sqlite3.Connection) -> None:
    """Those that are not in the copy, in their order; ids are counted anew, as the copy may have others."""
    query = f"SELECT {_list(_LOOK)} FROM {accesses.name} ORDER BY id"  # noqa: S608
    known = {tuple(row) for row in restored.exec_driver_sql(query)}
    if rows := [row for row in present.execute(query) if row not in known]:
        restored.exec_driver_sql(_inserting("INSERT", accesses, _LOOK), rows)


def _inserting(how: str, table: sa.Table, names: Sequence[str]) -> str:
    return f"{how} INTO {table.name} ({_list(names)}) VALUES ({', '.join('?' * len(names))})"


def _list(names: Sequence[str]) -> str:
    return ", ".join(names)

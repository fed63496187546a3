"""Puts a backup in the place of the record, and keeps what it replaces."""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path
from uuid import uuid4

import sqlalchemy as sa

from coach.errors import StoreFault
from coach.storage.backups import keep_damaged, make_backup, thin_out
from coach.storage.copying import (
    UNFINISHED,
    beside,
    copy,
    faults_in,
    make_private_folder,
    opened,
    publish,
    unfinished_beside,
)
from coach.storage.database import BUSY_SECONDS, Database
from coach.storage.faults import Damaged, files_of, translated
from coach.storage.migrating import REVISIONS, migrate
from coach.storage.not_restored import keep_as_they_are
from coach.storage.store import Now
from coach.storage.tables import applications, messages

_VERSIONED = (applications, messages)
_STALE_SECONDS = 3600


def restore_backup(url: str, path: Path, backups: Path, now: Now) -> Path | None:
    """Replaces the record of an SQLite `url` by the backup at `path`, also while windows have it open.

    Gives the copy of what was replaced, if anything was. Raises StoreFault, with nothing changed, where the backup is
    not sound, not of this program, or newer than it.
    """
    database = Database(url, backups)
    if database.file is None:
        raise StoreFault("The record is on a PostgreSQL server: restore it there, with pg_restore.")
    _check(path)
    with database.guarded(), files_of(database.name):
        replaced = _replace(database.file, path, backups, now())
    # Not before: the copy just used may be one that the rule no longer keeps.
    thin_out(backups, now())
    return replaced


def _check(path: Path) -> None:
    if not os.path.isfile(path):
        raise StoreFault(f"There is no backup {path}. Nothing was changed; list the backups to see which there are.")
    with translated(str(path)):
        faults = faults_in(path)
        if faults:
            raise StoreFault(f"{path} is no sound backup ({faults[0]}). Nothing was changed; choose another one.")
        is_readable = is_of_known_form(path)
    if not is_readable:
        raise StoreFault(f"{path} is no backup that this version of the program can read. Nothing was changed.")


def is_of_known_form(path: Path) -> bool:
    """Whether a sound backup is one of this program, and not of a later version of it."""
    return _form(path) in REVISIONS


def _form(path: Path) -> str | None:
    with opened(path) as connection:
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone():
            return None
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return row[0] if row else None


def _replace(file: Path, path: Path, backups: Path, now: datetime) -> Path | None:
    if not file.parent.exists():
        make_private_folder(file.parent)
    _sweep(file, now)
    if not file.exists():
        with _prepared(file, path, 0, None, now) as new:
            publish(new, file)
        return None
    try:
        if not file.stat().st_size:
            raise Damaged(f"{file} is empty.")
        if faults := faults_in(file, quick=True):
            raise Damaged(f"{file} is damaged ({faults[0]}).")
        with _nobody_writing(file) as let_write:
            replaced = make_backup(file, backups, "before-restore", now)
            with _prepared(file, path, _highest_version(replaced), replaced, now) as new:
                # What is written from here on waits until the backup is in place.
                let_write()
                copy(new, file)
    except Damaged:
        return _replace_damaged(file, path, backups, now)
    return replaced


def _sweep(file: Path, now: datetime) -> None:
    """What a process left that was killed in a restore; one that is at it just now is left alone."""
    for left in unfinished_beside(file):
        with suppress(OSError):
            if now.timestamp() - left.stat().st_mtime > _STALE_SECONDS:
                left.unlink()


@contextmanager
def _nobody_writing(file: Path) -> Iterator[Callable[[], object]]:
    """What is stored after the copy of the present record was made would be in no copy. Gives the way to end it."""
    with translated(str(file)), closing(sqlite3.connect(file, timeout=BUSY_SECONDS, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        yield lambda: holder.execute("ROLLBACK")


def _replace_damaged(file: Path, path: Path, backups: Path, now: datetime) -> Path:
    replaced = keep_damaged(file, backups, now)
    # How far its versions had come can't be read; no count of changes comes near the seconds since 1970.
    with _prepared(file, path, int(now.timestamp()), None, now) as new:
        # The log belongs to the damaged file; it would be played into the sound one.
        for left in beside(file):
            left.unlink(missing_ok=True)
        publish(new, file)
    return replaced


@contextmanager
def _prepared(file: Path, path: Path, highest: int, present: Path | None, now: datetime) -> Iterator[Path]:
    """A copy of the backup in today's form, whose versions are all above `highest`; who may see what stays as it is in
    `present`, a copy of what is replaced.

    A window that was open before shows a version that the record must not reach a second time with other words: it
    would be allowed to overwrite them.
    """
    unfinished = file.with_name(f"{file.name}.{uuid4().hex}{UNFINISHED}")
    try:
        copy(path, unfinished)
        database = Database(f"sqlite:///{unfinished}", None)
        try:
            migrate(database, lambda: None)
            with database.writing("restore") as connection:
                for table in _VERSIONED:
                    connection.execute(sa.update(table).values(version=table.c.version + highest))
                known = present if present and _form(present) == REVISIONS[-1] else None
                keep_as_they_are(connection, known, now)
        finally:
            database.close()
        with closing(sqlite3.connect(unfinished)) as connection:
            # One file again, with no log beside it.
            connection.execute("PRAGMA journal_mode=DELETE")
        yield unfinished
    finally:
        for left in (unfinished, *beside(unfinished)):
            with suppress(OSError):
                left.unlink(missing_ok=True)


def _highest_version(file: Path) -> int:
    with opened(file) as connection:
        known = {name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        found = [
            connection.execute(f"SELECT max(version) FROM {table.name}").fetchone()[0]  # noqa: S608 - our own names
            for table in _VERSIONED
            if table.name in known
        ]
    return max((version for version in found if version is not None), default=0)

"""Puts a backup in the place of the record, and keeps what it replaces."""

import os
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path

from coach.errors import StoreFault
from coach.storage.backups import UNFINISHED, copy, faults_in, keep_damaged, make_backup, thin_out
from coach.storage.database import Database
from coach.storage.faults import Damaged, files_of, translated
from coach.storage.migrating import REVISIONS
from coach.storage.store import Now, open_store


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
        database.file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        replaced = _replace(database.file, path, backups, now())
    open_store(url, backups, now).close()
    # Not before: the copy just used may be one that the rule no longer keeps.
    thin_out(backups, now())
    return replaced


def _check(path: Path) -> None:
    if not path.is_file():
        raise StoreFault(f"There is no backup {path}. Nothing was changed; list the backups to see which there are.")
    with translated(str(path)):
        faults = faults_in(path)
        if faults:
            raise StoreFault(f"{path} is no sound backup ({faults[0]}). Nothing was changed; choose another one.")
        form = _form(path)
    if form not in REVISIONS:
        raise StoreFault(f"{path} is no backup that this version of the program can read. Nothing was changed.")


def _form(path: Path) -> str | None:
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        if not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'alembic_version'").fetchone():
            return None
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    return row[0] if row else None


def _replace(file: Path, path: Path, backups: Path, now: datetime) -> Path | None:
    if not file.exists():
        copy(path, file)
        return None
    try:
        replaced = make_backup(file, backups, "before-restore", now)
    except Damaged:
        return _replace_damaged(file, path, backups, now)
    copy(path, file)
    return replaced


def _replace_damaged(file: Path, path: Path, backups: Path, now: datetime) -> Path:
    replaced = keep_damaged(file, backups, now)
    unfinished = file.with_name(file.name + UNFINISHED)
    copy(path, unfinished)
    # The log belongs to the damaged file; it would be played into the sound one.
    for ending in ("-wal", "-shm"):
        file.with_name(file.name + ending).unlink(missing_ok=True)
    os.replace(unfinished, file)
    return replaced

"""Copies of an SQLite record: made before anything large, checked, and thinned out by a stated rule."""

import os
import re
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from uuid import uuid4

from coach.errors import StoreFault
from coach.storage.faults import Damaged, files_of, is_damage, translated

# The rule: the newest 20, and the newest of each day for 30 days.
KEEP_NEWEST = 20
KEEP_DAYS = 30

_STAMP = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"coach-(\d{8}T\d{6}Z)-([a-z-]+?)(?:-(\d+))?\.sqlite3")
UNFINISHED = ".part"
# What this module puts into the folder: copies, such as were not finished, and what it put aside.
_OURS = re.compile(
    rf"(coach|damaged)-\d{{8}}T\d{{6}}Z.*\.(sqlite3(-wal|-shm|-journal)?|{UNFINISHED[1:]}(-journal|-wal|-shm)?)"
)
_WAIT_SECONDS = 0.25
_PATIENCE_SECONDS = 20


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of the record, when it was made (UTC), and why."""

    path: Path
    made_at: datetime
    reason: str
    size: int


def list_backups(folder: Path) -> tuple[Backup, ...]:
    """Newest first; other files in the folder are left alone."""
    with files_of(f"The backup folder {folder}"):
        found = [(one, int(match[3] or 1)) for path, match in _named(folder) if (one := _backup(path, match))]
    return tuple(one for one, _ in sorted(found, key=lambda pair: (pair[0].made_at, pair[1]), reverse=True))


def make_backup(source: Path, folder: Path, reason: str, now: datetime) -> Path:
    """Copies the record while it is in use; raises Damaged, with no copy made, where the copy is not sound."""
    with _in_folder(folder, source):
        target = _free_name(folder, reason, now)
        # Another window may be making one in this second.
        unfinished = folder / f"{target.stem}.{uuid4().hex}{UNFINISHED}"
        try:
            copy(source, unfinished)
            faults = faults_in(unfinished, quick=True)
            if faults:
                raise Damaged(f"{source} is damaged ({faults[0]}).")
            os.replace(unfinished, target)
        finally:
            unfinished.unlink(missing_ok=True)
    return target


def thin_out(folder: Path, now: datetime) -> None:
    """Deletes what the rule does not keep."""
    with files_of(f"The backup folder {folder}"):
        for one in superfluous(list_backups(folder), now.astimezone(UTC).date()):
            one.path.unlink(missing_ok=True)


def delete_all(folder: Path) -> None:
    """Every copy, unfinished ones and those of a damaged record too; other files in the folder are left alone."""
    with files_of(f"The backup folder {folder}"):
        for path in list(folder.iterdir()) if folder.is_dir() else ():
            if path.is_file() and _OURS.fullmatch(path.name):
                path.unlink(missing_ok=True)


def superfluous(backups: Sequence[Backup], today: date) -> list[Backup]:
    """Those that the rule does not keep; `backups` come newest first."""
    kept = set(backups[:KEEP_NEWEST])
    seen: set[date] = set()
    for one in backups:
        day = one.made_at.date()
        if day not in seen and today - day < timedelta(days=KEEP_DAYS):
            kept.add(one)
        seen.add(day)
    return [one for one in backups if one not in kept]


def newest_sound(folder: Path | None) -> Backup | None:
    """The newest backup that passes the check."""
    backups = list_backups(folder) if folder else ()
    return next((one for one in backups if _is_sound(one.path)), None)


def faults_in(file: Path, *, quick: bool = False) -> tuple[str, ...]:
    """What SQLite finds wrong with a database file that nothing is writing; empty if it is sound."""
    try:
        with _opened(file) as connection:
            check = connection.execute(f"PRAGMA {'quick' if quick else 'integrity'}_check").fetchall()
            loose = connection.execute("PRAGMA foreign_key_check").fetchall()
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        return (str(error),)
    faults = [line for (line,) in check if line != "ok"]
    return (*faults, *(f"{row[0]}: row {row[1]} belongs to nothing in {row[2]}" for row in loose))


def copy(source: Path, target: Path) -> None:
    """Overwrites `target` by the online backup of SQLite: in one transaction, also while others have it open."""
    waits = count(1)

    def give_up(status: int, _left: int, _total: int) -> None:
        # Python would wait for ever.
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and next(waits) * _WAIT_SECONDS > _PATIENCE_SECONDS:
            raise StoreFault(
                f"{target} is being written by another window. Nothing was changed; try again in a moment."
            )

    with _opened(source) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new, progress=give_up, sleep=_WAIT_SECONDS)
        if target.suffix == UNFINISHED:
            # A copy is one file, with no log beside it.
            new.execute("PRAGMA journal_mode=DELETE")


def keep_damaged(file: Path, folder: Path, now: datetime) -> Path:
    """Puts a damaged record aside as it is, with its log; never thinned out."""
    with _in_folder(folder, file):
        target = folder / f"damaged-{now.astimezone(UTC):{_STAMP}}.sqlite3"
        shutil.copy2(file, target)
        log = file.with_name(file.name + "-wal")
        if log.exists():
            shutil.copy2(log, target.with_name(target.name + "-wal"))
    return target


@contextmanager
def _in_folder(folder: Path, source: Path) -> Iterator[None]:
    try:
        with translated(f"The backup folder {folder}"), files_of(f"The backup folder {folder}"):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            yield
    except Damaged as error:
        raise Damaged(f"{source} is damaged ({error.__cause__ or error}).") from error


def _is_sound(file: Path) -> bool:
    try:
        return not faults_in(file)
    except sqlite3.Error:
        return False


@contextmanager
def _opened(file: Path) -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        yield connection


def _free_name(folder: Path, reason: str, now: datetime) -> Path:
    stem, number = f"coach-{now.astimezone(UTC):{_STAMP}}-{reason}", 1
    path = folder / f"{stem}.sqlite3"
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}.sqlite3"
    return path


def _named(folder: Path) -> Iterator[tuple[Path, re.Match[str]]]:
    if not folder.is_dir():
        return
    for path in folder.iterdir():
        match = _NAME.fullmatch(path.name)
        if match and path.is_file():
            yield path, match


def _backup(path: Path, match: re.Match[str]) -> Backup | None:
    try:
        made_at = datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
    return Backup(path, made_at, match[2], path.stat().st_size)

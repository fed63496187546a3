"""Copies of an SQLite record: made before anything large and once a day, checked, and thinned out by a stated rule."""

import os
import re
import shutil
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import uuid4

from coach.errors import StoreFault
from coach.storage.copying import (
    UNFINISHED,
    copy,
    faults_in,
    is_sound,
    log_of,
    make_private,
    make_private_folder,
    publish,
)
from coach.storage.faults import Damaged, files_of, translated

# The rule: the newest 20, and the newest of each of the last 30 days on which one was made.
KEEP_NEWEST = 20
KEEP_DAYS = 30
DAILY = "daily"

_STAMP = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"coach-(\d{8}T\d{6}Z)-([a-z-]+?)(?:-\d+)?\.sqlite3")
# What a process left that was killed while it copied.
_LEFT_OVER = re.compile(r"coach-.+\.[0-9a-f]{32}\.part(-journal|-wal|-shm)?")
_LOCK = ".lock"
_PATIENCE_SECONDS = 60
# As much as clocks of one machine may differ: a copy that is newer was made while the clock was wrong, or is now.
_AHEAD = timedelta(days=1)
# What this module puts into the folder: copies, such as were not finished, and what it put aside.
_OURS = re.compile(
    rf"(coach|damaged)-\d{{8}}T\d{{6}}Z.*\.(sqlite3(-wal|-shm|-journal)?|{UNFINISHED[1:]}(-journal|-wal|-shm)?)"
)


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of the record, when it was made (UTC), and why."""

    path: Path
    made_at: datetime
    reason: str
    size: int


def list_backups(folder: Path) -> tuple[Backup, ...]:
    """Newest first; other files in the folder are left alone, and so are links: what they lead to is elsewhere."""
    with files_of(f"The backup folder {folder}"):
        found = [one for path, match in _named(folder) if (one := _backup(path, match))]
    return tuple(one for one, _ in sorted(found, key=lambda pair: (pair[0].made_at, pair[1]), reverse=True))


def make_backup(source: Path, folder: Path, reason: str, now: datetime) -> Path:
    """Copies the record while it is in use; raises Damaged, with no copy made, where the copy is not sound."""
    with _in_folder(folder, source):
        return _made(source, folder, reason, now)


def make_daily_backup(source: Path, folder: Path, now: datetime) -> Path | None:
    """The copy of this day (UTC), once however many processes ask; None where it was made already.

    Days are told apart and never measured, so that no clock that was wrong once puts off the next copy.
    """
    with _in_folder(folder, source):
        today = now.astimezone(UTC).date()
        if any(one.reason == DAILY and one.made_at.date() == today for one in list_backups(folder)):
            return None
        return _made(source, folder, DAILY, now)


def thin_out(folder: Path, now: datetime) -> None:
    """Deletes what the rule does not keep."""
    with files_of(f"The backup folder {folder}"):
        for one in superfluous(list_backups(folder), now):
            one.path.unlink(missing_ok=True)


def delete_all(folder: Path) -> None:
    """Every copy, unfinished ones and those of a damaged record too; other files in the folder are left alone. One that
    is being made just now is waited for, or it would have its name afterwards. Of a link with the name of a copy the
    link goes, and nothing of what it leads to."""
    if not folder.is_dir():
        return
    with _in_folder(folder, folder):
        for path in list(folder.iterdir()):
            if (path.is_symlink() or path.is_file()) and _OURS.fullmatch(path.name):
                path.unlink(missing_ok=True)


def superfluous(backups: Sequence[Backup], now: datetime) -> list[Backup]:
    """Those that the rule does not keep; `backups` come newest first.

    Whatever the clock says, the newest 20 stay, and the newest of each of the last 30 days that have one. Copies that
    say they are from the future, as a clock was wrong, are counted apart: they take no other's place.
    """
    soon = now.astimezone(UTC) + _AHEAD
    kept = _kept([one for one in backups if one.made_at > soon]) | _kept(
        [one for one in backups if one.made_at <= soon]
    )
    return [one for one in backups if one not in kept]


def newest_sound(folder: Path | None) -> Backup | None:
    """The newest backup that passes the check."""
    backups = list_backups(folder) if folder else ()
    return next((one for one in backups if is_sound(one.path)), None)


def keep_damaged(file: Path, folder: Path, now: datetime) -> Path:
    """Puts a damaged record aside as it is, with its log; never thinned out, never overwritten."""
    with _in_folder(folder, file):
        target = _free(folder, f"damaged-{now.astimezone(UTC):{_STAMP}}")
        for kept, of in ((target, file), (log_of(target), log_of(file))):
            if of.exists():
                shutil.copy2(of, kept)
                kept.chmod(0o600)
    return target


@contextmanager
def _in_folder(folder: Path, source: Path) -> Iterator[None]:
    """Alone in the folder, among all processes; the system gives the lock back even where one is killed."""
    try:
        with translated(f"The backup folder {folder}"), files_of(f"The backup folder {folder}"):
            make_private_folder(folder)
            if (folder / _LOCK).is_symlink():
                raise StoreFault(f"{folder / _LOCK} is a link to another file. Take it away, and try again.")
            make_private(folder / _LOCK)
            lock = sqlite3.connect(folder / _LOCK, timeout=_PATIENCE_SECONDS, isolation_level=None)
            with closing(lock):
                lock.execute("BEGIN EXCLUSIVE")
                yield
    except Damaged as error:
        raise Damaged(f"{source} is damaged ({error.__cause__ or error}).") from error


def _made(source: Path, folder: Path, reason: str, now: datetime) -> Path:
    _sweep(folder)
    target = _free(folder, f"coach-{now.astimezone(UTC):{_STAMP}}-{reason}")
    unfinished = folder / f"{target.stem}.{uuid4().hex}{UNFINISHED}"
    try:
        copy(source, unfinished)
        faults = faults_in(unfinished, quick=True)
        if faults:
            raise Damaged(f"{source} is damaged ({faults[0]}).")
        publish(unfinished, target)
    finally:
        unfinished.unlink(missing_ok=True)
    return target


def _sweep(folder: Path) -> None:
    for path in folder.iterdir():
        if _LEFT_OVER.fullmatch(path.name):
            path.unlink(missing_ok=True)


def _kept(backups: Sequence[Backup]) -> set[Backup]:
    newest_of_day: dict[date, Backup] = {}
    for one in backups:
        newest_of_day.setdefault(one.made_at.date(), one)
    return {*backups[:KEEP_NEWEST], *list(newest_of_day.values())[:KEEP_DAYS]}


def _free(folder: Path, stem: str) -> Path:
    path, number = folder / f"{stem}.sqlite3", 1
    while os.path.lexists(path):  # a link that leads nowhere takes a name too: through it we would write elsewhere
        number += 1
        path = folder / f"{stem}-{number}.sqlite3"
    return path


def _named(folder: Path) -> Iterator[tuple[Path, re.Match[str]]]:
    if not folder.is_dir():
        return
    for path in folder.iterdir():
        match = _NAME.fullmatch(path.name)
        if match and path.is_file() and not path.is_symlink():
            yield path, match


def _backup(path: Path, match: re.Match[str]) -> tuple[Backup, int] | None:
    """With its place among those of the same second."""
    try:
        made_at = datetime.strptime(match[1], _STAMP).replace(tzinfo=UTC)
        found = path.stat()
    except (ValueError, FileNotFoundError):
        # A name that only looks like one of ours; or thinned out meanwhile by another process.
        return None
    return Backup(path, made_at, match[2], found.st_size), found.st_mtime_ns

"""SQLite files as files: copied while in use, looked through for damage, and readable by their user alone."""

import glob
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from itertools import count
from pathlib import Path
from threading import Lock

from coach.errors import StoreFault
from coach.storage.faults import is_damage

UNFINISHED = ".part"
_WAIT_SECONDS = 0.25
_PATIENCE_SECONDS = 20
_making = Lock()


def copy(source: Path, target: Path) -> None:
    """Overwrites `target` by the online backup of SQLite: in one transaction, also while others have it open."""
    waits = count(1)

    def give_up(status: int, _left: int, _total: int) -> None:
        # Python would wait for ever.
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and next(waits) * _WAIT_SECONDS > _PATIENCE_SECONDS:
            raise StoreFault(
                f"{target} is being written by another window. Nothing was changed; try again in a moment."
            )

    make_private(target)
    with opened(source) as old, closing(sqlite3.connect(target)) as new:
        old.backup(new, progress=give_up, sleep=_WAIT_SECONDS)
        if target.suffix == UNFINISHED:
            # A copy is one file, with no log beside it.
            new.execute("PRAGMA journal_mode=DELETE")


def publish(unfinished: Path, target: Path) -> None:
    """Gives a finished file its name, in a way that a power cut does not undo."""
    os.replace(unfinished, target)
    if os.name == "posix":
        folder = os.open(target.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def unfinished_beside(file: Path) -> tuple[Path, ...]:
    """What a restore makes beside the record until it is whole; one that was killed leaves it there."""
    return tuple(file.parent.glob(f"{glob.escape(file.name)}.*{UNFINISHED}*"))


def faults_in(file: Path, *, quick: bool = False) -> tuple[str, ...]:
    """What SQLite finds wrong with a database file, also while others write it; empty if it is sound."""
    try:
        with opened(file) as connection:
            check = connection.execute(f"PRAGMA {'quick' if quick else 'integrity'}_check").fetchall()
            loose = connection.execute("PRAGMA foreign_key_check").fetchall()
    except sqlite3.DatabaseError as error:
        if not is_damage(error):
            raise
        return (str(error),)
    faults = [line for (line,) in check if line != "ok"]
    return (*faults, *(f"{row[0]}: row {row[1]} belongs to nothing in {row[2]}" for row in loose))


def is_sound(file: Path) -> bool:
    """Whether it can be read and nothing is wrong with it; an empty file holds no record."""
    try:
        return file.stat().st_size > 0 and not faults_in(file)
    except (sqlite3.Error, OSError):
        return False


@contextmanager
def opened(file: Path) -> Iterator[sqlite3.Connection]:
    """To read only: nothing is written into the file, not even what its log holds."""
    with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        yield connection


def log_of(file: Path) -> Path:
    """Where SQLite keeps what is not in the file itself yet."""
    return file.with_name(file.name + "-wal")


def beside(file: Path) -> tuple[Path, Path]:
    """What SQLite keeps beside a file that is in use: its log, and the index of that."""
    return log_of(file), file.with_name(file.name + "-shm")


def make_private(file: Path) -> None:
    """Readable by the user alone; made where it is not there. What belongs to somebody else stays as it is.

    One that is there is never opened: by closing it again the system would give up SQLite's locks on it, those of all
    connections of this process. Another program that then came and went would take the log for nobody's and delete it,
    with all that is written into it afterwards.
    """
    with _making:
        if not file.exists():
            with suppress(FileExistsError):  # another process was quicker
                os.close(os.open(os.path.realpath(file), os.O_CREAT | os.O_EXCL, 0o600))
    _close_to_others(file, 0o600)


def make_private_folder(folder: Path) -> None:
    """The same for a folder of our own, with what is above it made where need be."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    _close_to_others(folder, 0o700)


def is_open_to_others(path: Path) -> bool:
    """Whether anybody but its user may do anything with it; what is not there is open to nobody."""
    return path.exists() and bool(path.stat().st_mode & 0o077)


def _close_to_others(path: Path, mode: int) -> None:
    with suppress(OSError):
        if is_open_to_others(path):
            path.chmod(mode)

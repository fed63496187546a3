"""What goes wrong in a database, in words that say what to do; the one place where foreign errors are mapped."""

import logging
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from errno import ENOSPC
from typing import Any

import sqlalchemy as sa

from coach.errors import InvalidRecord, StoreFault

_log = logging.getLogger(__name__)

_BUSY = "is being written by another window or program. Nothing was changed; try again in a moment."
_FULL = "can't grow: the disk is full. Nothing was changed; free some space and try again."
_READ_ONLY = "can't be written. Check the permissions of the file and its folder, and that the disk isn't read-only."
_ACCESS = "can't be opened. Check that the folder exists and that you may write there."
_DISK = "can't be read or written: the disk reports an error. Check the disk, and make a copy of the file."
_DAMAGED = "is damaged."
# Also where it does answer and refuses: of a connection that was never made, the driver gives no code.
_GONE = (
    "gives no connection. Check that the server runs and that COACH_DATABASE_URL is right, look whether your last "
    "change is there, then try again."
)
_REFUSED = "refuses the login. Check the user name and password in COACH_DATABASE_URL."
_NO_DATABASE = "doesn't exist. Create it, or correct COACH_DATABASE_URL."
_RIGHTS = "doesn't let this user do that. Ask whoever looks after the server for the rights on its tables."
_CROWDED = "takes no more connections just now. Try again in a moment."

# By the beginning of SQLite's error name, the first that fits; its extended names begin with the plain one.
SQLITE = {
    # The index of the log could not grow: the disk is full.
    "SQLITE_IOERR_SHMSIZE": _FULL,
    "SQLITE_BUSY": _BUSY,
    "SQLITE_LOCKED": _BUSY,
    "SQLITE_FULL": _FULL,
    "SQLITE_READONLY": _READ_ONLY,
    "SQLITE_PERM": _READ_ONLY,
    "SQLITE_CANTOPEN": _ACCESS,
    "SQLITE_IOERR": _DISK,
    "SQLITE_CORRUPT": _DAMAGED,
    "SQLITE_NOTADB": _DAMAGED,
}
_UNWRITABLE = (_FULL, _READ_ONLY, _ACCESS)
# By the beginning of the SQLSTATE.
POSTGRESQL = {
    "08": _GONE,
    "57P": _GONE,
    "28": _REFUSED,
    "3D000": _NO_DATABASE,
    "42501": _RIGHTS,
    "25006": _READ_ONLY,
    "53100": _FULL,
    "53300": _CROWDED,
    "55P03": _BUSY,
    "40": _BUSY,
}


class Damaged(StoreFault):
    """The file is no sound database any more."""


class DamagedRecord(Damaged):
    """It is the record that is damaged, and the message names the way out."""


class Unwritable(StoreFault):
    """The record, or its folder, can't be written: a permission, a read-only disk, a full one. It may be read."""


_SEE_LOG = "Tell whoever looks after this server, if it stays so: the log says why."
# What is told to people on a server that many share. Files, addresses and the words of a database are the operator's.
_TO_ALL: dict[type[StoreFault], str] = {
    DamagedRecord: f"The record is damaged. Nothing was written to it. {_SEE_LOG}",
    Damaged: f"The record is damaged. Nothing was written to it. {_SEE_LOG}",
    Unwritable: f"The record can't be written just now. Nothing was changed; try again in a moment. {_SEE_LOG}",
    StoreFault: (
        "The record gives no answer just now, or an error. Look whether your last change is there, then try again. "
        f"{_SEE_LOG}"
    ),
}


def without_details(fault: StoreFault) -> StoreFault:
    """The same kind of fault in words that may be shown to anybody; the details go into the log."""
    words = _TO_ALL.get(type(fault), _TO_ALL[StoreFault])
    if str(fault) == words:
        return fault
    _log.warning("%s", fault)
    return type(fault)(words)


@contextmanager
def translated(name: str) -> Iterator[None]:
    """Errors of the database called `name` become StoreFault, a text that it can't hold InvalidRecord."""
    try:
        yield
    except UnicodeEncodeError as error:
        raise InvalidRecord(
            f"A text has a broken character at {error.start} ({error.reason}). Type it again."
        ) from error
    except _foreign() as error:
        raise _fault(name, error) from error


def _foreign() -> tuple[type[Exception], ...]:
    return (sa.exc.SQLAlchemyError, sqlite3.Error, *_of_postgresql())


def _of_postgresql(name: str = "Error") -> tuple[type[Any], ...]:
    """Errors of PostgreSQL's driver by their name; none where nothing has loaded it, which takes a while."""
    driver = sys.modules.get("psycopg")
    return (getattr(driver, name),) if driver else ()


@contextmanager
def files_of(name: str) -> Iterator[None]:
    """Inside it, what the system says about files and folders becomes a StoreFault about `name`."""
    try:
        yield
    except OSError as error:
        raise StoreFault(f"{name} {_FULL if error.errno == ENOSPC else _ACCESS} ({error})") from error


def is_damage(error: sqlite3.Error) -> bool:
    """Whether SQLite says that the file itself is broken."""
    return _advice(error) == _DAMAGED


def _fault(name: str, error: Exception) -> StoreFault:
    cause = error.orig if isinstance(error, sa.exc.DBAPIError) and error.orig else error
    advice = _advice(cause)
    if advice == _DAMAGED:
        return Damaged(f"{name} is damaged ({cause}).")
    kind = Unwritable if advice in _UNWRITABLE and isinstance(cause, sqlite3.Error) else StoreFault
    return kind(f"{name} {advice} ({_first_line(cause)})")


def _advice(cause: BaseException) -> str:
    if isinstance(cause, sqlite3.Error):
        return _looked_up(SQLITE, getattr(cause, "sqlite_errorname", None))
    if isinstance(cause, _of_postgresql()):
        # A connection that was never made, or broke, has no SQLSTATE.
        lost = isinstance(cause, _of_postgresql("OperationalError")) and cause.sqlstate is None
        return _GONE if lost else _looked_up(POSTGRESQL, cause.sqlstate)
    return _CROWDED if isinstance(cause, sa.exc.TimeoutError) else _looked_up({}, None)


def _looked_up(table: dict[str, str], code: str | None) -> str:
    found = next((text for start, text in table.items() if code and code.startswith(start)), None)
    return found or "reports an error. Nothing was changed; run `coach check`, and keep this message for a report."


def _first_line(cause: BaseException) -> str:
    return (str(cause).strip().splitlines() or [type(cause).__name__])[0]

"""One database: its engine, its transactions, and the lock under which an owner's rows are written."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

import sqlalchemy as sa

from coach.errors import StoreFault
from coach.storage.backups import newest_sound
from coach.storage.faults import Damaged, DamagedRecord, Unwritable, translated, without_details

# As long as the largest import may hold the lock on a slow machine.
BUSY_SECONDS = 20
# Connections that stay open for the threads of a process, and how many more may be opened for a while.
_POOL = {"pool_size": 10, "max_overflow": 10}
_READING = "coach_reading"
_FILE = "coach_file"


class Database:
    """Nothing is connected before the first transaction. Threads may share one.

    `file` is that of an SQLite database; None: a server keeps it. `refusal` says why nothing can be written; None: it
    can. `damage` is what was found broken in the file, if anything. `shared`: people read the faults who have no
    business with files and addresses; those go into the log.
    """

    def __init__(self, url: str, backups: Path | None, *, name: str | None = None, shared: bool = False) -> None:
        self.url = _parsed(url)
        self.backups = backups
        self.refusal: str | None = None
        self.damage: str | None = None
        self.shared = shared
        self._name = name
        self.file = _file_of(self.url)
        self.is_sqlite = self.file is not None
        self.engine = _sqlite_engine(self.url, self.file) if self.file else _postgresql_engine(self.url)
        options: dict[str, Any] = {_READING: True}
        if not self.is_sqlite:
            options |= {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        self._reader = self.engine.execution_options(**options)
        self._turn = Lock()

    @property
    def name(self) -> str:
        """What to call it in a message: the file, or the address without its password."""
        return self._name or str(self.file or self.url.render_as_string(hide_password=True))

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Inside it, whatever the database reports becomes a StoreFault; a damaged file names the way out."""
        try:
            with self._naming_the_way_out():
                yield
        except StoreFault as fault:
            told = without_details(fault) if self.shared else fault
            if told is fault:
                raise
            raise told from fault

    @contextmanager
    def _naming_the_way_out(self) -> Iterator[None]:
        try:
            with translated(self.name):
                yield
        except DamagedRecord:
            raise
        except Damaged as error:
            self.damaged(error)
            raise DamagedRecord(f"{error} {self.way_out()}") from error

    def damaged(self, fault: Damaged) -> None:
        """Remembers what was found broken, to be told above every page."""
        self.damage = str(without_details(fault) if self.shared else fault)

    def way_out(self) -> str:
        """What to do about a damaged file."""
        backup = newest_sound(self.backups)
        if backup is None:
            return "Nothing was written to it. There is no sound backup; put the file aside before you start anew."
        made = f"{backup.made_at:%Y-%m-%d %H:%M} UTC"
        return f"Nothing was written to it. The newest sound backup is of {made}: `coach restore {backup.path}`."

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """One unchanging view for several queries; never waits for a writer."""
        with self.guarded(), self._reader.begin() as connection:
            yield connection

    @contextmanager
    def writing(self, lock: str) -> Iterator[sa.Connection]:
        """All or nothing. On SQLite one writer at a time; on PostgreSQL one for each `lock`, such as an owner."""
        if self.refusal:
            raise Unwritable(self.refusal)
        with self.guarded(), self._in_turn(), self.engine.begin() as connection:
            if not self.is_sqlite:
                connection.execute(sa.select(sa.func.pg_advisory_xact_lock(sa.func.hashtextextended(lock, 0))))
            yield connection

    @contextmanager
    def _in_turn(self) -> Iterator[None]:
        """Threads of this process come to SQLite's lock one by one: it has those who wait look again ever less often,
        so that some of many wait for seconds. After as long as SQLite would wait they go on to it all the same."""
        taken = self.is_sqlite and self._turn.acquire(timeout=BUSY_SECONDS)
        try:
            yield
        finally:
            if taken:
                self._turn.release()

    def scrub(self, *, whole: bool = False) -> bool:
        """Empties the log of an SQLite file, which holds older pages; `whole`: and writes the file anew, without the
        pages that earlier versions of the program left free. False where that could not be, because another window
        reads or writes, or the disk is full. A server has its own ways."""
        if not self.is_sqlite:
            return True
        with self.guarded(), closing(self.engine.raw_connection()) as connection:
            try:
                if whole:
                    connection.execute("VACUUM")
                (busy, _, _) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            except sqlite3.OperationalError:
                # What was to be deleted is, and zeros stand in its place: that must not be told as a failure.
                return False
        return not busy

    def close(self) -> None:
        """Gives all connections back."""
        self.engine.dispose()


def record_file(url: str) -> Path | None:
    """The file of an SQLite record; None where a server keeps it. Raises StoreFault for an address that is none."""
    return _file_of(_parsed(url))


def _file_of(url: sa.URL) -> Path | None:
    return Path(url.database or "") if url.get_backend_name() == "sqlite" else None


def _parsed(url: str) -> sa.URL:
    try:
        parsed = sa.make_url(url)
    except (sa.exc.ArgumentError, ValueError):
        # Not quoted: it may hold a password.
        raise StoreFault(
            "The address of the database can't be read; it looks like postgresql://user@host/name."
        ) from None
    backend = parsed.drivername.partition("+")[0]
    if backend in ("postgresql", "postgres"):
        return parsed.set(drivername="postgresql+psycopg")
    if backend == "sqlite" and parsed.database and parsed.database != ":memory:":
        return parsed.set(drivername="sqlite")
    raise StoreFault(f"{backend}: the record is kept in PostgreSQL (postgresql://…) or in a file (sqlite:///…).")


def _sqlite_engine(url: sa.URL, file: Path) -> sa.Engine:
    engine = sa.create_engine(url, **_POOL)

    @sa.event.listens_for(engine, "connect")
    def _connect(connection: sqlite3.Connection, record: sa.pool.ConnectionPoolEntry) -> None:
        # Transactions are begun below, not by the driver. The timeout comes first: switching to WAL may have to wait.
        connection.isolation_level = None
        for pragma in (
            f"busy_timeout={BUSY_SECONDS * 1000}",
            "journal_mode=WAL",
            "synchronous=NORMAL",
            "foreign_keys=ON",
            # What is deleted is overwritten with zeros: a note that is gone must not be read out of a free page.
            "secure_delete=ON",
        ):
            connection.execute(f"PRAGMA {pragma}")
        record.info[_FILE] = _identity(file)

    @sa.event.listens_for(engine, "checkout")
    def _checkout(_connection: object, record: sa.pool.ConnectionPoolEntry, _proxy: object) -> None:
        # A sound file took the place of a damaged one: what is written through this connection would go nowhere.
        if record.info.get(_FILE) != _identity(file):
            raise sa.exc.InvalidatePoolError

    @sa.event.listens_for(engine, "begin")
    def _begin(connection: sa.Connection) -> None:
        # A transaction that reads first and then writes fails at once where somebody wrote in between, unless it
        # holds the lock from the start.
        reading = connection.get_execution_options().get(_READING, False)
        connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")

    return engine


def _identity(file: Path) -> tuple[int, int] | None:
    """Which file the path leads to just now."""
    try:
        found = file.stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _postgresql_engine(url: sa.URL) -> sa.Engine:
    engine = sa.create_engine(url, **_POOL, pool_pre_ping=True, connect_args={"connect_timeout": 10})

    @sa.event.listens_for(engine, "connect")
    def _connect(connection: Any, _record: object) -> None:
        # Years 1 and 9999 would leave Python's range in any other zone.
        with connection.cursor() as cursor:
            cursor.execute("SET TIME ZONE 'UTC'")
            cursor.execute(f"SET lock_timeout = '{BUSY_SECONDS}s'")
        connection.commit()

    return engine

"""Whether the database answers just now: one short query, with little patience."""

import sqlite3
from pathlib import Path
from urllib.parse import quote

import sqlalchemy as sa

from coach.storage.database import Database
from coach.storage.tables import applications

# The shortest that the driver waits for a connection.
_CONNECT_SECONDS = 2


def ask(database: Database, seconds: float) -> None:
    """Raises StoreFault where no row, or the word that there is none, comes within `seconds`; see `Store.ask`."""
    engine = _sqlite_engine(database.file, seconds) if database.file else _postgresql_engine(database.url, seconds)
    with database.guarded(), engine.connect() as connection:
        if not database.file:
            connection.execute(sa.text(f"SET statement_timeout = {round(seconds * 1000)}"))
        connection.execute(sa.select(sa.literal(1)).select_from(applications).limit(1)).all()


def _sqlite_engine(file: Path, seconds: float) -> sa.Engine:
    # A file that is gone is missed, and not made anew.
    address = f"file:{quote(file.absolute().as_posix())}?mode=rw"
    return sa.create_engine(
        "sqlite://", poolclass=sa.NullPool, creator=lambda: sqlite3.connect(address, uri=True, timeout=seconds)
    )


def _postgresql_engine(url: sa.URL, seconds: float) -> sa.Engine:
    patience = {"connect_timeout": _CONNECT_SECONDS, "tcp_user_timeout": round(seconds * 1000)}
    return sa.create_engine(url, poolclass=sa.NullPool, connect_args=patience)

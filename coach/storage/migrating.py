"""Brings a database to the form that this program reads, once, however many processes start together."""

from collections.abc import Callable
from pathlib import Path

import sqlalchemy as sa

from coach.errors import StoreFault
from coach.storage.database import Database

# In order; a test holds them against the files in migrations/versions.
REVISIONS = ("r0001", "r0002", "r0003", "r0004", "r0005")
_VERSION = sa.table("alembic_version", sa.column("version_num", sa.Text))


def migrate(database: Database, before: Callable[[], object]) -> None:
    """Does nothing where nothing is to do; else calls `before` (the backup), if there is anything to lose. Raises
    StoreFault where the database is newer than the program, or holds something else."""
    with database.reading() as connection:
        current = _current(connection, database.name)
    if current == REVISIONS[-1]:
        return
    with database.writing("coach migrations") as connection:
        # Another process may have done it while this one waited.
        current = _current(connection, database.name)
        if current == REVISIONS[-1]:
            return
        if current is not None:
            before()
        _upgrade(connection)


def revision_of(connection: sa.Connection) -> str | None:
    """The form that the database is in; None before the first migration."""
    if not sa.inspect(connection).has_table(_VERSION.name):
        return None
    return connection.execute(sa.select(_VERSION.c.version_num)).scalar()


def _current(connection: sa.Connection, name: str) -> str | None:
    current = revision_of(connection)
    if current is not None and current not in REVISIONS:
        raise StoreFault(
            f"{name} was written by a newer version of this program (form {current}; this one reads {REVISIONS[-1]}). "
            "Nothing was changed. Install the newer version, or use another database."
        )
    if current is None and connection.dialect.name == "sqlite" and sa.inspect(connection).get_table_names():
        raise StoreFault(f"{name} is a database of another program. Nothing was changed; choose another file.")
    return current


def _upgrade(connection: sa.Connection) -> None:
    # A fifth of a second that a start with nothing to migrate need not wait for.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")

"""Records to be killed over, and what each may look like afterwards."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from coach.domain.applications import Application
from coach.domain.drafts import Draft
from coach.storage import migrations
from coach.storage.backups import list_backups
from coach.storage.copying import is_sound
from coach.storage.record import Record
from coach.storage.store import Store, open_store
from tests.storage.import_to_kill import rows

OWNER = "me"
OLD, IMPORTED = 40, 2000
PAGE = 4096


def now() -> datetime:
    return datetime.now(UTC)


def words(count: int) -> str:
    """A note of so many words, each with its number: what is lost or doubled is seen."""
    return " ".join(f"word{i}" for i in range(count))


def opened(home: Path) -> Store:
    return open_store(f"sqlite:///{home / 'record.db'}", home / "backups", now)


def begun(home: Path) -> None:
    """A record with something in it."""
    store = opened(home)
    record = store.record(OWNER)
    for one in rows(OLD):
        record.create(one)
    record.drafts.create(Draft(text="Dear Ms Osei"))
    store.close()


def changed_since_a_backup(home: Path) -> None:
    """A copy by hand of the record as it was begun, and a record that went on."""
    begun(home)
    store = opened(home)
    store.backup()
    store.record(OWNER).create(Application("Later"))
    store.close()


def damaged(home: Path) -> bytes:
    """The same with pages overwritten; gives the bytes of the damaged file."""
    changed_since_a_backup(home)
    file = home / "record.db"
    content = bytearray(file.read_bytes())
    content[PAGE * 3 : PAGE * 9] = b"Z" * PAGE * 6
    file.write_bytes(content)
    return bytes(content)


def in_older_form(home: Path, revision: str) -> None:
    """The record as a program of that form would have left it, made by the steps that led there."""
    begun(home)
    file, new = home / "record.db", home / "new.db"
    file.rename(new)
    engine = sa.create_engine(f"sqlite:///{file}")
    with engine.begin() as connection:
        config = Config()
        config.set_main_option("script_location", str(Path(migrations.__file__ or "").parent))
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
    engine.dispose()
    with closing(sqlite3.connect(file, isolation_level=None)) as old:
        old.execute("PRAGMA journal_mode=WAL")
        old.execute("ATTACH ? AS new", [str(new)])
        tables = [name for (name,) in old.execute("SELECT name FROM main.sqlite_master WHERE type = 'table'")]
        for table in tables:
            if table != "alembic_version" and not table.startswith("sqlite_"):
                columns = ", ".join(f'"{row[1]}"' for row in old.execute(f"PRAGMA main.table_info({table})"))
                old.execute(f"INSERT INTO main.{table} ({columns}) SELECT {columns} FROM new.{table}")  # noqa: S608
    new.unlink()


@contextmanager
def found_sound(home: Path) -> Iterator[Store]:
    """The record, opened. Whatever happened: it passes its check, and no broken copy is listed."""
    store = opened(home)
    try:
        assert store.check() == ()
        broken = [one.path.name for one in list_backups(home / "backups") if not is_sound(one.path)]
        assert broken == []
        yield store
    finally:
        store.close()


def is_as_begun(record: Record, *, later: bool = False, notes: bool = True) -> None:
    kept = [one.application for one in record.stored()]
    assert kept == rows(OLD) + ([Application("Later")] if later else [])
    assert [one.draft.text for one, _ in record.drafts.all()] == (["Dear Ms Osei"] if notes else [])


def is_imported(record: Record) -> None:
    assert [(run.new, run.changed) for run in record.imports()] == [(IMPORTED - OLD, OLD)]
    assert [one.application for one in record.stored()] == [replace(one, location="York") for one in rows(IMPORTED)]

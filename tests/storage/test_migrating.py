"""The form of the database: brought up to date once, never taken back, never guessed."""

import multiprocessing
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from coach.domain.applications import Application
from coach.domain.drafts import Draft
from coach.errors import StoreFault
from coach.storage import migrating, migrations
from coach.storage.backups import list_backups
from coach.storage.store import Store, open_store
from coach.storage.tables import metadata
from tests.storage.conftest import Clock
from tests.storage.test_record import LARCH

NO_SHARING = ("DROP TABLE accesses", "DROP TABLE shares", "DROP TABLE people")


def test_the_steps_are_the_files_in_the_package() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__ or "").parent))
    script = ScriptDirectory.from_config(config)
    assert tuple(step.revision for step in script.walk_revisions())[::-1] == migrating.REVISIONS


def test_the_steps_lead_to_the_tables_of_the_program(store: Store) -> None:
    with store._database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []


def test_an_open_record_is_opened_again_as_it_is(url: str, open_: Callable[[str], Store], backups: Path) -> None:
    one = open_(url).record("ada").create(Application("Larch"))
    assert open_(url).record("ada").stored() == (one,)
    assert list_backups(backups) == ()


def test_a_database_newer_than_the_program_is_left_alone(url: str, open_: Callable[[str], Store], now: Clock) -> None:
    store = open_(url)
    with store._database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = 'r9999'")
    with pytest.raises(StoreFault, match="newer"):
        open_store(url, None, now)


def test_a_database_of_another_program_is_left_alone(sqlite_url: str, tmp_path: Path, now: Clock) -> None:
    with sqlite3.connect(tmp_path / "record.sqlite3") as connection:
        connection.execute("CREATE TABLE bookmarks (url TEXT)")
    connection.close()
    with pytest.raises(StoreFault, match="another program"):
        open_store(sqlite_url, None, now)


def test_a_record_in_an_older_form_is_backed_up_and_brought_up_to_date(
    url: str, open_: Callable[[str], Store], backups: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = open_(url).record("ada").create(Application("Larch"))
    monkeypatch.setattr(migrating, "REVISIONS", (*migrating.REVISIONS, "r9999"))

    def step(connection: sa.Connection) -> None:
        connection.exec_driver_sql("UPDATE alembic_version SET version_num = 'r9999'")

    monkeypatch.setattr(migrating, "_upgrade", step)
    assert open_(url).record("ada").stored() == (one,)
    made = [backup.reason for backup in list_backups(backups)]
    assert made == (["before-migration"] if url.startswith("sqlite") else [])


def test_a_record_from_before_preferences_gains_them_and_loses_nothing(
    url: str, open_: Callable[[str], Store], backups: Path
) -> None:
    store = open_(url)
    one = store.record("ada").create(Application("Larch"))
    with store._database.engine.begin() as connection:
        for statement in (
            "DROP TABLE preferences",
            "DROP TABLE put_offs",
            *NO_SHARING,
            "DROP TABLE message_scores",
            "DROP TABLE messages",
            "UPDATE alembic_version SET version_num='r0001'",
        ):
            connection.exec_driver_sql(statement)
    record = open_(url).record("ada")
    record.set_preference("region", "US")
    assert (record.stored(), record.preferences(), record.put_offs()) == ((one,), {"region": "US"}, {})
    made = [backup.reason for backup in list_backups(backups)]
    assert made == (["before-migration"] if url.startswith("sqlite") else [])


def test_a_record_from_before_drafts_gains_them_and_loses_nothing(
    url: str, open_: Callable[[str], Store], backups: Path
) -> None:
    store = open_(url)
    record = store.record("ada")
    one = record.create(LARCH)
    record.set_preference("region", "US")
    record.put_off("a", None)
    with store._database.engine.begin() as connection:
        for statement in (
            *NO_SHARING,
            "DROP TABLE message_scores",
            "DROP TABLE messages",
            "UPDATE alembic_version SET version_num='r0002'",
        ):
            connection.exec_driver_sql(statement)
    record = open_(url).record("ada")
    assert (record.stored(), record.preferences(), record.put_offs()) == ((one,), {"region": "US"}, {"a": None})
    draft = record.drafts.create(Draft(text="Dear Ms Osei", application_id=one.id))
    assert record.drafts.get(draft.id) == draft
    made = [backup.reason for backup in list_backups(backups)]
    assert made == (["before-migration"] if url.startswith("sqlite") else [])


def test_a_note_from_before_passes_has_none_and_loses_nothing(url: str, open_: Callable[[str], Store]) -> None:
    store = open_(url)
    draft = store.record("ada").drafts.create(Draft(text="Dear Ms Osei,\r\n\r\nThanks", passed=("slang.slang",)))
    with store._database.engine.begin() as connection:
        for statement in (*NO_SHARING, "ALTER TABLE messages DROP COLUMN passed"):
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql("UPDATE alembic_version SET version_num='r0003'")
    drafts = open_(url).record("ada").drafts
    assert drafts.get(draft.id) == replace(draft, draft=replace(draft.draft, passed=()))
    again = drafts.save(draft.id, draft.version, draft.draft, None, draft.updated_at, keep=False)
    assert again.draft.passed == ("slang.slang",)


def test_a_record_from_before_sharing_gains_it_and_loses_nothing(
    url: str, open_: Callable[[str], Store], backups: Path
) -> None:
    store = open_(url)
    one = store.record("ada").create(LARCH)
    draft = store.record("ada").drafts.create(Draft(text="Dear Ms Osei", application_id=one.id))
    with store._database.engine.begin() as connection:
        for statement in (*NO_SHARING, "UPDATE alembic_version SET version_num='r0004'"):
            connection.exec_driver_sql(statement)
    store = open_(url)
    assert (store.record("ada").stored(), store.record("ada").drafts.get(draft.id)) == ((one,), draft)
    assert (store.directory().known(), store.sharing("ada").shares()) == ((), ())
    made = [backup.reason for backup in list_backups(backups)]
    assert made == (["before-migration"] if url.startswith("sqlite") else [])


def test_a_step_that_fails_leaves_the_older_form(
    url: str, open_: Callable[[str], Store], now: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = open_(url).record("ada").create(Application("Larch"))

    def step(connection: sa.Connection) -> None:
        connection.exec_driver_sql("DROP TABLE mappings")
        connection.exec_driver_sql("no such statement")

    with monkeypatch.context() as patch:
        patch.setattr(migrating, "REVISIONS", (*migrating.REVISIONS, "r9999"))
        patch.setattr(migrating, "_upgrade", step)
        with pytest.raises(StoreFault):
            open_store(url, None, now)
    record = open_(url).record("ada")
    assert record.stored() == (one,)
    assert record.mapping_for("f") is None


def test_processes_that_start_together_make_one_record(url: str, open_: Callable[[str], Store]) -> None:
    context = multiprocessing.get_context("spawn")
    with context.Pool(4) as pool:
        assert sorted(pool.map(_open_and_add, [(url, i) for i in range(8)])) == list(range(8))
    stored = open_(url).record("ada").stored()
    assert sorted(one.application.company for one in stored) == [f"C{i}" for i in range(8)]


def _open_and_add(job: tuple[str, int]) -> int:
    url, number = job
    store = open_store(url, None, Clock())
    store.record("ada").create(Application(f"C{number}"))
    store.close()
    return number


def test_nothing_is_connected_or_migrated_by_an_import() -> None:
    code = "import sys, coach.storage.store, coach.storage.restoring; print('alembic' in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"

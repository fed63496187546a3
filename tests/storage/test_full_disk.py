"""A disk that is full, a disk that can't be written, a record that another program holds: nothing lost, nothing half."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from coach.domain.applications import Application
from coach.domain.drafts import Draft
from coach.domain.merging import Change, Merge
from coach.errors import StoreFault
from coach.storage import database
from coach.storage.backups import list_backups
from coach.storage.copying import is_sound
from coach.storage.faults import Unwritable
from coach.storage.restoring import restore_backup
from coach.storage.store import Store, open_store
from tests.disks import Disk
from tests.storage.conftest import Clock

pytestmark = pytest.mark.mount
FULL = "disk is full"


@pytest.fixture
def home(disk: Disk) -> Path:
    return disk.path / "home"


@pytest.fixture
def url(home: Path) -> str:
    return f"sqlite:///{home / 'record.db'}"


@pytest.fixture
def store(home: Path, url: str, now: Clock) -> Iterator[Store]:
    """A record of some 200 kB on the small disk."""
    opened = open_store(url, home / "backups", now)
    many = [Merge(Change.NEW, None, Application(f"C{i}", notes="x" * 500)) for i in range(100)]
    opened.record("ada").apply_import(many, "f", "d")
    yield opened
    opened.close()


def companies(store: Store) -> list[str]:
    return [one.application.company for one in store.record("ada").stored()]


def test_what_is_typed_on_a_full_disk_is_refused_whole_and_stored_once_there_is_space(
    store: Store, disk: Disk, now: Clock
) -> None:
    drafts = store.record("ada").drafts
    one = drafts.create(Draft(text="Before"))
    disk.fill()
    long = Draft(text="word " * 19_000)
    with pytest.raises(StoreFault, match=FULL):
        drafts.save(one.id, one.version, long, None, now(), keep=False)
    assert drafts.get(one.id) == one
    disk.empty()
    assert drafts.save(one.id, one.version, long, None, now(), keep=False).draft == long
    assert store.check() == ()


def test_an_import_on_a_full_disk_leaves_the_record_as_it_was(store: Store, disk: Disk, home: Path) -> None:
    before = store.record("ada").stored()
    disk.leave(600_000)  # enough for the copy before it
    many = [Merge(Change.NEW, None, Application(f"D{i}", notes="x" * 3000)) for i in range(1000)]
    with pytest.raises(StoreFault, match=FULL):
        store.record("ada").apply_import(many, "f", "d")
    assert (store.record("ada").stored(), len(store.record("ada").imports())) == (before, 1)
    disk.empty()
    assert store.check() == ()
    assert all(is_sound(one.path) for one in list_backups(home / "backups"))


@pytest.mark.parametrize("room", [0, 60_000])
def test_a_backup_on_a_full_disk_is_none_and_the_others_stay(store: Store, disk: Disk, home: Path, room: int) -> None:
    copy = store.backup()
    disk.leave(room)
    for make in (store.backup, store.keep_daily):
        with pytest.raises(StoreFault, match=FULL):
            make()
    assert [one.path for one in list_backups(home / "backups")] == [copy]
    assert is_sound(copy)
    assert not list((home / "backups").glob("*.part*"))


@pytest.mark.parametrize("room", [0, 100_000, 450_000])
def test_a_restore_on_a_full_disk_changes_nothing(
    store: Store, disk: Disk, home: Path, url: str, now: Clock, room: int
) -> None:
    copy = store.backup()
    store.record("ada").create(Application("Later"))
    disk.leave(room)
    with pytest.raises(StoreFault, match=FULL):
        restore_backup(url, copy, home / "backups", now)
    assert companies(store)[-1] == "Later"
    disk.empty()
    assert store.check() == ()
    restore_backup(url, copy, home / "backups", now)
    assert len(companies(store)) == 100


def older(store: Store) -> None:
    """In a form of before: without `passed`, and without people."""
    with store._database.engine.begin() as connection:
        for table in ("accesses", "shares", "people"):
            connection.exec_driver_sql(f"DROP TABLE {table}")
        connection.exec_driver_sql("ALTER TABLE messages DROP COLUMN passed")
        connection.exec_driver_sql("UPDATE alembic_version SET version_num='r0003'")
    store.close()


def test_a_migration_on_a_full_disk_is_not_begun_and_the_record_can_be_read(
    store: Store, disk: Disk, home: Path, url: str, now: Clock
) -> None:
    older(store)
    disk.fill()
    reading = open_store(url, home / "backups", now)
    assert (len(companies(reading)), FULL in (reading.refusal or "")) == (100, True)
    with pytest.raises(Unwritable, match=FULL):
        reading.record("ada").create(Application("Lost"))
    reading.close()
    disk.empty()
    again = open_store(url, home / "backups", now)
    assert (len(companies(again)), again.refusal) == (100, None)
    assert [one.reason for one in list_backups(home / "backups")][:1] == ["before-migration"]
    again.close()


@pytest.mark.parametrize("end", ["closed", "killed"])
def test_a_record_on_a_disk_that_cannot_be_written_is_read_whole_and_says_why_it_stays_as_it_is(
    store: Store, disk: Disk, home: Path, url: str, now: Clock, tmp_path: Path, end: str
) -> None:
    store.record("ada").create(Application("Latest"))
    if end == "killed":  # the latest changes are in the log alone
        kept = [(name, (home / name).read_bytes()) for name in ("record.db", "record.db-wal")]
        store.close()
        for name, content in kept:
            (home / name).write_bytes(content)
    else:
        store.close()
    disk.lock()
    reading = open_store(url, home / "backups", now)
    assert companies(reading)[-1] == "Latest"
    assert reading.check() == ()
    for change in (lambda: reading.record("ada").create(Application("Lost")), reading.backup, reading.keep_daily):
        with pytest.raises(StoreFault, match=r"can't be (written|opened)"):
            change()
    assert reading.is_worth_keeping_open()
    disk.unlock()
    assert not reading.is_worth_keeping_open()
    reading.close()
    again = open_store(url, home / "backups", now)
    again.record("ada").create(Application("After"))
    assert companies(again)[-2:] == ["Latest", "After"]
    again.close()
    assert str(tmp_path) in url


def test_a_restore_to_a_disk_that_cannot_be_written_says_so(
    store: Store, disk: Disk, home: Path, url: str, now: Clock
) -> None:
    copy = store.backup()
    store.close()
    disk.lock()
    with pytest.raises(StoreFault, match=r"can't be (written|opened)"):
        restore_backup(url, copy, home / "backups", now)
    disk.unlock()


def test_a_record_that_another_program_holds_is_told_and_nothing_is_lost(
    store: Store, url: str, home: Path, now: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.2)
    drafts = store.record("ada").drafts
    one = drafts.create(Draft(text="Before"))
    copy = store.backup()
    store.close()
    other = sqlite3.connect(url.removeprefix("sqlite:///"), isolation_level=None)
    with closing(other):
        other.execute("BEGIN IMMEDIATE")
        waiting = open_store(url, home / "backups", now)
        with pytest.raises(StoreFault, match="another window or program"):
            waiting.record("ada").drafts.save(one.id, one.version, Draft(text="After"), None, now(), keep=False)
        monkeypatch.setattr("coach.storage.restoring.BUSY_SECONDS", 0.2)
        with pytest.raises(StoreFault, match="another window or program"):
            restore_backup(url, copy, home / "backups", now)
        other.execute("COMMIT")
    saved = waiting.record("ada").drafts.save(one.id, one.version, Draft(text="After"), None, now(), keep=False)
    assert saved.draft.text == "After"
    waiting.close()


def test_a_clock_that_is_set_back_between_two_saves_loses_no_word(store: Store, now: Clock) -> None:
    record = store.record("ada")
    one = record.drafts.create(Draft(text="First words of the note"))
    application = record.create(Application("Larch"))
    state = record.state()
    now.time = now.time.replace(year=2001)
    one = record.drafts.save(one.id, one.version, Draft(text="Something else altogether"), None, now(), keep=True)
    record.update(application.id, application.version, Application("Larch", notes="later"))
    assert record.drafts.get(one.id).draft.text == "Something else altogether"
    assert {kept.text for kept in record.drafts.versions(one.id)} == {
        "First words of the note",
        "Something else altogether",
    }
    assert record.state() != state
    assert store.check() == ()

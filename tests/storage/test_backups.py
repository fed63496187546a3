"""Copies of the record: made in time, kept by the rule, and put back without losing what was there."""

import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from coach.domain.applications import Application
from coach.domain.drafts import Draft
from coach.errors import StoreFault
from coach.storage.backups import (
    KEEP_DAYS,
    KEEP_NEWEST,
    Backup,
    list_backups,
    make_backup,
    superfluous,
    thin_out,
)
from coach.storage.restoring import restore_backup
from coach.storage.store import Store, open_store
from tests.storage.conftest import Clock
from tests.storage.test_record import LARCH

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
Opener = Callable[[str], Store]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "record.sqlite3"


def companies(store: Store) -> list[str]:
    return [one.application.company for one in store.record("ada").stored()]


def scribble(file: Path, start: int = 0) -> None:
    """Damages a file that nobody has open."""
    content = bytearray(file.read_bytes())
    content[start : start + 4096] = b"Z" * 4096
    file.write_bytes(content)


def test_a_backup_is_a_whole_record_in_one_file(sqlite_url: str, open_: Opener, backups: Path) -> None:
    store = open_(sqlite_url)
    one = store.record("ada").create(LARCH)
    path = store.backup()
    assert [entry.name for entry in backups.iterdir() if entry.name != ".lock"] == [path.name]
    assert path.name.endswith("-by-hand.sqlite3")
    assert open_(f"sqlite:///{path}").record("ada").stored() == (one,)


def test_backups_of_one_second_are_all_kept(sqlite_url: str, open_: Opener, file: Path, backups: Path) -> None:
    open_(sqlite_url).record("ada").create(LARCH)
    made = [make_backup(file, backups, "by-hand", NOON) for _ in range(3)]
    assert [one.path for one in list_backups(backups)] == made[::-1]
    assert {one.made_at for one in list_backups(backups)} == {NOON}


def test_other_files_in_the_folder_are_left_alone(sqlite_url: str, open_: Opener, backups: Path) -> None:
    backups.mkdir()
    others = ["holiday.jpg", "coach-99999999T999999Z-by-hand.sqlite3", "coach-20260504T120000Z-by-hand.sqlite3.part"]
    for name in others:
        (backups / name).write_text("mine")
    path = open_(sqlite_url).backup()
    assert [one.path for one in list_backups(backups)] == [path]
    assert [(backups / name).read_text() for name in others] == ["mine"] * 3


def test_a_folder_that_is_not_there_has_no_backups(backups: Path) -> None:
    assert list_backups(backups) == ()


@pytest.mark.parametrize(
    ("hours", "kept"),
    [
        ([], 0),
        (range(KEEP_NEWEST), KEEP_NEWEST),
        # Twenty of today's, and one of each of the 29 days before.
        (range(0, 24 * 60, 1), 20 + 29),
        # One a day: all are within the newest twenty or the thirty days.
        (range(0, 24 * 60, 24), KEEP_DAYS),
        # Old ones only: those of the last thirty days that have one stay, whatever their age.
        (range(24 * 100, 24 * 200, 24), KEEP_DAYS),
    ],
)
def test_the_newest_and_one_a_day_are_kept(hours: range | list[int], kept: int) -> None:
    last = NOON.replace(hour=23)
    made = [Backup(Path(str(hour)), last - timedelta(hours=hour), "x", 0) for hour in hours]
    gone = set(superfluous(made, last))
    left = [one for one in made if one not in gone]
    assert len(left) == kept
    assert left[:KEEP_NEWEST] == made[:KEEP_NEWEST]


def test_older_backups_go(sqlite_url: str, open_: Opener, file: Path, backups: Path) -> None:
    open_(sqlite_url).record("ada").create(LARCH)
    for minute in range(KEEP_NEWEST + 5):
        make_backup(file, backups, "by-hand", NOON + timedelta(minutes=minute))
    thin_out(backups, NOON)
    kept = list_backups(backups)
    assert len(kept) == KEEP_NEWEST
    assert kept[-1].made_at == NOON + timedelta(minutes=5)


def test_a_restore_replaces_an_open_record_and_keeps_it(
    sqlite_url: str, open_: Opener, backups: Path, now: Clock
) -> None:
    store = open_(sqlite_url)
    store.record("ada").create(Application("Larch"))
    backup = store.backup()
    store.record("ada").create(Application("Apex"))
    replaced = restore_backup(sqlite_url, backup, backups, now)
    assert companies(store) == ["Larch"]
    assert replaced is not None
    assert companies(open_(f"sqlite:///{replaced}")) == ["Larch", "Apex"]
    restore_backup(sqlite_url, replaced, backups, now)
    store.record("ada").create(Application("Mill"))
    assert companies(open_(sqlite_url)) == ["Larch", "Apex", "Mill"]


def test_the_oldest_backup_can_be_restored_though_the_rule_no_longer_keeps_it(
    sqlite_url: str, open_: Opener, file: Path, backups: Path, now: Clock
) -> None:
    store = open_(sqlite_url)
    store.record("ada").create(Application("Larch"))
    oldest = make_backup(file, backups, "by-hand", NOON - timedelta(days=300, hours=1))
    store.record("ada").create(Application("Apex"))
    for minute in range(KEEP_NEWEST):
        make_backup(file, backups, "by-hand", NOON - timedelta(days=300, minutes=minute))
    restore_backup(sqlite_url, oldest, backups, now)
    assert companies(store) == ["Larch"]
    assert len(list_backups(backups)) == KEEP_NEWEST


def test_a_restore_where_nothing_is_makes_the_record(
    sqlite_url: str, open_: Opener, backups: Path, now: Clock, tmp_path: Path
) -> None:
    store = open_(sqlite_url)
    store.record("ada").create(LARCH)
    url = f"sqlite:///{tmp_path / 'new' / 'record.sqlite3'}"
    assert restore_backup(url, store.backup(), backups, now) is None
    assert companies(open_(url)) == ["Larch Foods"]


@pytest.mark.parametrize("what", ["missing", "folder", "text", "empty", "other", "damaged", "newer"])
def test_what_is_no_sound_backup_changes_nothing(
    sqlite_url: str, open_: Opener, backups: Path, now: Clock, tmp_path: Path, what: str
) -> None:
    store = open_(sqlite_url)
    for i in range(200):
        store.record("ada").create(Application(f"C{i}"))
    path = tmp_path / "backup.sqlite3"
    if what == "folder":
        path.mkdir()
    elif what in ("text", "empty"):
        path.write_text("no database, whatever its name says" * 100 if what == "text" else "")
    elif what != "missing":
        store.backup().rename(path)
        if what == "damaged":
            scribble(path, 4096 * 10)
        else:
            with sqlite3.connect(path) as connection:
                connection.execute(
                    "DROP TABLE alembic_version" if what == "other" else "UPDATE alembic_version SET version_num = 'r9'"
                )
            connection.close()
    before = store.record("ada").stored()
    with pytest.raises(StoreFault, match="backup"):
        restore_backup(sqlite_url, path, backups, now)
    assert store.record("ada").stored() == before
    assert list_backups(backups) == ()


@pytest.mark.parametrize("page", [0, 3])
def test_a_damaged_record_names_the_newest_sound_backup_and_is_never_written(
    sqlite_url: str, file: Path, backups: Path, now: Clock, page: int
) -> None:
    store = open_store(sqlite_url, backups, now)
    for i in range(200):
        store.record("ada").create(Application(f"C{i}"))
    good, bad = store.backup(), store.backup()
    store.close()
    scribble(bad)
    for number in range(page, file.stat().st_size // 4096):
        scribble(file, number * 4096)
    damaged = file.read_bytes()

    def use() -> None:
        opened = open_store(sqlite_url, backups, now)
        try:
            opened.record("ada").stored()
        finally:
            opened.close()

    with pytest.raises(StoreFault, match=good.name):
        use()
    assert file.read_bytes() == damaged
    aside = restore_backup(sqlite_url, good, backups, now)
    assert aside is not None
    assert aside.read_bytes() == damaged
    store = open_store(sqlite_url, backups, now)
    assert (len(companies(store)), store.check()) == (200, ())
    store.close()


def test_a_check_finds_damage_and_no_backup_is_made_of_it(
    sqlite_url: str, file: Path, backups: Path, now: Clock
) -> None:
    store = open_store(sqlite_url, backups, now)
    for i in range(300):
        store.record("ada").create(Application(f"C{i}", notes="x" * 500))
    good = store.backup()
    store.close()
    scribble(file, file.stat().st_size - 4096 * 3)
    store = open_store(sqlite_url, backups, now)
    assert any(good.name in fault for fault in store.check())
    with pytest.raises(StoreFault, match=good.name):
        store.backup()
    store.close()
    assert [one.path for one in list_backups(backups)] == [good]


def test_without_a_sound_backup_a_damaged_record_is_still_left_alone(
    sqlite_url: str, file: Path, backups: Path, now: Clock
) -> None:
    file.write_bytes(b"not a database" * 1000)
    with pytest.raises(StoreFault, match="no sound backup"):
        open_store(sqlite_url, backups, now)
    assert file.read_bytes() == b"not a database" * 1000


def test_a_store_without_a_folder_makes_no_backups(sqlite_url: str, now: Clock) -> None:
    store = open_store(sqlite_url, None, now)
    with pytest.raises(StoreFault, match="folder"):
        store.backup()
    store.close()


def test_an_import_whose_backup_fails_is_not_begun(sqlite_url: str, open_: Opener, backups: Path) -> None:
    record = open_(sqlite_url).record("ada")
    one = record.create(LARCH)
    backups.write_text("a file where the folder should be")
    with pytest.raises(StoreFault, match="backups"):
        record.apply_import((), "file.csv", "d")
    assert (record.stored(), record.imports()) == ((one,), ())


@pytest.mark.postgres
def test_a_server_is_restored_on_the_server(postgres_url: str, tmp_path: Path, backups: Path, now: Clock) -> None:
    with pytest.raises(StoreFault, match="pg_restore"):
        restore_backup(postgres_url, tmp_path / "x", backups, now)


def test_notes_and_their_versions_survive_a_backup_and_come_back(
    sqlite_url: str, open_: Opener, backups: Path, now: Clock
) -> None:
    drafts = open_(sqlite_url).record("ada").drafts
    one = drafts.create(Draft(text="First, and longer than what comes"))
    one = drafts.save(one.id, 1, Draft(text="Second"), None, now(), keep=True)
    before = drafts.all()
    path = open_(sqlite_url).backup()
    drafts.save(one.id, one.version, Draft(text="Lost"), None, now(), keep=True)
    restore_backup(sqlite_url, path, backups, now)
    after = open_(sqlite_url).record("ada").drafts.all()
    assert [(one.draft, one.updated_at, kept) for one, kept in after] == [
        (one.draft, one.updated_at, kept) for one, kept in before
    ]
    assert [version.text for version in before[0][1]] == ["First, and longer than what comes", "Second"]


def test_notes_alone_are_worth_a_backup(sqlite_url: str, open_: Opener, backups: Path) -> None:
    store = open_(sqlite_url)
    store.keep_safe("before-import")
    assert list_backups(backups) == ()
    store.record("ada").drafts.create(Draft(text="Dear Ms Osei"))
    store.keep_safe("before-import")
    assert len(list_backups(backups)) == 1

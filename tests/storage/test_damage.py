"""A damaged file in each of the ways in which files are damaged: told, never written, and replaced by the newest good copy."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from coach.domain.applications import Application
from coach.storage.faults import Damaged
from coach.storage.restoring import restore_backup
from coach.storage.store import open_store
from tests.storage.conftest import Clock

PAGE = 4096
COUNT = 300


def filled(url: str, backups: Path, now: Clock) -> Path:
    """A record with a copy; gives the copy."""
    store = open_store(url, backups, now)
    for i in range(COUNT):
        store.record("ada").create(Application(f"C{i}", notes="x" * 300))
    copy = store.backup()
    store.close()
    return copy


def truncate(file: Path) -> None:
    file.write_bytes(file.read_bytes()[: file.stat().st_size // 2 + 100])


def empty(file: Path) -> None:
    file.write_bytes(b"")


def random_bytes(file: Path) -> None:
    file.write_bytes(bytes(range(256)) * (file.stat().st_size // 256))


def wrong_header(file: Path) -> None:
    file.write_bytes(b"SQLite format 4\0" + file.read_bytes()[16:])


def half_page(file: Path) -> None:
    content = bytearray(file.read_bytes())
    for start in range(PAGE * 2, len(content), PAGE):
        content[start : start + PAGE // 2] = b"Z" * (PAGE // 2)
    file.write_bytes(content)


def foreign_log(file: Path) -> None:
    """The latest changes of another record: some pages of it."""
    other = file.with_name("other.db")
    store = open_store(f"sqlite:///{other}", None, Clock())
    for i in range(40):
        store.record("bea").create(Application(f"Other {i}", notes="y" * 900))
    store.close()
    store = open_store(f"sqlite:///{other}", None, Clock())
    store.record("bea").create(Application("One more", notes="y" * 900))
    shutil.copy(f"{other}-wal", f"{file}-wal")
    store.close()
    other.unlink()


DAMAGE = [truncate, empty, random_bytes, wrong_header, half_page, foreign_log]


def files(folder: Path) -> dict[str, bytes]:
    return {one.name: one.read_bytes() for one in folder.iterdir() if one.is_file() and not one.name.endswith("-shm")}


@pytest.mark.parametrize("damage", DAMAGE)
def test_it_is_told_left_as_it_is_and_replaced_by_the_newest_copy(
    sqlite_url: str, tmp_path: Path, backups: Path, now: Clock, damage: Callable[[Path], None]
) -> None:
    copy = filled(sqlite_url, backups, now)
    file = tmp_path / "record.sqlite3"
    damage(file)
    found = files(tmp_path)

    def use() -> None:
        store = open_store(sqlite_url, backups, now)
        try:
            store.record("ada").stored()
        finally:
            store.close()

    for _ in range(2):
        with pytest.raises(Damaged, match=copy.name):
            use()
        assert files(tmp_path) == found
    aside = restore_backup(sqlite_url, copy, backups, now)
    assert aside is not None
    assert aside.read_bytes() == found["record.sqlite3"]
    if "record.sqlite3-wal" in found:
        assert aside.with_name(f"{aside.name}-wal").read_bytes() == found["record.sqlite3-wal"]
    store = open_store(sqlite_url, backups, now)
    assert (len(store.record("ada").stored()), store.check()) == (COUNT, ())
    store.close()


def test_without_its_log_a_record_is_sound_as_it_was_before_what_stood_there(
    sqlite_url: str, tmp_path: Path, backups: Path, now: Clock
) -> None:
    filled(sqlite_url, backups, now)
    store = open_store(sqlite_url, backups, now)
    store.record("ada").create(Application("Late"))
    shutil.copy(tmp_path / "record.sqlite3", tmp_path / "alone.sqlite3")
    store.close()
    store = open_store(f"sqlite:///{tmp_path / 'alone.sqlite3'}", backups, now)
    assert (len(store.record("ada").stored()), store.check()) == (COUNT, ())
    store.close()


# A header that was read before is not read again before the next start.
@pytest.mark.parametrize(
    ("damage", "is_met"), [(truncate, True), (random_bytes, True), (wrong_header, False), (half_page, True)]
)
def test_a_file_damaged_while_it_is_open_is_told_and_every_window_goes_on_after_a_restore(
    sqlite_url: str, tmp_path: Path, backups: Path, now: Clock, damage: Callable[[Path], None], is_met: bool
) -> None:
    copy = filled(sqlite_url, backups, now)
    one, other = (open_store(sqlite_url, backups, now) for _ in range(2))
    assert len(other.record("ada").stored()) == COUNT
    damage(tmp_path / "record.sqlite3")
    if is_met:
        with pytest.raises(Damaged, match=copy.name):
            one.record("ada").stored()
        assert one.damage()
    assert "damaged" in (one.look_through() or "")
    restore_backup(sqlite_url, copy, backups, now)
    assert one.damage() is None
    # A window that had the damaged file open writes into the new one.
    other.record("ada").create(Application("After"))
    assert [kept.application.company for kept in one.record("ada").stored()][-1] == "After"
    assert one.check() == ()
    for store in (one, other):
        store.close()


def test_a_log_left_by_a_process_that_was_killed_is_played_in(sqlite_url: str, tmp_path: Path, now: Clock) -> None:
    store = open_store(sqlite_url, None, now)
    store.record("ada").create(Application("Larch"))
    for ending in ("", "-wal"):
        shutil.copy(tmp_path / f"record.sqlite3{ending}", tmp_path / f"killed.sqlite3{ending}")
    store.close()
    store = open_store(f"sqlite:///{tmp_path / 'killed.sqlite3'}", None, now)
    assert [one.application.company for one in store.record("ada").stored()] == ["Larch"]
    store.close()


def test_an_empty_file_where_there_never_was_a_record_is_a_beginning(tmp_path: Path, backups: Path, now: Clock) -> None:
    (tmp_path / "new.db").touch()
    store = open_store(f"sqlite:///{tmp_path / 'new.db'}", backups, now)
    assert store.record("ada").stored() == ()
    store.close()

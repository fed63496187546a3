"""Everything that is kept of one person goes out whole, and is erased so that no word of it is left."""

from collections.abc import Callable
from pathlib import Path
from threading import Event, Thread

import pytest
import sqlalchemy as sa

from coach.domain.drafts import Draft
from coach.domain.sharing import Looked, Role
from coach.errors import Conflict, NotFound
from coach.storage.copying import copy
from coach.storage.own_data import OwnData
from coach.storage.store import Store
from coach.storage.tables import metadata
from tests.storage.filling_all import NINE, be_seen, fill, rows_of
from tests.storage.test_record import LARCH

WORD, OTHER = "Quokkaberry", "Zephyrwald"


@pytest.fixture
def two(store: Store) -> Store:
    """Ada and Bo with rows everywhere, and their adviser."""
    be_seen(store, "ade", Role.ADVISER)
    fill(store, "ada", "ade", WORD)
    fill(store, "bo", "ade", OTHER)
    return store


def test_every_table_has_an_owner_and_the_filling_reaches_each(two: Store) -> None:
    assert all("owner" in table.c for table in metadata.sorted_tables)
    assert [name for name, rows in rows_of(two, "ada").items() if not rows] == []


def test_erasure_leaves_no_row_in_any_table_and_touches_no_other(two: Store) -> None:
    before = rows_of(two, "bo"), rows_of(two, "ade")
    assert two.own_data("ada").erase()
    assert [name for name, rows in rows_of(two, "ada").items() if rows] == []
    assert (rows_of(two, "bo"), rows_of(two, "ade")) == before
    assert two.check() == ()


def test_erasing_nothing_is_no_fault(store: Store) -> None:
    assert store.own_data("nobody").erase()


def test_an_erasure_that_fails_half_way_leaves_everything(two: Store) -> None:
    before = rows_of(two, "ada")
    with two._database.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE applications RENAME TO hidden")
    with pytest.raises(Exception, match="applications"):
        two.own_data("ada").erase()
    with two._database.engine.begin() as connection:
        connection.exec_driver_sql("ALTER TABLE hidden RENAME TO applications")
    assert rows_of(two, "ada") == before


def test_an_adviser_who_is_erased_sees_nothing_more_and_stays_in_the_logs_of_others(two: Store) -> None:
    (share,) = two.sharing("ada").shares()
    looks = two.sharing("ada").accesses(10)
    two.own_data("ade").erase()
    assert two.sharing("ada").shares(open_only=True) == ()
    be_seen(two, "ade", Role.ADVISER)
    with pytest.raises(NotFound):
        two.sharing("ade").look(share.id, Looked.TODAY)
    assert two.sharing("ada").accesses(10) == looks
    assert looks[0].adviser_name == "Ms Ade"


def test_all_tables_go_out_each_with_the_owners_rows_alone(two: Store) -> None:
    tables = two.own_data("ada").tables()
    assert list(tables) == [table.name for table in metadata.sorted_tables]
    assert all(tables.values())
    assert OTHER not in str(tables)
    assert "'owner'" not in str(tables)
    given = two.own_data("ade").as_adviser()
    assert (len(given["shares"]), len(given["looks"])) == (2, 2)
    assert WORD not in str(given)
    assert "ada" not in str(given)


def test_all_backups_go_with_what_killed_processes_left_and_nothing_else(
    sqlite_url: str, open_: Callable[[str], Store], tmp_path: Path, backups: Path
) -> None:
    store = open_(sqlite_url)
    store.record("me").drafts.create(Draft(text=WORD))
    store.backup()
    beside = tmp_path / "record.sqlite3.0123456789abcdef0123456789abcdef.part"
    theirs = tmp_path / "record.sqlite3.notes.txt"
    for left in (beside, beside.with_name(f"{beside.name}-wal"), theirs, backups / "damaged-20260504T090000Z.sqlite3"):
        left.write_text(WORD)
    store.delete_backups()
    assert files_with(WORD, backups) == []
    assert [one for one in files_with(WORD, tmp_path) if one != "record.sqlite3-wal"] == [theirs.name]


def test_a_copy_that_is_being_made_does_not_outlive_the_deletion_of_all(
    sqlite_url: str, open_: Callable[[str], Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    store, at_it, go_on = open_(sqlite_url), Event(), Event()
    store.record("me").create(LARCH)

    def slowly(source: Path, target: Path) -> None:
        at_it.set()
        go_on.wait(20)
        copy(source, target)

    monkeypatch.setattr("coach.storage.backups.copy", slowly)
    copying, deleting = Thread(target=store.backup), Thread(target=store.delete_backups)
    copying.start()
    at_it.wait(20)
    deleting.start()
    deleting.join(0.3)
    go_on.set()
    copying.join(20)
    deleting.join(20)
    assert store.backups() == ()


def test_the_methods_are_covered() -> None:
    assert {name for name in vars(OwnData) if not name.startswith("_")} == {"tables", "as_adviser", "erase"}


def files_with(word: str, folder: Path) -> list[str]:
    return [one.name for one in folder.iterdir() if one.is_file() and word.encode() in one.read_bytes()]


def test_no_word_of_it_is_left_in_the_file_nor_in_its_log(
    sqlite_url: str, open_: Callable[[str], Store], tmp_path: Path
) -> None:
    store, window = open_(sqlite_url), open_(sqlite_url)
    be_seen(store, "ade", Role.ADVISER)
    fill(store, "ada", "ade", WORD)
    fill(store, "bo", "ade", OTHER)
    drafts = store.record("ada").drafts
    one = drafts.create(Draft(text=WORD * 3000))
    for number in range(20):
        one = drafts.save(one.id, one.version, Draft(text=f"{number} {WORD} " * 500), None, NINE, keep=number % 2 == 0)
    assert window.record("ada").stored()
    assert files_with(WORD, tmp_path)
    assert store.own_data("ada").erase()
    assert files_with(WORD, tmp_path) == []
    assert files_with(OTHER, tmp_path)
    assert window.record("ada").stored() == ()


def test_words_that_an_earlier_version_left_in_free_pages_go_too(
    sqlite_url: str, open_: Callable[[str], Store], tmp_path: Path
) -> None:
    store = open_(sqlite_url)
    store.record("ada").drafts.create(Draft(text=WORD * 3000))
    with store._database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA secure_delete=OFF")
        connection.exec_driver_sql("DELETE FROM messages")
        connection.commit()
        connection.exec_driver_sql("PRAGMA secure_delete=ON")
    store._database.scrub()
    assert files_with(WORD, tmp_path) == ["record.sqlite3"]
    assert store.own_data("ada").erase()
    assert files_with(WORD, tmp_path) == []


def test_a_window_that_reads_meanwhile_keeps_the_log_and_that_is_said(
    sqlite_url: str, open_: Callable[[str], Store], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coach.storage.database.BUSY_SECONDS", 0)
    store, window = open_(sqlite_url), open_(sqlite_url)
    store.record("ada").drafts.create(Draft(text=WORD))
    with window._database.reading() as connection:
        assert connection.scalar(sa.text("SELECT count(*) FROM messages")) == 1
        assert store.own_data("ada").erase() is False
    assert rows_of(store, "ada")["messages"] == []
    assert store.own_data("ada").erase() is True
    assert files_with(WORD, tmp_path) == []


def test_a_file_that_another_window_writes_is_erased_and_not_told_as_a_failure(
    sqlite_url: str, open_: Callable[[str], Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("coach.storage.database.BUSY_SECONDS", 0)
    store, window = open_(sqlite_url), open_(sqlite_url)
    store.record("ada").drafts.create(Draft(text=WORD))
    with window._database.writing("bo"):
        assert store._database.scrub(whole=True) is False


def test_a_note_is_deleted_for_good_after_it_was_put_aside(store: Store) -> None:
    drafts = store.record("ada").drafts
    one = drafts.create(Draft(text=WORD))
    one = drafts.save(one.id, one.version, Draft(text=f"{WORD}, again"), None, NINE, keep=True)
    other = drafts.create(Draft(text="stays"))
    with pytest.raises(Conflict):
        drafts.delete(one.id)
    drafts.discard(one.id)
    with pytest.raises(NotFound):
        store.record("bo").drafts.delete(one.id)
    drafts.delete(one.id)
    assert [stored.id for stored, _ in drafts.all()] == [other.id]
    assert rows_of(store, "ada")["message_scores"] == []
    with pytest.raises(NotFound):
        drafts.bring_back(one.id)


def test_no_word_of_a_deleted_note_is_left_in_the_file(
    sqlite_url: str, open_: Callable[[str], Store], tmp_path: Path
) -> None:
    drafts = open_(sqlite_url).record("ada").drafts
    one = drafts.create(Draft(text=f"Dear {WORD}"))
    for number in range(30):
        text = f"Dear {WORD}, {number}. " * (number * 7)
        one = drafts.save(one.id, one.version, Draft(text=text), None, NINE, keep=number % 3 == 0)
        drafts.create(Draft(text=f"another {number}"))
    drafts.discard(one.id)
    drafts.delete(one.id)
    assert files_with(WORD, tmp_path) == []
    assert files_with("another 29", tmp_path)


def test_every_backup_goes_and_nothing_else_in_the_folder(
    sqlite_url: str, open_: Callable[[str], Store], backups: Path
) -> None:
    store = open_(sqlite_url)
    store.record("ada").drafts.create(Draft(text=WORD))
    store.backup()
    store.backup()
    for name in (
        "damaged-20260504T090000Z.sqlite3",
        "damaged-20260504T090000Z.sqlite3-wal",
        "coach-20260504T090000Z-by-hand.1f.part",
        "coach-20260504T090000Z-by-hand.1f.part-journal",
    ):
        (backups / name).write_bytes(b"x")
    (backups / "letter.txt").write_text("mine")
    (backups / "coach-notes.sqlite3").write_text("mine")
    assert len(store.backups()) == 2
    store.delete_backups()
    assert {one.name for one in backups.iterdir()} - {".lock"} == {"coach-notes.sqlite3", "letter.txt"}
    store.delete_backups()

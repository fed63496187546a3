"""Copies of the record on the pages: made each day, listed, restored with a way back; and what a damaged, full or
read-only place says above every page."""

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from coach.domain.drafts import Draft
from coach.domain.people import Person
from coach.services import drafting
from coach.settings import default_settings
from coach.storage import database
from coach.storage.backups import DAILY, Backup, list_backups
from coach.storage.store import Store
from coach.ui import person
from coach.ui import record as held_record
from coach.ui.daily import get_daily
from coach.ui.shell import OF_ROLE
from tests.disks import Disk
from tests.storage.conftest import Clock
from tests.ui import test_today_page
from tests.ui.reading import labelled
from tests.ui.test_today_page import PAGES, ROOT, add, go, labels, press, record, said

app = test_today_page.app
EVERY_PAGE = sorted({one.stem for one in PAGES.glob("[a-z]*.py")} - {file for file, _ in OF_ROLE.values()})


@pytest.fixture(autouse=True)
def _a_day_of_its_own() -> Iterator[None]:
    get_daily.clear()
    yield
    settled()
    get_daily.clear()


def settled() -> None:
    """The copy of the day is made beside the page."""
    for thread in threading.enumerate():
        if thread.name == "daily copy":
            thread.join(20)


def copies() -> list[Backup]:
    settled()
    return list(list_backups(default_settings().backups))


def file() -> Path:
    return default_settings().home / "record.db"


def companies() -> list[str]:
    return [one.application.company for one in record().stored()]


def afresh() -> AppTest:
    """The program started anew."""
    held_record.get_store.clear()
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=60).run()


def test_the_first_page_of_a_day_makes_a_copy_in_a_server_that_runs_for_weeks(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    add("Larch")
    settled()
    for day in ("2026-06-11", "2026-06-11", "2026-06-13", "1999-01-01", "2026-06-14"):
        monkeypatch.setenv("COACH_NOW", f"{day}T09:00:00+00:00")
        go(app, "timeline")
        settled()
    made = [f"{one.made_at:%Y-%m-%d}" for one in copies() if one.reason == DAILY]
    assert [day for day in made if day != test_today_page.NOW[:10]] == [
        "2026-06-14",
        "2026-06-13",
        "2026-06-11",
        "1999-01-01",
    ]


def test_a_copy_of_the_day_that_fails_is_told_and_tried_again(app: AppTest, monkeypatch: pytest.MonkeyPatch) -> None:
    add("Larch")
    for one in copies():
        one.path.unlink()
    (default_settings().backups / ".lock").unlink()
    default_settings().backups.rmdir()
    default_settings().backups.write_text("a file where the folder should be")
    monkeypatch.setenv("COACH_NOW", "2026-06-12T09:00:00+00:00")
    go(app)
    settled()
    go(app)
    assert "Today's copy of your record could not be made" in said(app)
    default_settings().backups.unlink()
    monkeypatch.setenv("COACH_NOW", "2026-06-12T09:11:00+00:00")
    go(app)
    assert [one.reason for one in copies()] == [DAILY]
    go(app)
    assert "could not be made" not in said(app)


def test_a_copy_is_made_listed_restored_and_the_restore_undone(app: AppTest) -> None:
    add("Larch")
    go(app, "settings")
    press(app, "Make a copy now")
    assert "The copy is made" in said(app)
    assert "made by hand" in said(app)
    add("Apex")
    go(app, "settings")
    by_hand = next(one.path.name for one in copies() if one.reason == "by-hand")
    app.selectbox(key="settings_copy").set_value(by_hand).run()
    app.button(key="copy_settings_ask").click().run()
    assert "in every open window" in said(app)
    press(app, "Leave all as it is")
    assert companies() == ["Larch", "Apex"]
    app.button(key="copy_settings_ask").click().run()
    press(app, "Yes, restore it")
    assert "Restored: the copy of" in said(app)
    assert companies() == ["Larch"]
    assert "before another copy was restored" in said(go_settings(app))
    press(app, "Undo the restore")
    assert companies() == ["Larch", "Apex"]
    press(app, "Dismiss")
    assert "Restored" not in said(app)


def go_settings(app: AppTest) -> AppTest:
    go(app, "settings")
    return app


def test_a_sound_record_is_said_to_be_sound_and_another_is_not(app: AppTest) -> None:
    application_id = add("Larch")
    go(app, "settings")
    press(app, "Check the record")
    assert "The record is sound." in said(app)
    with closing(sqlite3.connect(file())) as connection, connection:
        connection.execute("UPDATE applications SET stage = 'nonsense'")
    press(app, "Check the record")
    assert application_id in said(app)


def test_on_a_server_for_many_nobody_copies_or_restores_what_belongs_to_all(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    add("Larch")
    held_record.get_store().backup()
    settled()
    monkeypatch.setattr(person, "current_person", lambda: Person("somebody"))
    go(app, "settings")
    assert "Whoever looks after this server keeps copies" in said(app)
    assert not [one.key for one in app.button if one.key and one.key.startswith(("copy_", "settings_copy"))]
    monkeypatch.setattr(Store, "damage", lambda _: "It is damaged.")
    go(app)
    assert "Tell whoever looks after this server" in said(app)
    assert not [one.key for one in app.button if one.key and one.key.startswith("copy_")]


def test_every_open_window_reads_the_restored_record(app: AppTest) -> None:
    draft = record().drafts.create(Draft(text="Dear Ms Osei"))
    copy = held_record.get_store().backup()
    later = record().drafts.create(Draft(text="Written later"))
    windows = {}
    for name, note in (("idle", later), ("writing", later), ("old", draft)):
        windows[name] = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
        windows[name].query_params["note"] = note.id
        windows[name].run()
    assert labelled(windows["idle"], "Your note").value == "Written later"
    record().drafts.save(draft.id, draft.version, Draft(text="Dear Mr Lin"), None, Clock()(), keep=False)
    windows["old"].run()
    go(app, "settings")
    app.selectbox(key="settings_copy").set_value(copy.name).run()
    app.button(key="copy_settings_ask").click().run()
    press(app, "Yes, restore it")
    for name in ("idle", "old"):
        windows[name].run()
        assert labelled(windows[name], "Your note").value == "Dear Ms Osei", name
    labelled(windows["writing"], "Your note").set_value("Written later, and more").run()
    kept = {one.draft.text for one, _ in record().drafts.all()}
    assert kept - {""} == {"Dear Ms Osei", "Written later, and more"}


def damage() -> bytes:
    with closing(sqlite3.connect(file())) as connection:
        # What is in the log still would be read from there, and heal the file in the end.
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray(file().read_bytes())
    for start in range(8192, len(content), 4096):
        content[start : start + 2048] = b"Z" * 2048
    file().write_bytes(content)
    return bytes(content)


def truncate() -> bytes:
    file().write_bytes(file().read_bytes()[:9000])
    return file().read_bytes()


def empty() -> bytes:
    file().write_bytes(b"")
    return b""


@pytest.mark.parametrize("spoil", [damage, truncate, empty])
def test_a_file_damaged_before_the_start_is_told_on_every_page_and_replaced_by_two_presses(
    app: AppTest, spoil: object
) -> None:
    add("Larch")
    good = held_record.get_store().backup()
    settled()
    held_record.get_store().close()
    bad = spoil()  # type: ignore[operator]
    app = afresh()
    for page in EVERY_PAGE:
        go(app, page)
        assert "The file of your record is damaged" in said(app), page
        assert "copy_damaged_ask" in [one.key for one in app.button], page
    assert file().read_bytes() == bad
    app.button(key="copy_damaged_ask").click().run()
    assert file().read_bytes() == bad
    press(app, "Yes, restore it")
    assert "The damaged file is kept as" in said(app)
    assert companies() == ["Larch"]
    assert [one.read_bytes() for one in good.parent.glob("damaged-*.sqlite3")] == [bad]
    go(app)
    assert "is damaged" not in said(app)


def test_a_file_damaged_while_the_program_runs_is_told_though_memory_still_has_it(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(60):
        add(f"Larch {number}")
    held_record.get_store().backup()
    damage()
    monkeypatch.setenv("COACH_NOW", "2026-06-10T09:11:00+00:00")
    go(app, "applications")
    settled()
    go(app, "timeline")
    assert "The file of your record is damaged" in said(app)
    app.button(key="copy_damaged_ask").click().run()
    press(app, "Yes, restore it")
    assert len(companies()) == 60


def test_without_a_sound_copy_a_damaged_file_is_left_alone(app: AppTest) -> None:
    add("Larch")
    settled()
    for one in copies():
        one.path.unlink()
    held_record.get_store().close()
    bad = damage()
    app = afresh()
    go(app)
    assert "There is no sound copy" in said(app)
    assert "Yes, restore it" not in labels(app)
    assert file().read_bytes() == bad
    file().unlink()
    held_record.get_store.clear()


@pytest.fixture
def on_disk(disk: Disk, monkeypatch: pytest.MonkeyPatch) -> Iterator[Disk]:
    monkeypatch.setenv("COACH_HOME", str(disk.path / "home"))
    held_record.get_store.clear()
    yield disk
    settled()
    held_record.get_store().close()
    held_record.get_store.clear()


@pytest.mark.mount
def test_what_is_typed_on_a_full_disk_stays_in_the_editor_and_is_stored_once_there_is_space(on_disk: Disk) -> None:
    app = afresh()
    labelled(app, "Your note").set_value("Before").run()
    settled()
    on_disk.fill()
    words = "word " * 19_000
    labelled(app, "Your note").set_value(words).run()
    assert "Not stored yet: keep this page open" in said(app)
    assert "disk is full" in said(app)
    assert labelled(app, "Your note").value == words
    app.run()
    assert "Not stored yet" in said(app)
    on_disk.empty()
    app.run()
    assert "Not stored yet" not in said(app)
    assert drafting.last(record()).draft.text == words


@pytest.mark.mount
def test_a_record_that_cannot_be_written_is_shown_and_says_so_until_it_can(on_disk: Disk) -> None:
    app = afresh()
    add("Larch")
    go(app, "applications")
    settled()
    held_record.get_store().close()
    on_disk.lock()
    app = afresh()
    for page in EVERY_PAGE:
        go(app, page)
        assert "Your record can be read and not be changed" in said(app), page
    assert companies() == ["Larch"]
    app.switch_page(str(PAGES / "draft.py")).run()
    labelled(app, "Your note").set_value("Typed meanwhile").run()
    assert "Not stored yet" in said(app)
    on_disk.unlock()
    app.run()
    assert "can be read and not be changed" not in said(app)
    assert drafting.last(record()).draft.text == "Typed meanwhile"


def test_what_is_typed_while_another_program_holds_the_record_is_stored_after(
    app: AppTest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.2)
    settled()
    held_record.get_store().close()
    app = afresh()
    labelled(app, "Your note").set_value("Before").run()
    with closing(sqlite3.connect(file(), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        labelled(app, "Your note").set_value("After").run()
        assert "another window or program" in said(app)
        assert labelled(app, "Your note").value == "After"
    app.run()
    assert "Not stored yet" not in said(app)
    assert drafting.last(record()).draft.text == "After"

"""The commands that keep the record safe, over whole, damaged, full, locked and read-only places."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from coach.settings import default_settings
from coach.storage import database
from coach.storage.backups import DAILY, list_backups
from tests.cli.calling import run
from tests.disks import Disk


def begin(home: Path) -> None:
    rows = home.parent / "rows.csv"
    rows.write_text("Company,Job title\nLarch Foods,Planner\n")
    assert run("import", str(rows), home=home).returncode == 0


def reasons(home: Path) -> list[str]:
    return [one.reason for one in list_backups(home / "backups")]


def looked(home: Path) -> dict[str, tuple[str, str]]:
    done = run("check", "--json", home=home)
    found = json.loads(done.stdout)
    assert done.returncode == (0 if found["sound"] else 1)
    return {one["what"]: (one["state"], one["says"]) for one in found["looked_at"]}


def test_the_first_use_of_a_day_makes_a_copy(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COACH_NOW", "2026-06-10T09:00:00+00:00")
    begin(home)
    assert reasons(home) == []  # there was nothing to lose
    for _ in range(2):
        assert run("list", home=home).returncode == 0
        assert reasons(home) == [DAILY]
    assert run("backup", "--daily", home=home).stdout == ""
    monkeypatch.setenv("COACH_NOW", "2026-06-11T09:00:00+00:00")
    assert Path(run("backup", "--daily", home=home).stdout.strip()).is_file()
    assert reasons(home) == [DAILY, DAILY]


def test_a_copy_of_the_day_that_cannot_be_made_stops_no_command(home: Path) -> None:
    begin(home)
    (home / "backups").write_text("a file where the folder should be")
    done = run("list", home=home)
    assert (done.returncode, "Larch Foods" in done.stdout) == (0, True)
    assert "today's copy of the record could not be made" in done.stderr


def test_a_check_of_a_sound_place_says_all_that_is_well(home: Path) -> None:
    begin(home)
    assert looked(home)["copies"][0] == "note"
    run("backup", home=home)
    found = looked(home)
    assert {what: state for what, (state, _) in found.items() if what != "space"} == dict.fromkeys(
        ("record", "model", "copies", "permissions"), "ok"
    )
    done = run("check", home=home)
    assert done.returncode == 0
    assert "The record is sound." in done.stdout
    assert "1 copies, all of which can be restored" in done.stdout


@pytest.mark.parametrize("what", ["record", "copies", "model", "row"])
def test_a_check_finds_what_is_broken_and_ends_with_one(
    home: Path, what: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    begin(home)
    copy = Path(run("backup", home=home).stdout.strip())
    match what:
        case "record":
            (home / "record.db").write_bytes(b"Z" * 20_000)
        case "copies":
            copy.write_bytes(copy.read_bytes()[:9000])
        case "row":
            with closing(sqlite3.connect(home / "record.db")) as connection, connection:
                connection.execute("UPDATE applications SET stage = 'nonsense'")
        case _:
            settings = default_settings()
            (tmp_path / "models").mkdir()
            for one in settings.models.glob("*.*"):
                (tmp_path / "models" / one.name).write_bytes(
                    one.read_bytes()[:-1] if one.suffix == ".npz" else one.read_bytes()
                )
            monkeypatch.setattr(type(settings), "models", property(lambda _: tmp_path / "models"))
    found = looked(home)
    broken = "record" if what == "row" else what
    assert found[broken][0] == "fault"
    assert [one for one, (state, _) in found.items() if state == "fault"] == [broken]
    done = run("check", home=home)
    assert done.returncode == 1
    assert found[broken][1] in done.stderr
    if what == "record":
        assert copy.name in done.stderr
        assert (home / "record.db").read_bytes() == b"Z" * 20_000


def test_a_check_names_a_copy_that_a_restore_would_refuse(home: Path) -> None:
    begin(home)
    copy = Path(run("backup", home=home).stdout.strip())
    with closing(sqlite3.connect(copy)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = 'r0099'")
    state, says = looked(home)["copies"]
    assert state == "note"
    assert str(copy) in says
    assert run("restore", copy.name, home=home).returncode != 0


def test_a_check_tells_what_others_may_read(home: Path) -> None:
    begin(home)
    copy = Path(run("backup", home=home).stdout.strip())
    copy.chmod(0o644)
    state, says = looked(home)["permissions"]
    assert (state, str(copy) in says) == ("note", True)


@pytest.mark.mount
def test_on_a_disk_that_cannot_be_written_all_can_be_read_and_nothing_changed(disk: Disk) -> None:
    home = disk.path / "home"
    home.mkdir()
    begin_on(home, disk)
    disk.lock()
    for words in (["list"], ["show", "Larch Foods"], ["today"], ["metrics"], ["export", "--json"], ["drafts"]):
        done = run(*words, home=home)
        assert (done.returncode, done.stderr) == (0, ""), words
    assert "Larch Foods" in run("list", home=home).stdout
    for words in (
        ["add-event", "Larch Foods", "applied", "--on", "2026-05-04"],
        ["backup"],
        ["backup", "--daily"],
        ["undo-import"],
    ):
        done = run(*words, home=home)
        assert (done.returncode, "can be read" in done.stderr) == (1, True), done
    state, says = looked(home)["record"]
    assert (state, "can't be written" in says or "can't be opened" in says) == ("fault", True)
    disk.unlock()


@pytest.mark.mount
def test_on_a_full_disk_each_command_says_so_and_the_record_stays(disk: Disk) -> None:
    home = disk.path / "home"
    home.mkdir()
    begin_on(home, disk)
    copy = Path(run("backup", home=home).stdout.strip())
    disk.fill()
    rows = home.parent.parent / "more.csv"
    rows.write_text("Company,Job title\n" + "".join(f"Firm {i},{'x' * 200}\n" for i in range(2000)))
    for words in (["backup"], ["restore", copy.name], ["import", str(rows)]):
        done = run(*words, home=home)
        assert (done.returncode, "disk is full" in done.stderr) == (1, True), done
    done = run("list", home=home)
    assert (done.returncode, "Larch Foods" in done.stdout) == (0, True)
    disk.empty()
    assert run("import", str(rows), home=home).returncode == 0


def begin_on(home: Path, disk: Disk) -> None:
    begin(home)
    (disk.path / "rows.csv").unlink()


def test_a_record_that_another_program_holds_can_be_read_and_says_who_waits(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begin(home)
    run("list", home=home)
    monkeypatch.setattr(database, "BUSY_SECONDS", 0.2)
    with closing(sqlite3.connect(home / "record.db", isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert "Larch Foods" in run("list", home=home).stdout
        done = run("add-event", "Larch Foods", "applied", "--on", "2026-05-04", home=home)
        assert (done.returncode, "another window or program" in done.stderr) == (1, True)


def test_a_damaged_record_is_told_and_restored_by_name(home: Path) -> None:
    begin(home)
    copy = Path(run("backup", home=home).stdout.strip())
    (home / "record.db").write_bytes(b"")
    done = run("list", home=home)
    assert (done.returncode, copy.name in done.stderr, (home / "record.db").read_bytes()) == (1, True, b"")
    done = run("restore", copy.name, home=home)
    assert (done.returncode, "damaged-" in done.stdout) == (0, True)
    assert "Larch Foods" in run("list", home=home).stdout

"""Odd places to read from, to write to and to delete in: nothing outside is written or deleted, and nothing never ends."""

import json
import os
import re
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coach.cli.writing import write_whole
from coach.errors import CoachError, StoreFault
from coach.storage.backups import delete_all, keep_damaged, list_backups, make_backup, thin_out
from tests.cli.calling import ROOT, run

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
pytestmark = pytest.mark.skipif(os.name != "posix", reason="links and devices as POSIX has them")


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """With a record of one application and one copy of it."""
    home = tmp_path_factory.mktemp("home")
    whole = json.dumps(
        {"schema": 1, "applications": [{"company": "Larch", "role": "Baker", "contacts": [], "events": []}]}
    )
    assert run("import", "-", home=home, stdin=whole).returncode == 0
    assert run("backup", home=home).returncode == 0
    return home


def companies(home: Path) -> list[str]:
    return [one["company"] for one in json.loads(run("list", "--json", home=home).stdout)]


@pytest.fixture
def odd(tmp_path: Path) -> Path:
    """A folder with one thing of each kind that is no backup."""
    os.mkfifo(tmp_path / "fifo")
    (tmp_path / "text").write_text("no database")
    (tmp_path / "empty").touch()
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    (tmp_path / "nowhere").symlink_to(tmp_path / "missing")
    sqlite3.connect(tmp_path / "other.sqlite3").execute("CREATE TABLE t (a)").connection.close()
    return tmp_path


@pytest.mark.parametrize(
    "name",
    ["", "-", ".", "..", "../../x", "/", "/dev/zero", "/dev/null", "/etc/passwd", "a\nb", "x" * 5000, "~", "C:\\x", "--"]
    + ["ODD/" + one for one in ("fifo", "text", "empty", "loop", "nowhere", "other.sqlite3", "text/below")],
)  # fmt: skip
def test_what_is_no_backup_is_not_restored(home: Path, odd: Path, name: str) -> None:
    done = run("restore", "--", name.replace("ODD", str(odd)), home=home)
    assert (done.returncode, done.stdout) == (1, ""), done
    assert done.stderr.startswith("coach: ")
    assert "Traceback" not in done.stderr
    assert companies(home) == ["Larch"]


ENDLESS = """
import resource
from pathlib import Path
from coach.cli.reading import read_whole
from coach.errors import CoachError
from coach.services.bulk.sources import opened_source
resource.setrlimit(resource.RLIMIT_AS, (2**30, 2**30))

def read_lines():
    with opened_source(Path("/dev/zero"), None) as source:
        list(source.lines)

for read in (lambda: read_whole(Path("/dev/zero"), 10**8, ""), read_lines):
    try:
        read()
    except CoachError as error:
        print(error)
"""


def test_a_file_without_an_end_is_refused_in_little_memory() -> None:
    """In a process of its own: what takes all memory is found out there."""
    done = subprocess.run(
        [sys.executable, "-c", ENDLESS], cwd=ROOT, capture_output=True, text=True, timeout=60, check=False
    )
    assert [line.partition(" MB")[0] for line in done.stdout.splitlines()] == [
        "/dev/zero: larger than 100", "/dev/zero: line 1 is larger than 50",
    ], done.stderr  # fmt: skip


@pytest.mark.parametrize("words", [["export"], ["export", "--csv"], ["export", "--log"], ["report"], ["calendar"], ["export-all"]])  # fmt: skip
def test_what_is_written_replaces_no_folder_and_goes_through_a_link(
    home: Path, tmp_path: Path, words: list[str]
) -> None:
    target, link = tmp_path / "kept", tmp_path / "link"
    target.write_text("old")
    link.symlink_to(target)
    assert run(*words, str(link), home=home).returncode == 0
    assert link.is_symlink()
    assert target.read_bytes() not in (b"", b"old")
    done = run(*words, str(tmp_path), home=home)
    assert (done.returncode, done.stdout, done.stderr[:7]) == (1, "", "coach: "), done
    assert sorted(one.name for one in tmp_path.iterdir()) == ["kept", "link"]


@pytest.mark.parametrize("name", ["missing/x", "kept/x", "/proc/x", "x" * 300, "loop", "loop/x"])
def test_where_nothing_can_be_written_a_sentence_says_so(tmp_path: Path, name: str) -> None:
    (tmp_path / "kept").write_text("old")
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    with pytest.raises(CoachError, match=re.escape(str(tmp_path / name))):
        write_whole(tmp_path / name, b"new")
    assert sorted(one.name for one in tmp_path.iterdir()) == ["kept", "loop"]
    assert (tmp_path / "kept").read_text() == "old"


@pytest.fixture
def backups(tmp_path: Path) -> Path:
    """A folder of copies among which stand links: to a file elsewhere, to a folder, to nothing, to themselves."""
    outside = tmp_path / "outside"
    (outside / "below").mkdir(parents=True)
    (outside / "diary").write_text("mine")
    (outside / "diary").chmod(0o644)
    folder = tmp_path / "backups"
    folder.mkdir()
    for number, target in enumerate(
        [outside / "diary", outside / "below", outside / "missing", folder / NAME.format(3)]
    ):
        (folder / NAME.format(number)).symlink_to(target)
    (folder / "mine.txt").write_text("mine")
    (folder / "coach-20260504T120000Z-x.sqlite3\n\x1b]0;x\x07").write_text("odd")
    return folder


NAME = "coach-2020011{}T120000Z-by-hand.sqlite3"


def outside_is_untouched(backups: Path) -> bool:
    outside = backups.parent / "outside"
    diary = outside / "diary"
    return (
        diary.read_text() == "mine"
        and diary.stat().st_mode & 0o777 == 0o644
        and sorted(one.name for one in outside.iterdir()) == ["below", "diary"]
    )


def test_links_are_no_copies(backups: Path) -> None:
    assert list_backups(backups) == ()


def test_thinning_out_stays_in_the_folder(backups: Path) -> None:
    for number in range(60):
        (backups / f"coach-20260504T1200{number:02}Z-by-hand.sqlite3").write_text("x")
    thin_out(backups, NOON)
    assert len(list_backups(backups)) == 20
    assert outside_is_untouched(backups)
    assert (backups / "mine.txt").exists()


def test_deleting_all_takes_the_links_and_not_what_they_lead_to(backups: Path) -> None:
    (backups / "damaged-20260504T120000Z.sqlite3").write_text("x")
    delete_all(backups)
    left = sorted(one.name[:9] for one in backups.iterdir() if one.name != ".lock")
    assert left == ["coach-202", "mine.txt"]
    assert outside_is_untouched(backups)


@pytest.mark.parametrize("target", ["diary", "missing"])
def test_a_lock_that_is_a_link_is_not_followed(backups: Path, target: str) -> None:
    record = backups.parent / "record.sqlite3"
    sqlite3.connect(record).execute("CREATE TABLE t (a)").connection.close()
    (backups / ".lock").symlink_to(backups.parent / "outside" / target)
    with pytest.raises(StoreFault, match="link"):
        make_backup(record, backups, "by-hand", NOON)
    assert outside_is_untouched(backups)


def test_what_is_put_aside_is_not_written_through_a_link(backups: Path) -> None:
    record = backups.parent / "record.sqlite3"
    record.write_text("damaged")
    (backups / "damaged-20260504T120000Z.sqlite3").symlink_to(backups.parent / "outside" / "missing")
    assert keep_damaged(record, backups, NOON).name == "damaged-20260504T120000Z-2.sqlite3"
    assert outside_is_untouched(backups)


def test_a_name_of_an_upload_is_never_a_place(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("Company,Role\nLarch,Baker\n")
    up = tmp_path / "a" / ".." / "list.csv"
    (tmp_path / "a").mkdir()
    done = run("import", str(up), "--json", home=tmp_path / "home")
    assert json.loads(done.stdout)["new"] == 1
    assert sorted(one.name for one in tmp_path.iterdir()) == ["a", "home", "list.csv"]

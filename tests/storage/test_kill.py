"""kill -9 in an import: the record is whole, old or new. `COACH_KILL_ROWS=100000` runs it at full size, with 20 kills."""

import os
import random
import shutil
import signal
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from coach.storage.store import open_store
from tests.storage.conftest import Clock
from tests.storage.import_to_kill import OLD, rows

ROWS = int(os.environ.get("COACH_KILL_ROWS", "6000"))
FULL = ROWS >= 100_000
WRITING, COMMITTING, AFTER = (10, 7, 3) if FULL else (4, 3, 1)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill -9 on this system"),
]


class Import:
    """A process that imports; its words are read as it says them."""

    def __init__(self, file: Path) -> None:
        command = [sys.executable, "-m", "tests.storage.import_to_kill", f"sqlite:///{file}", str(ROWS)]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)

    def wait_for(self, word: str) -> float:
        """When it was said."""
        assert self._process.stdout
        for line in self._process.stdout:
            if line.strip() == word:
                return time.monotonic()
        raise AssertionError(f"it ended without saying {word}")

    def kill(self) -> list[str]:
        """What it had said in the meantime."""
        self._process.send_signal(signal.SIGKILL)
        words, _ = self._process.communicate()
        assert self._process.returncode == -signal.SIGKILL
        return words.split()


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record with something in it."""
    file = tmp_path_factory.mktemp("kill") / "before.sqlite3"
    store = open_store(f"sqlite:///{file}", None, Clock())
    for one in rows(OLD):
        store.record("ada").create(one)
    store.close()
    return file


@pytest.fixture(scope="module")
def seconds(before: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[float, float]:
    """How long the writing and the commit take when nobody kills."""
    file = Path(shutil.copy(before, tmp_path_factory.mktemp("kill") / "unharmed.sqlite3"))
    running = Import(file)
    start, commit, end = (running.wait_for(word) for word in ("writing", "committing", "done"))
    running.kill()
    assert state(file) == "new"
    return commit - start, end - commit


def state(file: Path) -> str:
    """Old or new; fails where it is anything between."""
    store = open_store(f"sqlite:///{file}", None, Clock())
    assert store.check() == ()
    record = store.record("ada")
    kept, runs = [one.application for one in record.stored()], record.imports()
    store.close()
    if not runs:
        assert kept == rows(OLD)
        return "old"
    assert [(run.new, run.changed) for run in runs] == [(ROWS - OLD, OLD)]
    assert kept == [replace(one, location="York") for one in rows(ROWS)]
    return "new"


@pytest.mark.parametrize("number", range(WRITING))
def test_killed_while_writing_the_old_record_is_whole(
    before: Path, seconds: tuple[float, float], tmp_path: Path, number: int
) -> None:
    file = Path(shutil.copy(before, tmp_path / "record.sqlite3"))
    running = Import(file)
    running.wait_for("writing")
    time.sleep(random.Random(number).uniform(0, 0.9 * seconds[0]))  # noqa: S311
    late = "done" in running.kill()
    assert state(file) == "new" if late else state(file) in ("old", "new")


@pytest.mark.parametrize("number", range(COMMITTING))
def test_killed_in_the_commit_the_record_is_old_or_new(
    before: Path, seconds: tuple[float, float], tmp_path: Path, number: int
) -> None:
    file = Path(shutil.copy(before, tmp_path / "record.sqlite3"))
    running = Import(file)
    running.wait_for("committing")
    time.sleep(random.Random(number).uniform(0, seconds[1]))  # noqa: S311
    late = "done" in running.kill()
    found = state(file)
    print(f"killed {'after' if late else 'in'} the commit: {found}")
    assert found == "new" if late else found in ("old", "new")


@pytest.mark.parametrize("number", range(AFTER))
def test_killed_after_the_commit_the_new_record_is_whole(before: Path, tmp_path: Path, number: int) -> None:
    file = Path(shutil.copy(before, tmp_path / "record.sqlite3"))
    running = Import(file)
    running.wait_for("done")
    time.sleep(random.Random(number).uniform(0, 0.05))  # noqa: S311
    running.kill()
    assert state(file) == "new"

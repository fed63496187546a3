"""The same answers in the same order from one process and from several, whatever happens to them."""

import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import count, islice
from pathlib import Path
from threading import Event

import pytest

from coach.errors import BulkFault, InvalidModel
from coach.services.bulk import running
from coach.services.bulk.chunks import Line, Lines
from coach.services.bulk.feed import CHUNK_LINES
from coach.services.bulk.running import score_all
from tests.processes import ROOT
from tests.services.bulk.engines import feed_of, refused_model, request, scorer

kills = pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill -9 on this system")


def answers(lines: Lines, folder: Path, workers: int) -> bytes:
    return b"".join(scored.content for _, scored in score_all(lines, scorer(folder), workers))


def ids(content: bytes) -> list[int]:
    return [json.loads(line)["id"] for line in content.splitlines()]


@pytest.fixture
def no_pool(monkeypatch: pytest.MonkeyPatch) -> None:
    def begun(*_: object) -> None:
        raise AssertionError("a process was begun")

    monkeypatch.setattr(running, "Pool", begun)


def test_several_processes_give_the_bytes_of_one_in_their_order(tmp_path: Path) -> None:
    # The first chunks are the slowest: those behind them are done before.
    texts = [request(i, "slowly" if i < 20 else "x" * (i % 7)) for i in range(500)] + ["broken\n", "\n"]
    alone = answers(feed_of(texts), tmp_path, 1)
    assert answers(feed_of(texts), tmp_path, 3) == alone
    assert ids(alone) == [*range(500), None]


@kills
def test_a_process_that_is_killed_costs_nothing(tmp_path: Path) -> None:
    texts = [request(i, "die once" if i == 300 else "") for i in range(500)]
    assert ids(answers(feed_of(texts), tmp_path, 2)) == [*range(500)]
    assert (tmp_path / "died").exists()


@kills
def test_lines_over_which_every_process_ends_are_named_after_all_before_them_was_given(tmp_path: Path) -> None:
    texts = [request(i, "die" if i == 300 else "") for i in range(500)]
    given = []
    done = (given.extend(ids(scored.content)) for _, scored in score_all(feed_of(texts), scorer(tmp_path), 2))
    with pytest.raises(BulkFault, match=r"lines [\d,]+ to [\d,]+: .* ended, 3 times"):
        list(done)
    assert given == [*range(len(given))]
    assert 300 - CHUNK_LINES <= len(given) <= 300


def test_where_no_process_can_be_begun_the_lines_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_process: object) -> None:
        raise BlockingIOError(11, "Resource temporarily unavailable")

    monkeypatch.setattr("multiprocessing.context.SpawnProcess.start", refuse)
    with pytest.raises(BulkFault, match=r"lines 1 to [\d,]+: .* could not be begun"):
        list(score_all(feed_of(map(request, range(500))), scorer(tmp_path), 2))


def test_what_is_wrong_with_the_model_is_said_as_it_is(tmp_path: Path) -> None:
    broken = replace(scorer(tmp_path), build=refused_model)
    with pytest.raises(InvalidModel, match="exchanged"):
        list(score_all(feed_of(map(request, range(500))), broken, 2))


@pytest.mark.parametrize("lines", [0, 1, 2 * CHUNK_LINES - 1])
@pytest.mark.usefixtures("no_pool")
def test_for_few_lines_no_process_is_begun(tmp_path: Path, lines: int) -> None:
    assert ids(answers(feed_of(map(request, range(lines))), tmp_path, 8)) == [*range(lines)]


@pytest.mark.usefixtures("no_pool")
def test_one_worker_is_this_process(tmp_path: Path) -> None:
    assert len(ids(answers(feed_of(map(request, range(999))), tmp_path, 1))) == 999


@pytest.mark.parametrize("before", [0, 1000])
def test_a_line_is_answered_before_the_next_one_comes(tmp_path: Path, before: int) -> None:
    """Also where processes were begun: after a thousand lines that came at once."""
    answered = Event()

    def lines() -> Lines:
        yield from feed_of(map(request, range(before)))
        for i in range(before, before + 5):
            answered.clear()
            yield Line(request(i), 1)
            assert answered.wait(60), "no answer without another line"

    seen = 0
    for _, scored in score_all(lines(), scorer(tmp_path), 2):
        seen += scored.notes
        if seen > before:
            answered.set()
    assert seen == before + 5


def test_what_is_left_of_an_endless_input_is_left(tmp_path: Path) -> None:
    done = score_all(feed_of(map(request, count())), scorer(tmp_path), 2)
    chunks = list(islice(done, 40))
    done.close()
    assert [chunk.first for chunk, _ in chunks][:1] == [1]
    assert sum(scored.notes for _, scored in chunks) == chunks[-1][0].first - 1 + len(chunks[-1][0].lines)


PARENT = """
import sys
from itertools import count
from pathlib import Path
from tests.services.bulk.engines import *
from coach.services.bulk.running import score_all
for chunk, scored in score_all(feed_of(request(i, "slowly") for i in count()), scorer(Path(sys.argv[1])), 2):
    print(chunk.first, flush=True)
"""


@pytest.fixture
def parent(tmp_path: Path) -> Iterator[subprocess.Popen[str]]:
    """Works without an end, with processes of its own, in a group of its own."""
    process = subprocess.Popen(
        [sys.executable, "-W", "ignore", "-c", PARENT, str(tmp_path)],
        cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True,
    )  # fmt: skip
    yield process
    process.kill()
    process.communicate()


def descendants(pid: int) -> list[int]:
    found = subprocess.run(["pgrep", "-g", str(pid), "-f", "spawn_main"], capture_output=True, text=True, check=False)  # noqa: S607
    return [int(one) for one in found.stdout.split()]


def is_deaf(pid: int) -> bool:
    """Whether Ctrl-C is shut out from it."""
    (blocked,) = re.findall(r"SigBlk:\s+(\w+)", Path(f"/proc/{pid}/status").read_text())
    return bool(int(blocked, 16) & 1 << (signal.SIGINT - 1))


def until(holds: Callable[[], bool], seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        if holds():
            return True
        time.sleep(0.05)
    return False


@kills
@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes with pgrep")
def test_no_process_outlives_a_parent_that_was_killed(parent: subprocess.Popen[str]) -> None:
    assert until(lambda: len(descendants(parent.pid)) == 2, 60)
    parent.kill()
    assert until(lambda: not descendants(parent.pid), 60)


@pytest.mark.skipif(sys.platform != "linux", reason="looks for processes with pgrep")
@pytest.mark.parametrize("moment", ["beginning", "working"])
def test_ctrl_c_ends_all_of_them_with_no_more_words_than_those_of_the_parent(
    parent: subprocess.Popen[str], moment: str
) -> None:
    """While they begin, which is when they have not been told yet to leave it to the parent; and while they work."""
    assert parent.stdout
    if moment == "beginning":
        assert until(lambda: len(descendants(parent.pid)) == 2, 60)
        assert all(is_deaf(pid) for pid in descendants(parent.pid))
    else:
        for line in parent.stdout:  # the third chunk is the first that may be of another process
            if int(line) > 2 * CHUNK_LINES:
                break
    os.killpg(parent.pid, signal.SIGINT)
    _, said = parent.communicate(timeout=60)
    assert said.count("Traceback") == 1
    assert said.rstrip().endswith("KeyboardInterrupt")
    assert not descendants(parent.pid)

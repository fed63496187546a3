"""2,000 different notes, by every tool in turns, and ours in bulk; the memory of each afterwards."""

import json
import subprocess
import sys
from pathlib import Path
from time import perf_counter

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.benchmarks.beside import all_started, in_turns, installed, version_of
from tests.benchmarks.measured import Measured, measuring
from tests.benchmarks.notes import MANY, many_notes, typical_notes
from tests.benchmarks.told import CLOCK, Told
from tests.benchmarks.tools import TOOLS, Answer
from tests.processes import ROOT

pytestmark = pytest.mark.benchmark(timer=CLOCK)

NAMES = (*TOOLS, "bulk", "floor")
NOTES_IN_A_TURN = 200
COMMANDS = 3


@pytest.fixture(scope="module")
def many() -> Measured:
    """Mean seconds of a note in each turn."""
    blocks = [many_notes()[i : i + NOTES_IN_A_TURN] for i in range(0, MANY, NOTES_IN_A_TURN)]
    with measuring() as others, all_started(installed(NAMES), typical_notes()[0]) as running:
        found = in_turns(running, blocks)
    return Measured({name: _told(name, answers) for name, answers in found.items()}, others)


@pytest.mark.parametrize("name", NAMES)
def test_two_thousand_notes(benchmark: BenchmarkFixture, many: Measured, name: str) -> None:
    many.tell(benchmark, "many notes", name)


def test_the_command_for_many_notes(benchmark: BenchmarkFixture, tmp_path: Path) -> None:
    """`coach score --jsonl`, its start and its reading and writing counted."""
    notes, results = tmp_path / "notes.jsonl", tmp_path / "results.jsonl"
    lines = [json.dumps({"id": number, "text": text}) for number, text in enumerate(many_notes())]
    notes.write_text("\n".join(lines), encoding="utf-8")
    with measuring() as others:
        seconds = [_command(notes, results) / MANY for _ in range(COMMANDS)]
    assert len(results.read_text(encoding="utf-8").splitlines()) == MANY
    Measured({"command": Told(seconds)}, others).tell(benchmark, "many by command", "command")


def _told(name: str, answers: list[Answer]) -> Told:
    more: dict[str, str | float] = {"version": version_of(name) or ""}
    if answers[-1].peak_mb:
        more["peak_mb"] = answers[-1].peak_mb
    return Told([sum(one.seconds) / NOTES_IN_A_TURN for one in answers], more)


def _command(notes: Path, results: Path) -> float:
    start = perf_counter()
    with results.open("wb") as out:
        subprocess.run(
            [sys.executable, "-m", "coach", "score", "--jsonl", str(notes)], cwd=ROOT, stdout=out, check=True
        )
    return perf_counter() - start

"""How long `coach score` takes from its start in a terminal, beside what Python and two packages take."""

import subprocess
import sys
from time import perf_counter

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.benchmarks.measured import Measured, measuring
from tests.benchmarks.notes import typical_notes
from tests.benchmarks.told import CLOCK, Told
from tests.processes import ROOT

pytestmark = pytest.mark.benchmark(timer=CLOCK)

NOTE = "{note}"
COMMANDS = {
    "python": ("-c", "pass"),
    "packages": ("-c", "import numpy, onnxruntime"),
    "coach score": ("-m", "coach", "score", NOTE),
}
ROUNDS = 10


@pytest.fixture(scope="module")
def starts(tmp_path_factory: pytest.TempPathFactory) -> Measured:
    """In turns; the first round, with the files not yet in memory, does not count."""
    note = tmp_path_factory.mktemp("start") / "note.txt"
    note.write_text(typical_notes()[0], encoding="utf-8")
    seconds: dict[str, list[float]] = {name: [] for name in COMMANDS}
    with measuring() as others:
        for _ in range(1 + ROUNDS):
            for name, words in COMMANDS.items():
                seconds[name].append(_run([str(note) if word == NOTE else word for word in words]))
    return Measured({name: Told(found[1:]) for name, found in seconds.items()}, others)


@pytest.mark.parametrize("name", COMMANDS)
def test_cold_start_in_a_terminal(benchmark: BenchmarkFixture, starts: Measured, name: str) -> None:
    starts.tell(benchmark, "start", name)


def _run(words: list[str]) -> float:
    start = perf_counter()
    subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, check=True)
    return perf_counter() - start

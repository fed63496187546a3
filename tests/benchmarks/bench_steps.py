"""Where the time of one score goes, on the notes of about 120 words."""

import gc

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from coach import Coach
from tests.benchmarks.measured import Measured, measuring
from tests.benchmarks.notes import many_notes, typical_notes
from tests.benchmarks.steps import NAMES, watched
from tests.benchmarks.told import CLOCK, Told

pytestmark = pytest.mark.benchmark(timer=CLOCK)

WARM_UP = 40
EDITS = " again"  # what is done for the next edits


@pytest.fixture(scope="module")
def steps() -> Measured:
    score = Coach().score
    for text in many_notes()[:WARM_UP]:
        score(text)
    gc.collect()
    # All that pytest holds would be looked through in the middle of some step, for a second.
    gc.disable()
    try:
        with measuring() as others, watched() as watch:
            runs = [watch.run(lambda text=text: score(text)) for text in typical_notes()]
    finally:
        gc.enable()
    told = {
        step + (EDITS if again else ""): Told([run.get((step, again), 0.0) for run in runs])
        for step in NAMES
        for again in (False, True)
    }
    return Measured(told, others)


@pytest.mark.parametrize("name", [step + again for again in ("", EDITS) for step in NAMES])
def test_a_step_of_one_score(benchmark: BenchmarkFixture, steps: Measured, name: str) -> None:
    steps.tell(benchmark, "steps", name)

"""A whole score beside what other tools take for their part: the same notes, in turns, in one run."""

from collections.abc import Sequence
from itertools import chain

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.benchmarks.beside import all_started, in_turns, installed, started, version_of
from tests.benchmarks.measured import Measured, measuring
from tests.benchmarks.notes import many_notes, typical_notes, with_word_changed
from tests.benchmarks.told import CLOCK, Told
from tests.benchmarks.tools import TOOLS, Answer

pytestmark = pytest.mark.benchmark(timer=CLOCK)

NAMES = (*TOOLS, "floor")
WARM_UP = 40
IN_A_TURN = 20  # even: a note and its edit belong together
STARTS = 5


@pytest.fixture(scope="module")
def one_note() -> Measured:
    """Notes of about 120 words, each of them another: what is kept of one answers no other."""
    with measuring() as others, all_started(installed(NAMES), many_notes()[0]) as running:
        in_turns(running, [many_notes()[:WARM_UP]])
        found = in_turns(running, turns(typical_notes()))
    return Measured({name: Told(seconds_of(answers), about(name)) for name, answers in found.items()}, others)


@pytest.fixture(scope="module")
def one_edit() -> Measured:
    """The same notes with one word more, right after each was read without it."""
    pairs = [[text, with_word_changed(text, number)] for number, text in enumerate(typical_notes())]
    with measuring() as others, all_started(installed(TOOLS), many_notes()[0]) as running:
        in_turns(running, [many_notes()[:WARM_UP]])
        found = in_turns(running, turns(list(chain(*pairs))))
    return Measured({name: Told(seconds_of(answers)[1::2], about(name)) for name, answers in found.items()}, others)


@pytest.fixture(scope="module")
def first_answer() -> Measured:
    """From the start of a process to the answer to its first note."""
    seconds: dict[str, list[float]] = {name: [] for name in installed(TOOLS)}
    with measuring() as others:
        for name in [*seconds] * STARTS:
            with started(name, typical_notes()[0]) as running:
                seconds[name].append(running.first_seconds)
    return Measured({name: Told(found, about(name)) for name, found in seconds.items()}, others)


@pytest.mark.parametrize("name", NAMES)
def test_one_note_of_120_words(benchmark: BenchmarkFixture, one_note: Measured, name: str) -> None:
    one_note.tell(benchmark, "one note", name)


@pytest.mark.parametrize("name", TOOLS)
def test_the_same_note_with_one_word_changed(benchmark: BenchmarkFixture, one_edit: Measured, name: str) -> None:
    one_edit.tell(benchmark, "one edit", name)


@pytest.mark.parametrize("name", TOOLS)
def test_the_first_answer_of_a_fresh_process(benchmark: BenchmarkFixture, first_answer: Measured, name: str) -> None:
    first_answer.tell(benchmark, "first answer", name)


def seconds_of(answers: Sequence[Answer]) -> list[float]:
    return list(chain.from_iterable(one.seconds for one in answers))


def turns(texts: Sequence[str]) -> list[Sequence[str]]:
    return [texts[i : i + IN_A_TURN] for i in range(0, len(texts), IN_A_TURN)]


def about(name: str) -> dict[str, str | float]:
    return {"version": version_of(name) or ""}

"""The instruments measure what they say: the notes differ, the steps add up, the floor does the real products."""

import subprocess
import sys

import numpy as np
import pytest

from coach import Coach
from coach.scoring.labelling.classifier import encode
from coach.scoring.segmentation import read
from coach.scoring.store import encoder_files, load_model
from coach.settings import default_settings
from tests.benchmarks.beside import started, version_of
from tests.benchmarks.floor import Floor
from tests.benchmarks.notes import MANY, many_notes, typical_notes, with_word_changed
from tests.benchmarks.steps import NAMES, NEXT_EDITS, OTHER, Stopwatch, watched
from tests.benchmarks.told import Clock
from tests.benchmarks.tools import each, peak_mb

NOTE = "Dear Ms Osei,\n\nThank you for showing me the press room on Tuesday. I'm looking forward to hear from you.\n\nBest,\nJo Reed"


def test_there_are_two_thousand_notes_and_none_twice() -> None:
    assert len(set(many_notes())) == MANY
    assert len(set(typical_notes())) > 50
    assert {len(text.split()) for text in typical_notes()} <= set(range(115, 126))


def test_a_changed_note_has_one_word_more_another_each_time() -> None:
    assert with_word_changed("a b c d", 7) == "a b number7 c d"
    assert len({with_word_changed(NOTE, number) for number in range(3)}) == 3


class Hand:
    """A clock that goes on only when it is moved, or by `tick` at each look."""

    def __init__(self, tick: float = 0.0) -> None:
        self.now, self.tick = 0.0, tick

    def __call__(self) -> float:
        self.now += self.tick
        return self.now

    def move(self, seconds: float) -> None:
        self.now += seconds


def test_every_step_of_the_engine_is_met_and_together_they_are_the_whole(
    coach: Coach, monkeypatch: pytest.MonkeyPatch
) -> None:
    hand = Hand(tick=1)
    monkeypatch.setattr("tests.benchmarks.steps.perf_counter", hand)
    with watched() as watch:
        steps = watch.run(lambda: coach.score(NOTE))
    assert {step for step, again in steps if not again} == set(NAMES)
    assert any(again for _, again in steps)
    assert sum(steps.values()) == hand.now - 1


def test_a_step_within_another_is_not_counted_twice(monkeypatch: pytest.MonkeyPatch) -> None:
    hand, watch = Hand(), Stopwatch()
    monkeypatch.setattr("tests.benchmarks.steps.perf_counter", hand)
    inner = watch.around("inner", lambda: hand.move(3))
    edits = watch.around(NEXT_EDITS, lambda: (hand.move(2), inner()))
    found = watch.run(lambda: (hand.move(1), inner(), edits()))
    assert found == {(OTHER, False): 1, ("inner", False): 3, (OTHER, True): 2, ("inner", True): 3}


def test_after_the_measurement_the_engine_is_as_it_was(coach: Coach) -> None:
    before = coach.score(NOTE)
    with watched():
        during = coach.score(NOTE)
    assert during == before == coach.score(NOTE)


def test_the_floor_does_the_very_products_of_the_program() -> None:
    models = default_settings().models
    model = load_model(models)
    floor = Floor(model.weights, encoder_files(models))
    laid = floor.lay(NOTE)
    assert laid
    products, encoding = floor.run(laid), model.encoder.read(read(NOTE))
    assert np.array_equal(products.labels.astype(np.float64), encoding.labels)
    assert np.array_equal(products.kinds.astype(np.float64), encoding.kinds)
    document, weights = read(NOTE), model.weights
    encoded = [
        encode(document.of(one), weights.lexicon, weights.vectoriser, weights.sentence) for one in document.sentences
    ]
    assert np.allclose(products.rows, [one.logits for one in encoded])


@pytest.mark.parametrize("text", ["", "\n\n", "> quoted\n"])
def test_where_there_is_nothing_to_read_the_floor_does_nothing(text: str) -> None:
    models = default_settings().models
    assert Floor(load_model(models).weights, encoder_files(models)).lay(text) is None


def test_the_clock_goes_by_what_it_is_told() -> None:
    clock, seconds = Clock(), iter([0.5, 0.25])
    clock.pass_(seconds)
    clock.pass_(seconds)
    assert clock() == 0.75


def test_each_text_has_its_own_time(monkeypatch: pytest.MonkeyPatch) -> None:
    hand = Hand()
    monkeypatch.setattr("tests.benchmarks.tools.perf_counter", hand)
    assert each(lambda text: hand.move(len(text)))(["a", "abc", ""]) == [1, 3, 0]


def test_ours_answers_in_a_process_of_its_own() -> None:
    with started("coach", NOTE) as running:
        answer = running.ask([NOTE, NOTE])
    assert len(answer.seconds) == 2
    assert running.process.returncode == 0


@pytest.mark.skipif(peak_mb() is None, reason="the system does not tell a process's memory")
def test_the_memory_of_a_process_is_its_own_and_not_its_parents() -> None:
    ballast = bytearray(300_000_000)
    code = "from tests.benchmarks.tools import peak_mb; print(peak_mb())"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert (peak_mb() or 0) > len(ballast) / 1_000_000
    assert float(done.stdout) < 100


def test_a_tool_that_is_not_installed_has_no_version(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.benchmarks.beside.python_of", lambda name: f"no such place/{name}")
    version_of.cache_clear()
    assert version_of("harper") is None
    version_of.cache_clear()

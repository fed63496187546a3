"""What levels are fitted to."""

from dataclasses import replace
from pathlib import Path

import pytest

from coach.scoring.store import load_model
from coach.scoring.strength import AGAINST, INPUTS_OF, SIGNS
from coach.training.calibration import rating_of
from coach.training.corpus import load_notes

MODELS = Path(__file__).parents[2] / "models"
NOTE = load_notes([MODELS / "corpus" / "w8.jsonl"])[0]


@pytest.mark.parametrize(
    ("criterion", "rating"),
    [
        ("gratitude", 1.5),
        ("question", 0.5),
        ("patience", 2.0),
        ("professional", 2.0),
        ("frame", None),
        ("answer", None),
    ],
)
def test_a_criterion_is_fitted_to_the_rating_that_means_the_same(criterion: str, rating: float | None) -> None:
    note = replace(NOTE, ratings={"gratitude": 1.5, "next_step": 0.5, "tone": 2.0})

    assert rating_of(note, criterion) == rating


@pytest.mark.parametrize(
    ("overall", "rating"),
    [((), None), ((1,), 0), ((2, 2), 0), ((2, 3), 1), ((3, 4), 1), ((4,), 2), ((3, 5), 2), ((5, 5), 2)],
)
def test_the_impression_is_fitted_to_all_readers_in_three_steps(overall: tuple[int, ...], rating: float | None) -> None:
    assert rating_of(replace(NOTE, overall=overall), "impression") == rating


@pytest.mark.parametrize("criterion", sorted(INPUTS_OF))
def test_no_fitted_weight_goes_against_sense(criterion: str) -> None:
    rule = load_model(MODELS).judgement.levels[criterion]
    against = ("highest", "second", "sum") if criterion in AGAINST else ()

    for name, weight in zip(INPUTS_OF[criterion], rule.weights, strict=True):
        assert weight * (-1 if name in against else SIGNS.get(name, 0)) >= 0, name
    assert any(rule.weights)
    assert rule.cuts[0] < rule.cuts[1]

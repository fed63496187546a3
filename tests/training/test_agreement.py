"""Agreement measures, against scikit-learn and by hand."""

import numpy as np
import pytest
from sklearn.metrics import cohen_kappa_score

from coach.training.agreement import quadratic_kappa, standardised_difference


def test_kappa_is_scikit_learns() -> None:
    random = np.random.default_rng(1)
    truth, guess = random.integers(1, 6, 200), random.integers(1, 6, 200)

    assert quadratic_kappa(truth, guess, 1, 5) == pytest.approx(cohen_kappa_score(truth, guess, weights="quadratic"))


@pytest.mark.parametrize(
    ("truth", "guess", "kappa"), [([1, 5], [1, 5], 1.0), ([1, 5], [5, 1], -1.0), ([3, 3], [3, 3], 1.0)]
)
def test_kappa_at_its_ends(truth: list[int], guess: list[int], kappa: float) -> None:
    assert quadratic_kappa(truth, guess, 1, 5) == pytest.approx(kappa)


def test_the_difference_has_a_sign_and_no_spread_is_no_difference() -> None:
    assert standardised_difference([1, 2, 3], [2, 3, 4]) > 0
    assert standardised_difference([2, 2], [2, 2]) == 0

"""How well two judges agree: the measures of automated scoring (EVIDENCE F53)."""

import numpy as np
from numpy.typing import ArrayLike


def quadratic_kappa(truth: ArrayLike, guess: ArrayLike, lowest: int, highest: int) -> float:
    """Cohen's kappa with quadratic weights over whole numbers from `lowest` to `highest`; 1 where all agree on one."""
    size = highest - lowest + 1
    pairs = (np.asarray(truth) - lowest) * size + (np.asarray(guess) - lowest)
    observed = np.bincount(pairs, minlength=size * size).reshape(size, size).astype(float)
    expected = np.outer(observed.sum(axis=1), observed.sum(axis=0)) / max(observed.sum(), 1)
    weights = np.subtract.outer(np.arange(size), np.arange(size)) ** 2
    worst = float((weights * expected).sum())
    return 1.0 - float((weights * observed).sum()) / worst if worst else 1.0


def standardised_difference(truth: ArrayLike, guess: ArrayLike) -> float:
    """Mean of guess less mean of truth, in standard deviations of both (Williamson et al. 2012); 0 without spread."""
    a, b = np.asarray(truth, float), np.asarray(guess, float)
    spread = float(np.sqrt((a.var() + b.var()) / 2))
    return float(b.mean() - a.mean()) / spread if spread else 0.0

"""From what a sentence says by itself to what it does in its message: kind, neighbours and the other sentences."""

from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from coach.domain.messages import Kind, Label
from coach.scoring.labelling.vectors import Floats

Number = TypeVar("Number", bound=np.floating[Any])

LABELS = tuple(Label)
KINDS = tuple(Kind)
RED_FLAG = LABELS.index(Label.RED_FLAG)

# Log-odds that stand for "there is no such sentence".
_NO_NEIGHBOUR = -3.0
_NO_OTHER = -4.0
# Mean probabilities are small numbers; this brings them to the size of the log-odds beside them.
_MEAN_WEIGHT = 3.0
# Log-odds are clipped where the training notes can no longer tell.
_MOST = 6.0


def sigmoid(logits: Floats) -> Floats:
    """Log-odds to probabilities."""
    return 1.0 / (1.0 + np.exp(-logits))


def softmax(scores: NDArray[Number]) -> NDArray[Number]:
    """Scores to shares that add up to 1 along the last axis."""
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    shares: NDArray[Number] = powers / powers.sum(axis=-1, keepdims=True)
    return shares


def bounded(logits: Floats) -> Floats:
    """Log-odds within what can be told."""
    within: Floats = np.minimum(np.maximum(logits, -_MOST), _MOST)  # half the time of np.clip on a few numbers
    return within


def in_context(logits: Floats, kinds: Floats) -> Floats:
    """Inputs of the second stage, shape (sentences, labels, 12).

    `logits` (sentences, labels) are the first stage's for the body of one message; `kinds` the probabilities of the
    three kinds of follow-up.
    """
    own = bounded(logits)
    count = len(own)
    chances = sigmoid(own)
    others = (chances.sum(axis=0) - chances) / max(count - 1, 1)
    inputs: Floats = np.empty((*own.shape, 12))
    inputs[..., 0] = own
    inputs[..., 1:4] = kinds
    inputs[..., 4:7] = own[..., None] * kinds
    inputs[..., 7] = _highest_other(own)
    inputs[..., 8] = _MEAN_WEIGHT * others
    inputs[..., 9] = _MEAN_WEIGHT * others[:, [RED_FLAG]]
    inputs[0, :, 10] = inputs[-1, :, 11] = _NO_NEIGHBOUR
    inputs[1:, :, 10] = own[:-1]
    inputs[:-1, :, 11] = own[1:]
    return inputs


def _highest_other(own: Floats) -> Floats:
    if len(own) < 2:
        return np.full(own.shape, _NO_OTHER)
    ranked = np.sort(own, axis=0)
    highest: Floats = np.where(own == ranked[-1], ranked[-2], ranked[-1])
    return highest


def pooled(logits: Floats, cues: Floats, note_logits: Floats) -> Floats:
    """What the kind is judged by: the body's sentences summed up.

    `logits` (sentences, labels + kinds) first-stage log-odds, `cues` (sentences, cues) 0 or 1, `note_logits` (kinds)
    of the whole message as one bag of words.
    """
    within = bounded(logits)
    ranked = np.sort(within, axis=0)[::-1]
    chances = sigmoid(within[:, : len(LABELS)])
    parts = [
        within.mean(axis=0),
        ranked[0],
        ranked[:2].mean(axis=0),
        ranked[:3].mean(axis=0),
        within[0],
        within[min(1, len(within) - 1)],
        within[-1],
        chances.sum(axis=0),
        cues.max(axis=0),
        cues.mean(axis=0),
        cues[0],
        cues[-1],
        note_logits,
        np.array([np.log1p(len(within))]),
    ]
    summed: Floats = np.concatenate(parts)
    return summed

"""How strongly a message does one thing, as a number: a fitted sum over its sentences, its length, or what the encoder
makes of the whole, cut into three levels."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from coach.domain.messages import Label, LabelledSentence, Part
from coach.scoring import kept
from coach.scoring.encoding.encoder import RATINGS
from coach.scoring.labelling.context import LABELS, RED_FLAG

Floats = NDArray[np.float64]

# The label whose sentences speak for a criterion; for the last two, against it.
LABEL_OF: Mapping[str, Label] = {
    "gratitude": Label.GRATITUDE,
    "context": Label.CONTEXT,
    "specific": Label.SPECIFIC,
    "qualification": Label.QUALIFICATION,
    "interest": Label.INTEREST,
    "next_step": Label.NEXT_STEP,
    "question": Label.NEXT_STEP,
    "answer": Label.ANSWER,
    "patience": Label.RED_FLAG,
    "professional": Label.RED_FLAG,
}
AGAINST = frozenset({"patience", "professional"})

# What a level is fitted to: for what sentences speak for, for brevity, and for the impression of the whole.
INPUTS = (
    "highest", "second", "sum", "words", "concrete", "question", "red_of_best", "highest_red", "sum_red", "body_words",
    "rating",
)  # fmt: skip
LENGTH_INPUTS = ("rating", "hundreds", "beyond")
# Not the impression that the encoder expects, which rests on polish and length too, the matters of other criteria.
WHOLE_INPUTS = tuple(name for name in RATINGS if name not in ("brevity", "clarity", "polish", "overall"))
INPUTS_OF: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(LABEL_OF, INPUTS), "brevity": LENGTH_INPUTS, "impression": WHOLE_INPUTS,
}  # fmt: skip
# What may raise a level (1) and what may lower it (-1), as sense demands; others may do either.
SIGNS: Mapping[str, int] = {
    **dict.fromkeys(("highest", "second", "sum", "rating", *WHOLE_INPUTS), 1),
    **dict.fromkeys(("red_of_best", "highest_red", "sum_red", "hundreds", "beyond"), -1),
}
# D: up to here a word more hardly matters to readers.
_PLENTY = 100
_MOST_SENTENCES = 3.0
# For each label the rating that readers give to what it says.
_RATED = [RATINGS.index("tone" if label is Label.RED_FLAG else label.value) for label in LABELS]
_WHOLE = [RATINGS.index(name) for name in WHOLE_INPUTS]
# Log-odds that stand for "there is no such sentence".
_NONE = -6.0
_CONCRETE = re.compile(r"\d|(?<=[a-z,] )[A-Z][a-z]")


@dataclass(frozen=True, slots=True)
class LevelRule:
    """`weights` over what INPUTS_OF names; at `cuts[0]` the level becomes 1, at `cuts[1]` 2."""

    weights: tuple[float, ...]
    cuts: tuple[float, float]

    def level(self, inputs: Floats) -> int:
        """0, 1 or 2."""
        strength = float(inputs @ _array(self.weights))
        return int(strength >= self.cuts[0]) + int(strength >= self.cuts[1])


@dataclass(frozen=True, slots=True)
class Strengths:
    """All that levels go by: `by_label` as INPUTS, a row for each label; the encoder's `ratings` as RATINGS; words of
    the body."""

    by_label: Floats
    ratings: Floats
    words: int

    def of(self, criterion: str) -> Floats:
        """The numbers that INPUTS_OF names for a criterion."""
        match criterion:
            case "impression":
                return self.ratings[_WHOLE]
            case "brevity":
                return _length_inputs(self.ratings[RATINGS.index("brevity")], self.words)
        row: Floats = self.by_label[LABELS.index(LABEL_OF[criterion])]
        return row


def strengths_of(text: str, sentences: Sequence[LabelledSentence], ratings: Floats, words: int) -> Strengths:
    """What is to be known of a message to level it."""
    return Strengths(strength_inputs(text, sentences, ratings), ratings, words)


def _length_inputs(rating: float, words: int) -> Floats:
    """What is too much weighs more from _PLENTY words on; hardly any reader finds a note too short."""
    return np.array([rating, words / 100, max(words - _PLENTY, 0) / 100])


@lru_cache(maxsize=64)
def _array(weights: tuple[float, ...]) -> Floats:
    return np.array(weights)


def strength_inputs(text: str, sentences: Sequence[LabelledSentence], ratings: Floats) -> Floats:
    """The numbers that INPUTS names, a row for each label; all zero but for the log-odds where there is no body.
    `ratings` are the encoder's, as RATINGS."""
    body = [sentence for sentence in sentences if sentence.part is Part.BODY and not sentence.left_out]
    if not body:
        return np.tile([_NONE, _NONE, *[0.0] * (len(INPUTS) - 2)], (len(LABELS), 1))
    signs = np.array([_signs(text[one.start : one.end]) for one in body])
    words = np.ascontiguousarray(signs[:, 0])
    # A row for each label in one piece, so that it is added up in the same order as by itself.
    chances = np.ascontiguousarray(np.array([one.probabilities for one in body]).T)
    red, best, ranked = chances[RED_FLAG], chances.argmax(axis=1), np.sort(chances, axis=1)
    sums = np.minimum(chances.sum(axis=1), _MOST_SENTENCES)
    inputs: Floats = np.empty((len(LABELS), len(INPUTS)))
    inputs[:, 0] = log_odds(ranked[:, -1])
    inputs[:, 1] = log_odds(ranked[:, -2]) if len(body) > 1 else _NONE
    inputs[:, 2] = sums
    inputs[:, 3] = np.log1p(words)[best]
    inputs[:, 4:6] = signs[best, 1:]
    inputs[:, 6] = red[best]
    inputs[:, 7] = log_odds(red.max())
    inputs[:, 8] = sums[RED_FLAG]
    inputs[:, 9] = np.log1p(words.sum())
    inputs[:, 10] = ratings[_RATED]
    return inputs


# Kept for many sentences, so that an edit pays for the changed sentence only.
@lru_cache(maxsize=kept.SENTENCES)
def _signs(sentence: str) -> tuple[float, float, float]:
    """How many words it has, and whether anything concrete, and whether a question."""
    return float(len(sentence.split())), float(_CONCRETE.search(sentence) is not None), float("?" in sentence)


def log_odds(chances: Floats) -> Floats:
    """Clipped to about ±6."""
    bounded = np.minimum(np.maximum(chances, 0.0025), 0.9975)
    odds: Floats = np.log(bounded / (1 - bounded))
    return odds

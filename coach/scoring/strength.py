"""How strongly a message does one thing, as a number: a fitted sum over its sentences, cut into three levels."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from coach.domain.messages import Label, LabelledSentence, Part

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

INPUTS = (
    "highest", "second", "sum", "words", "concrete", "question", "red_of_best", "highest_red", "sum_red", "body_words",
)  # fmt: skip
_MOST_SENTENCES = 3.0
_CONCRETE = re.compile(r"\d|(?<=[a-z,] )[A-Z][a-z]")


@dataclass(frozen=True, slots=True)
class LevelRule:
    """`weights` over INPUTS; at `cuts[0]` the level becomes 1, at `cuts[1]` 2."""

    weights: tuple[float, ...]
    cuts: tuple[float, float]

    def level(self, inputs: Floats) -> int:
        """0, 1 or 2."""
        strength = float(inputs @ np.array(self.weights))
        return int(strength >= self.cuts[0]) + int(strength >= self.cuts[1])


def strength_inputs(text: str, sentences: Sequence[LabelledSentence], label: Label) -> Floats:
    """The numbers that INPUTS names, for one label; all zero but for the log-odds where there is no body."""
    body = [sentence for sentence in sentences if sentence.part is Part.BODY]
    if not body:
        return np.array([-6.0, -6.0, *[0.0] * 8])
    own = np.array([sentence.chance(label) for sentence in body])
    red = np.array([sentence.chance(Label.RED_FLAG) for sentence in body])
    best = int(own.argmax())
    ranked = np.sort(own)[::-1]
    words = text[body[best].start : body[best].end]
    total = sum(len(text[one.start : one.end].split()) for one in body)
    return np.array(
        [
            log_odds(ranked[0]),
            log_odds(ranked[1]) if len(ranked) > 1 else -6.0,
            min(float(own.sum()), _MOST_SENTENCES),
            np.log1p(len(words.split())),
            float(bool(_CONCRETE.search(words))),
            float("?" in words),
            float(red[best]),
            log_odds(red.max()),
            min(float(red.sum()), _MOST_SENTENCES),
            np.log1p(total),
        ]
    )


def log_odds(chance: float) -> float:
    """Clipped to ±6."""
    bounded = min(max(float(chance), 0.0025), 0.9975)
    return float(np.log(bounded / (1 - bounded)))

"""What tells small talk is learnt from small talk, and cut by what says something."""

from pathlib import Path
from typing import cast

import numpy as np
import pytest

from coach.domain.messages import Label
from coach.scoring.encoding.encoder import Encoder
from coach.scoring.labelling.small_talk import looks_idle
from coach.training.corpus import ContrastSentence, load_notes
from coach.training.small_talk import MISTAKEN, fit_small_talk, said_in

NOTES = load_notes([Path(__file__).parents[2] / "models" / "corpus" / "w8.jsonl"])
OF_USE = [text for note in NOTES for text in said_in(note)]
ASIDES = [f"The moon is full for the {count}th time." for count in range(40)]
CONTRAST = [
    ContrastSentence("The moon landing is what I would teach first.", frozenset({Label.SPECIFIC})),
    ContrastSentence("The moon is out again.", frozenset()),
]


class Blurred:
    """An encoder whose vectors tell the moon from the rest, within `blur`, and nothing else."""

    def __init__(self, blur: float) -> None:
        self._blur = blur

    def vector_of(self, text: str) -> np.ndarray:
        chance = np.random.default_rng(len(text) * 1009 + sum(map(ord, text)))
        return np.append(chance.normal(size=4), text.startswith("The moon is") + self._blur * chance.normal())


@pytest.mark.parametrize("blur", [0.0, 0.3, 3.0])
def test_hardly_anything_of_use_looks_idle_however_hard_it_is_to_tell(blur: float) -> None:
    encoder = Blurred(blur)

    rule = fit_small_talk(cast(Encoder, encoder), NOTES, CONTRAST, [ContrastSentence(a, frozenset()) for a in ASIDES])

    share = np.mean([looks_idle(encoder.vector_of(text), rule) for text in OF_USE])
    assert share <= 2 * MISTAKEN
    if not blur:
        assert all(looks_idle(encoder.vector_of(text), rule) for text in ASIDES)

"""Small talk: sentences that say nothing which counts. They are left out before the others are read together, so that a
word about the weather changes nothing of what is made of these.
"""

from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet

import numpy as np
from numpy.typing import NDArray

from coach.domain.messages import Label, LabelledSentence, Part
from coach.scoring.document import Document
from coach.scoring.labelling.vectors import Linear

# D: a sentence that taken with its neighbours has a label with this probability is of use, however it looks by itself.
# On held-out notes as many right labels as wrong ones go with what is left out; from 0.7 on more right ones.
SURELY_OF_USE = 0.6
_NO_CHANCE = (0.0,) * len(Label)


def looks_idle(vector: NDArray[np.float32], rule: Linear) -> bool:
    """Whether a sentence, of which this is the encoder's vector, is small talk by itself."""
    return float(vector @ rule.weights + rule.bias) > 0


def small_talk(
    document: Document, labelled: Sequence[LabelledSentence], is_idle: Callable[[str], bool]
) -> frozenset[int]:
    """The places of sentences to leave out: those of the body that are idle by themselves, unless one looks of use
    among the others or would hurt. Nothing where that would be the whole body."""
    idle = frozenset(
        place
        for place, (text, one) in enumerate(zip(document.texts, labelled, strict=True))
        if one.part is Part.BODY and not _may_count(one) and is_idle(text)
    )
    return idle if len(idle) < len(document.body) else frozenset()


def _may_count(one: LabelledSentence) -> bool:
    return Label.RED_FLAG in one.labels or max(one.probabilities) >= SURELY_OF_USE


def with_small_talk(
    document: Document, places: AbstractSet[int], labelled: Sequence[LabelledSentence]
) -> tuple[LabelledSentence, ...]:
    """What the others are labelled with, and between them those at these places, for which no label has a chance."""
    others = iter(labelled)
    return tuple(
        LabelledSentence(one.start, one.end, one.part, (), _NO_CHANCE, left_out=True)
        if place in places
        else next(others)
        for place, one in enumerate(document.sentences)
    )

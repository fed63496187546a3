"""The numbers that levels are cut from."""

import numpy as np
import pytest

from coach.domain.messages import Label, LabelledSentence, Part
from coach.scoring.encoding.encoder import RATINGS
from coach.scoring.strength import INPUTS, strength_inputs

TEXT = "Hi Jo,\nThank you. Could we meet Anna in May?"


def sentence(start: int, end: int, part: Part, **chances: float) -> LabelledSentence:
    return LabelledSentence(start, end, part, (), tuple(chances.get(label.value, 0.1) for label in Label))


SENTENCES = [
    sentence(0, 6, Part.GREETING, gratitude=0.99),
    sentence(7, 17, Part.BODY, gratitude=0.9, red_flag=0.3),
    sentence(18, 44, Part.BODY, next_step=0.8, red_flag=0.2),
]
RATED = np.arange(len(RATINGS)) / 10


@pytest.mark.parametrize(
    ("label", "name", "value"),
    [
        (Label.GRATITUDE, "highest", np.log(9)),
        (Label.GRATITUDE, "second", np.log(1 / 9)),
        (Label.GRATITUDE, "sum", 1.0),
        (Label.GRATITUDE, "words", np.log(3)),
        (Label.GRATITUDE, "concrete", 0),
        (Label.GRATITUDE, "question", 0),
        (Label.GRATITUDE, "red_of_best", 0.3),
        (Label.NEXT_STEP, "highest", np.log(4)),
        (Label.NEXT_STEP, "words", np.log(7)),
        (Label.NEXT_STEP, "concrete", 1),
        (Label.NEXT_STEP, "question", 1),
        (Label.NEXT_STEP, "red_of_best", 0.2),
        (Label.NEXT_STEP, "highest_red", np.log(3 / 7)),
        (Label.NEXT_STEP, "sum_red", 0.5),
        (Label.NEXT_STEP, "body_words", np.log(9)),
        *[(label, "rating", RATINGS.index(label.value) / 10) for label in Label if label is not Label.RED_FLAG],
        (Label.RED_FLAG, "rating", RATINGS.index("tone") / 10),
    ],
)
def test_each_label_has_its_own_row(label: Label, name: str, value: float) -> None:
    row = strength_inputs(TEXT, SENTENCES, RATED)[list(Label).index(label)]

    assert row[INPUTS.index(name)] == pytest.approx(value)


@pytest.mark.parametrize("sentences", [[], SENTENCES[:1], SENTENCES[:2]])
def test_hardly_any_body_is_no_trouble(sentences: list[LabelledSentence]) -> None:
    inputs = strength_inputs(TEXT, sentences, RATED)

    assert inputs.shape == (len(Label), len(INPUTS))
    assert np.isfinite(inputs).all()
    assert (inputs[:, INPUTS.index("second")] == -6).all()

"""The numbers that levels are cut from."""

import numpy as np
import pytest

from coach.domain.messages import Label, LabelledSentence, Part
from coach.scoring.encoding.encoder import RATINGS
from coach.scoring.strength import INPUTS, INPUTS_OF, LABEL_OF, strength_inputs, strengths_of

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


def test_small_talk_is_not_there() -> None:
    idle = LabelledSentence(18, 25, Part.BODY, (), (0.0,) * len(Label), left_out=True)

    assert strength_inputs(TEXT, [*SENTENCES, idle], RATED).tolist() == strength_inputs(TEXT, SENTENCES, RATED).tolist()


@pytest.mark.parametrize("criterion", sorted(INPUTS_OF))
def test_every_fitted_criterion_has_the_numbers_that_its_rule_weighs(criterion: str) -> None:
    inputs = strengths_of(TEXT, SENTENCES, RATED, 9).of(criterion)

    assert inputs.shape == (len(INPUTS_OF[criterion]),)
    if criterion in LABEL_OF:
        row = list(Label).index(LABEL_OF[criterion])
        assert inputs.tolist() == strength_inputs(TEXT, SENTENCES, RATED)[row].tolist()


@pytest.mark.parametrize(
    ("words", "inputs"), [(0, [0, 0]), (20, [0.2, 0]), (100, [1, 0]), (150, [1.5, 0.5]), (200, [2, 1])]
)
def test_length_counts_for_more_from_plenty_of_words_on(words: int, inputs: list[float]) -> None:
    rating, *counted = strengths_of(TEXT, SENTENCES, RATED, words).of("brevity").tolist()

    assert rating == RATED[RATINGS.index("brevity")]
    assert counted == pytest.approx(inputs)

"""How fully a reply answers is read off all of it, and rests on a sentence."""

from dataclasses import replace

import numpy as np
import pytest

from coach.scoring.answering.files import RatingHead
from coach.scoring.answering.fulness import fulness

REQUEST = np.array([[1.0, 0.0], [0.0, 0.0]], np.float32)
PLAIN, TELLING = np.array([[0.0, 0.0]] * 3, np.float32), np.array([[0.0, 2.0]], np.float32)
# What is looked for stands in the second column; the third part of what is seen is what is attended to.
HEAD = RatingHead(
    attention=np.array([0.0, 3.0], np.float32),
    reached=np.array([[0, 0]] * 5 + [[4, 8]], np.float32),
    reached_bias=np.array([-4, -8], np.float32),
)


@pytest.mark.parametrize(
    ("sentences", "place"),
    [([TELLING], 0), ([PLAIN, TELLING], 1), ([TELLING, PLAIN, PLAIN], 0), ([PLAIN, PLAIN, TELLING, PLAIN], 2)],
)
def test_it_rests_on_the_sentence_that_tells(sentences: list[np.ndarray], place: int) -> None:
    rating, found = fulness(HEAD, [REQUEST, *sentences])
    assert found == place
    assert rating > 1.9


def test_where_none_tells_it_is_low() -> None:
    rating, _ = fulness(HEAD, [REQUEST, PLAIN, PLAIN])
    assert 0 <= rating < 0.1


def test_numbers_out_of_all_bounds_stay_a_rating() -> None:
    rating, _ = fulness(HEAD, [REQUEST, PLAIN, TELLING * 1e4])
    assert rating == pytest.approx(2)


@pytest.mark.parametrize("name", ["attention", "reached", "reached_bias"])
def test_a_head_of_another_width_is_refused(name: str) -> None:
    HEAD.check(2)
    with pytest.raises(ValueError, match=f"head.npz: {name} is"):
        replace(HEAD, **{name: getattr(HEAD, name)[1:]}).check(2)

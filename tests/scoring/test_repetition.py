"""Short cuts of looking for repetition come to what counting comes to."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.scoring import repetition
from coach.scoring.repetition import is_repetition


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("thank you for your time on monday", False),
        ("so so so so much", True),
        ("thank you so much " * 20, True),
        ("a b c d e f g h i j k l m n o p q r s t u v w x y z " * 3, True),
        (" ".join(map(str, range(50))) + " ", False),
        ((" ".join(map(str, range(50))) + " ") * 9, False),
    ],
)
def test_the_same_over_and_over_is_told(words: str, expected: bool) -> None:
    assert is_repetition(words.split()) is expected


@given(st.lists(st.sampled_from("abcdefgh"), min_size=5, max_size=120))
def test_it_is_what_counting_gives(words: list[str]) -> None:
    rows = list(zip(words, words[1:], words[2:], strict=False))
    few_rows = len(set(rows)) < repetition.FEWEST_DIFFERENT_ROWS * len(rows)
    uses = Counter(words)
    few = len(words) < repetition.FEW_WORDS and len(uses) < repetition.FEWEST_DIFFERENT_OF_FEW * len(words)
    one_word = max(uses.values()) > repetition.MOST_OF_ONE_WORD * len(words)

    assert is_repetition(words) is ((few_rows and len(set(rows)) <= repetition.ROWS_OF_A_PHRASE) or few or one_word)

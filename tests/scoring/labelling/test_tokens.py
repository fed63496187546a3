"""Spelling variety makes no difference to what is read."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.scoring.labelling.tokens import _IN_ADDRESSES, _NO_ADDRESS, _TOKEN, american


@pytest.mark.parametrize(
    ("british", "us"),
    [
        ("travelled", "traveled"), ("modelling", "modeling"), ("labeller", "labeler"), ("colour", "color"),
        ("organised", "organized"), ("analyse", "analyze"), ("centre", "center"), ("programme", "program"),
        ("licence", "license"), ("enrol", "enroll"), ("learnt", "learned"), ("grey", "gray"), ("cheques", "checks"),
    ],
)  # fmt: skip
def test_british_and_american_spellings_are_one_word(british: str, us: str) -> None:
    assert american(british) == american(us)


@pytest.mark.parametrize("word", ["called", "pulling", "stalled", "filler", "selling", "spelled", "travel", "all", ""])
def test_a_double_letter_that_both_spell_stays(word: str) -> None:
    assert american(word) == word


@given(
    st.lists(
        st.sampled_from(
            [
                "a@b.example",
                "https://a.b ",
                "www.x.y",
                "Ann's",
                "[Name]",
                "{{x}}",
                " ",
                "3pm",
                "…",
                "__",
                "-",
                "don't",
                "é",
            ]
        )
    ).map("".join)
)
def test_a_text_without_an_address_is_read_the_same_by_both_patterns(text: str) -> None:
    if not any(sign in text for sign in _IN_ADDRESSES):
        assert _NO_ADDRESS.findall(text) == _TOKEN.findall(text)

"""Spelling variety makes no difference to what is read."""

import pytest

from coach.scoring.labelling.tokens import american


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

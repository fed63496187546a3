"""What a sentence can't be taken to say."""

import pytest

from coach.domain.messages import Label
from coach.scoring.labelling.limits import ruled_out

QUALIFICATION, INTEREST = Label.QUALIFICATION, Label.INTEREST


@pytest.mark.parametrize(
    ("text", "label", "out"),
    [
        ("I do not have much experience with spreadsheets.", QUALIFICATION, True),
        ("I don\u2019t have a background in law.", QUALIFICATION, True),
        ("I have no formal training.", QUALIFICATION, True),
        ("She has ten years of experience in sales.", QUALIFICATION, True),
        ("I have ten years of experience in sales.", QUALIFICATION, False),
        ("I don't only have experience with spreadsheets, I teach it.", QUALIFICATION, False),
        ("I have no formal training, but eight years at the bench.", QUALIFICATION, False),
        ("Without my background in nursing I would not have seen it, and I put it right.", QUALIFICATION, False),
        ("I am no longer interested in the position.", INTEREST, True),
        ("I\u2019m not interested any more.", INTEREST, True),
        ("I would be interested to hear when you plan to decide.", INTEREST, True),
        ("I have not lost interest.", INTEREST, False),
        ("I am very interested in the position.", INTEREST, False),
        ("I was interested to hear that you bake at night, and I would love to join.", INTEREST, False),
        ("", INTEREST, False),
    ],
)
def test_a_denied_or_foreign_claim_is_ruled_out(text: str, label: Label, out: bool) -> None:
    assert (label in ruled_out(text)) == out


@pytest.mark.parametrize("unit", ["do not ", "he has ", "interested ", "without a "])
def test_long_hostile_text_takes_no_long_search(unit: str) -> None:
    assert ruled_out.__wrapped__(unit * 6000 + "x") is not None

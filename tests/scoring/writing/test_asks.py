"""An employer's request is taken apart, and each part is answered or is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach import Coach
from coach.domain.messages import Kind
from coach.scoring.requests import Asked
from coach.scoring.writing.asks import answered, asked_items

BOTH = "Dear Ines, thank you for coming in. Could you send us two references? Please also tell us which days suit you next week."
REPLY = "Dear Ms Osei,\n\nThank you for your message.{0}\n\nKind regards,\nInes Moreau"


@pytest.mark.parametrize(
    ("request_", "kinds"),
    [
        (BOTH, [Asked.DOCUMENTS, Asked.AVAILABILITY]),
        ("When are you free next week?", [Asked.AVAILABILITY]),
        ("We'd love your feedback on the interview process.", [Asked.OPINION]),
        ("Please complete the attached aptitude test by Friday.", [Asked.TEST]),
        ("What is your notice period?", [None]),
        ("notice period", [None]),
        ("It was good to meet you. Could you confirm your address?", [None]),
    ],
)
def test_a_request_is_taken_apart(request_: str, kinds: list[Asked | None]) -> None:
    assert [kind for _, kind in asked_items(request_)] == kinds


@pytest.mark.parametrize(
    ("request_", "said", "is_answered"),
    [
        (BOTH, " I have attached two references. I can do Tuesday at 10:00 or Wednesday at 14:00.", [True, True]),
        (BOTH, " I have attached two references.", [True, False]),
        (BOTH, " I can do Tuesday at 10:00 or Wednesday at 14:00.", [False, True]),
        (BOTH, " I look forward to hearing from you.", [False, False]),
        ("When are you free next week?", " Are you free on Tuesday?", [False]),
        ("What is your notice period?", " My notice period is four weeks.", [True]),
        ("What is your notice period?", " I would love to join you.", [False]),
        (
            "We'd love your feedback on the process.",
            " The day was well run, and the test came without warning.",
            [True],
        ),
    ],
)
def test_each_part_is_answered_or_is_not(coach: Coach, request_: str, said: str, is_answered: list[bool]) -> None:
    text = REPLY.format(said)
    result = coach.score(text, Kind.FEEDBACK_REPLY, request=request_)
    assert [bool(one.answered_in) for one in answered(request_, text, result.sentences)] == is_answered


@pytest.mark.parametrize("request_", ["", "   ", "\n"])
def test_no_request_asks_for_nothing(request_: str) -> None:
    assert list(asked_items(request_)) == []


@given(st.text(max_size=300))
def test_any_request_is_taken_apart_into_its_own_words(request_: str) -> None:
    for said, _ in asked_items(request_):
        assert said.strip()

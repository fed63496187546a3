"""An employer's request is taken apart, and each part is answered or is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach import Coach
from coach.domain.messages import Kind
from coach.scoring.requests import Asked
from coach.scoring.writing.asks import answered, asked_items

BOTH = "Dear Ines, thank you for coming in. Could you send us two references? Please also tell us which days suit you next week."
PASSPORT = "Could you send a copy of your passport and two references by Friday?"
NUMBERED = "1. When could you start?\n2. Do you hold a driving licence?\n3. Which days can you not work?"
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
        ("We would like to invite you back. Are you free on 4 May?", [Asked.AVAILABILITY]),
        ("Please find attached the case study. We need your solution by Monday 9 am.", [None]),
        (
            "Please send us:\n- two references\n- your transcript\n- a photo",
            [Asked.DOCUMENTS, Asked.DOCUMENTS, None],
        ),
        ("Could you send a copy of your passport and two references?", [Asked.DOCUMENTS, Asked.DOCUMENTS]),
        ("Is there anything that we could do better?", [Asked.OPINION]),
        ("Let us know your notice period, your start date and whether you can travel.", [None, None, None]),
        ("Please, and please, send us a form", [Asked.DOCUMENTS]),
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
        (PASSPORT, " I have attached a copy of my passport.", [True, False]),
        (PASSPORT, " I have attached my passport and the two references.", [True, True]),
        ("Please send us:\n- two referees\n- your transcript", " I have attached my references.", [True, False]),
        (NUMBERED, " I could start on 3 June. I have held a driving license since 2015.", [True, True, False]),
        ("Please send the documents below.", " My certificate is attached.", [True]),
        (
            "Can you explain the gap between 2019 and 2021 on your CV?",
            " Between 2019 and 2021 I looked after my father.",
            [True],
        ),
        (
            "Please rate our process and tell us one thing to change.",
            " I would give the process 4 out of 5.",
            [True, False],
        ),
        ("Do you have a car and are you happy to work weekends?", " I have a car.", [True, False]),
        ("Can you tell me why you left your last job?", " I left because the shop closed in March.", [True]),
        ("Kindly confirm your address and phone number.", " I will get back to you.", [False]),
        ("How was the interview? Which days suit you?", " I can do Tuesday 4 May at 10:00.", [False, True]),
        pytest.param(
            "What did you think of the interview?",
            " I liked that I could meet the team.",
            [True],
            marks=pytest.mark.xfail(strict=True, reason="the coach does not read it as an answer"),
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

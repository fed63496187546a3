"""An employer's request is taken apart into the things that it asks for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.scoring.requests import Asked
from coach.scoring.writing.items import asked_items

AVAILABILITY, DOCUMENTS, OPINION, TEST = Asked.AVAILABILITY, Asked.DOCUMENTS, Asked.OPINION, Asked.TEST


@pytest.mark.parametrize(
    ("request_", "kinds"),
    [
        ("When are you free next week?", [AVAILABILITY]),
        ("Please confirm that you can attend on Tuesday at 10.", [AVAILABILITY]),
        ("We'd love your feedback on the interview process.", [OPINION]),
        ("I was wondering if you might share your thoughts on the day.", [OPINION]),
        ("Please complete the attached aptitude test by Friday.", [TEST]),
        ("How did you find the test?", [OPINION]),
        ("When could you do the test?", [AVAILABILITY]),
        ("What is your notice period?", [None]),
        ("Do you hold a driving licence?", [None]),
        ("It was good to meet you. Could you confirm your address?", [None]),
        (
            "Dear Ines, could you send two references? Please also tell us which days suit you.",
            [DOCUMENTS, AVAILABILITY],
        ),
        ("We would like to invite you back. Are you free on 4 May?", [AVAILABILITY]),
        ("Please find attached the case study. We need your solution by Monday 9 am.", [None]),
        ("Please send us:\n- two references\n- your transcript\n- a photo", [DOCUMENTS, DOCUMENTS, None]),
        ("Could you send a copy of your passport and two references?", [DOCUMENTS, DOCUMENTS]),
        ("Is there anything that we could do better?", [OPINION]),
        ("Let us know your notice period, your start date and whether you can travel.", [None, None, None]),
        ("Please, and please, send us a form", [DOCUMENTS]),
    ],
)
def test_what_is_asked_is_of_a_kind(request_: str, kinds: list[Asked | None]) -> None:
    assert [item.kind for item in asked_items(request_)] == kinds


@pytest.mark.parametrize(
    ("request_", "things"),
    [
        ("Could you send two references and a copy of your licence, and tell us which days suit you?",
         ["Could you send two references", "a copy of your licence", "tell us which days suit you?"]),
        ("Please send us:\n- two references\n- the signed form\n\nKind regards,\nTom", ["two references", "the signed form"]),
        ("Please send your availability and two references.", ["Please send your availability", "two references."]),
        ("Please return it by Friday, along with your expense form.", ["Please return it by Friday", "your expense form."]),
        ("How did you find the panel, and was the test clear?", ["How did you find the panel", "was the test clear?"]),
        ("Please fill in our survey. 1. How was the day? 2. What could we improve?", ["How was the day?", "What could we improve?"]),
        ("Could you give us feedback on the process and the interviewers?",
         ["Could you give us feedback on the process and the interviewers?"]),
        ("We would like to invite you again and would be glad to hear when you could come.",
         ["would be glad to hear when you could come."]),
        ("Please let me know if you have any questions. What is your notice period?", ["What is your notice period?"]),
        ("two references, signed form", ["two references", "signed form"]),
        ("notice period", ["notice period"]),
    ],
)  # fmt: skip
def test_each_thing_stands_for_itself(request_: str, things: list[str]) -> None:
    assert [item.text for item in asked_items(request_)] == things


@pytest.mark.parametrize(
    "request_",
    [
        "", "   ", "\n", "\0", "Thank you!", "Thank you for your time. We will be in touch.",
        "We would like to thank you for coming. Please feel free to write at any time.",
        "We'd love to have you back on the team one day, and we wish you all the best.",
    ],
)  # fmt: skip
def test_courtesies_ask_for_nothing(request_: str) -> None:
    assert list(asked_items(request_)) == []


@given(st.text(max_size=300))
def test_any_request_is_taken_apart_into_its_own_words(request_: str) -> None:
    level = "".join(request_.split())
    for item in asked_items(request_):
        assert item.text.strip()
        assert "".join(item.text.split()) in level

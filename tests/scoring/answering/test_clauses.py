"""A request is taken apart where one thing may end and the next begin."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.scoring.answering.clauses import clauses_of


@pytest.mark.parametrize(
    ("request_", "clauses"),
    [
        ("two references, signed form", ["two references", "signed form"]),
        ("Send it. When can you start?", ["Send it.", "When can you start?"]),
        ("your passport and a photo", ["your passport", "and a photo"]),
        ("Please send:\n- a photo\n- the form", ["Please send", "- a photo", "- the form"]),
        ("1. the form 2. a photo", ["1.", "the form", "2.", "a photo"]),
        ("the form (signed), a photo + a lock", ["the form", "signed", "a photo", "a lock"]),
        ("3:30 pm, on the 4.5.", ["3:30 pm", "on the 4.5."]),
        ("notice period", ["notice period"]),
        ("Please send: • a photo • the form", ["Please send", "• a photo", "the form"]),
    ],
)
def test_each_clause_stands_for_itself(request_: str, clauses: list[str]) -> None:
    assert [request_[one.start : one.end] for one in clauses_of(request_)] == clauses


EARLIER = (
    "\n\nOn Mon, 3 May 2026 at 10:00, Ida wrote:\n> Could you tell me when you decide?\n> Please send me the plan."
)


def test_what_a_mail_quotes_is_nobodys_request() -> None:
    request_ = f"Could you send two references?{EARLIER}"
    assert [request_[one.start : one.end] for one in clauses_of(request_)] == ["Could you send two references?"]


def test_what_is_nothing_but_quoted_is_read_all_the_same() -> None:
    assert len(clauses_of("> Could you send two references?\n> And when can you start?")) > 1


@pytest.mark.parametrize("request_", ["", " ", "\n\n", "...", "— , ; :", "\0"])
def test_without_a_word_there_is_none(request_: str) -> None:
    assert clauses_of(request_) == ()


@given(st.text(max_size=200))
def test_clauses_are_in_order_and_hold_all_letters(request_: str) -> None:
    clauses = clauses_of(request_)
    ends = [0, *(one.end for one in clauses)]
    assert all(before <= one.start < one.end <= len(request_) for before, one in zip(ends, clauses, strict=False))
    between = [request_[a : b.start] for a, b in zip(ends, clauses, strict=False)] + [request_[ends[-1] :]]
    assert not any(char.isalnum() for gap in between for char in gap)

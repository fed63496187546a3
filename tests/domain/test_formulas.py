"""A cell that a spreadsheet may take for a formula is guarded, and comes back as it was."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.formulas import guarded, unguarded

TRICKY = st.text(st.sampled_from("=+-@\t\r\n＝＋－＠' \u00a0a"), max_size=6)


@given(st.one_of(st.text(), TRICKY))
def test_every_text_comes_back_as_it_was(text: str) -> None:
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize(
    "text", ["=1", "+1", "-1", "@a", "\t=1", "\r1", "\n1", "＝1", "＋1", "－1", "＠a", "'a", "  =1"]
)
def test_what_may_be_a_formula_is_guarded(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", " ", "a=1", "Larch", "1-1"])
def test_what_is_none_stays_as_it_is(text: str) -> None:
    assert guarded(text) == text


def test_an_apostrophe_of_another_program_stays() -> None:
    assert unguarded("'Larch") == "'Larch"

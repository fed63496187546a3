"""Sentences are read as they were meant."""

import pytest

from coach.scoring.slips.meant import as_meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("", ""),
        ("Thnak you for the oportunity.", "Thank you for the opportunity."),
        ("It’s the colour of the shcedule", "It\u2019s the colour of the schedule"),
        ("Wendesday suits me", "Wednesday suits me"),
        ("I liked the color.", "I liked the color."),
        ("Priya Nair showed me the kubernetes cluster", "Priya Nair showed me the kubernetes cluster"),
        ("Estoy muy contento de la entrevista con ustedes.", "Estoy muy contento de la entrevista con ustedes."),
        ("xqzt 123 \x00 😀", "xqzt 123 \x00 😀"),
    ],
)
def test_what_is_plainly_misspelt_is_put_right_and_nothing_else(written: str, meant: str) -> None:
    assert as_meant(written) == meant
    assert as_meant(meant) == meant

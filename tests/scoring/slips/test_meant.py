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
        ("I liked the haematlogy lab", "I liked the haematology lab"),
        ("Two spreadssheets and a rest", "Two spreadsheets and a rest"),
        (
            "The dispacher saw the scisosring rest of it, then left",
            "The dispatcher saw the scisosring rest of it, then left",
        ),
        ("It's where I've seen no dispacher", "It's where I've seen no dispatcher"),
        ("Two funders took the earlies", "Two funders took the earlies"),
        (f"I wrote {'lo' * 25_000}ng", f"I wrote {'lo' * 25_000}ng"),
        ("A good grafter rebooked the tours", "A good grafter rebooked the tours"),
        ("The tsessebe stood still", "The tsessebe stood still"),
        ("gnusa teklo brivve sollun", "gnusa teklo brivve sollun"),
        ("We met in Registation", "We met in Registation"),
        ("xqzt 123 \x00 😀", "xqzt 123 \x00 😀"),
    ],
)
def test_what_is_plainly_misspelt_is_put_right_and_nothing_else(written: str, meant: str) -> None:
    assert as_meant(written) == meant
    assert as_meant(meant) == meant

"""Spelling: what is a slip, what merely unknown, and what is meant."""

import pytest

from coach.scoring.slips.spelling import corrections, misspelt
from coach.scoring.slips.vocabulary import is_word, load_jargon, load_misspellings, load_variants, load_words


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("recieve", "receive"), ("tomorow", "tomorrow"), ("helpfull", "helpful"), ("commited", "committed"),
        ("desgin", "design"), ("foward", "forward"), ("extremly", "extremely"), ("quantitys", "quantities"),
        ("dosen't", "doesn't"), ("didnt", "didn't"), ("Sincerly", "Sincerely"), ("writting", "writing"),
        ("wednsday", "Wednesday"), ("Unfortunatly", "Unfortunately"), ("reccomendation", "recommendation"),
        ("proffessional", "professional"), ("oportunities", "opportunities"), ("manageing", "managing"),
        ("interivewing", "interviewing"), ("spreasdheets", "spreadsheets"), ("reneogtiate", "renegotiate"),
    ],
)  # fmt: skip
def test_the_likeliest_word_comes_first(wrong: str, right: str) -> None:
    assert corrections(wrong)[0] == right


@pytest.mark.parametrize(
    "word",
    [
        "dbt", "seq", "spirometry", "mithering", "viennoiserie", "kirana", "inshallah", "Okonkwo", "teague", "balayage",
        "stockroom", "reshelving", "unstaffed", "marksheets", "kickspot", "idempotency", "HVAC", "McNamara", "q", "qzxvk",
        "kalpaanswaras", "phytoasnitary", "zzzzzzzzzz", "abababababab",
    ],
)  # fmt: skip
def test_what_is_merely_unknown_passes(word: str) -> None:
    assert is_word(word) or not corrections(word)


@pytest.mark.parametrize("pair", [*load_variants().marking], ids="-".join)
def test_neither_side_of_the_sea_is_called_a_slip(pair: tuple[str, str]) -> None:
    british = [word for word in load_words() if word.startswith(pair[1])]

    assert british
    assert all(is_word(word.replace(pair[1], pair[0], 1)) for word in british)


@pytest.mark.parametrize("word", ["skillste", "bracodes", "travelign", "channelign", "totalign"])
def test_a_word_that_no_list_counts_may_be_meant_too(word: str) -> None:
    assert all(is_word(right) for right in corrections(word))


def test_a_sentence_in_another_language_is_left_alone() -> None:
    assert misspelt("Vielen Dank für das freundliche Gespraech und die Einladung", frozenset(), names=False) == ()


@pytest.mark.parametrize(
    "words", ["see recieve.py", "a@recieve.example", "https://x.example/recieve", "#recieve", "_recieve", "recieve42"]
)
def test_addresses_and_names_of_files_are_no_words(words: str) -> None:
    assert misspelt(words, frozenset(), names=False) == ()


@pytest.mark.parametrize(("wrong", "right"), load_misspellings().items())
def test_what_is_meant_is_a_word(wrong: str, right: tuple[str, ...]) -> None:
    words = [part.removesuffix("n't").partition("'")[0].lower() for whole in right for part in whole.split()]

    assert right
    assert all(is_word(word) or word in {"i", "a", "ca", "wo"} for word in words), right
    assert wrong not in load_jargon()

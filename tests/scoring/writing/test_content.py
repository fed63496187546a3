"""Words that mean the same are one, and words that do not are not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.scoring.writing.content import content_words, said_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("planning", "planned"),
        ("migrating", "migration"),
        ("organised", "Organized"),
        ("licence", "licenses"),
        ("customers", "client's"),
        ("6 yrs", "six years"),
        ("18%", "18 per cent"),
        ("Maria’s rota", "Maria's rotas"),
        ("she said the roof leaks", "roof leaking"),
    ],
)
def test_spelling_endings_and_short_forms_do_not_matter(one: str, other: str) -> None:
    assert content_words(one) == content_words(other) != frozenset()


@pytest.mark.parametrize(
    ("one", "other"),
    [("planner", "plane"), ("manager", "owner"), ("train", "rail"), ("6 years", "7 years"), ("test", "task")],
)
def test_different_things_stay_apart(one: str, other: str) -> None:
    assert content_words(one) != content_words(other)


@pytest.mark.parametrize(
    ("jotted", "said"),
    [("handovers", "they hand over at six"), ("on-line", "online"), ("write-ups", "you write up each one"),
     ("outage", "out-age outage"), ("call", "on-call for six years")],
)  # fmt: skip
def test_words_written_together_or_apart_are_met_either_way(jotted: str, said: str) -> None:
    assert content_words(jotted) <= said_words(said)


@pytest.mark.parametrize("text", ["", " ", "the of and", "👍", "\0", "---", "''", "she said it"])
def test_some_texts_are_about_nothing(text: str) -> None:
    assert content_words(text) == frozenset()


@given(st.text(max_size=200))
def test_a_text_says_what_it_is_about(text: str) -> None:
    assert content_words(text) <= said_words(text)

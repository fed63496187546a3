"""The facts file is strict, complete and free of what must not be cited."""

import dataclasses
import re

import pytest

from coach.domain.facts import Fact, Strength, load_facts, parse_facts
from coach.errors import InvalidRubric

GOOD = {"says": "A note is short.", "publisher": "A university", "year": "2016", "strength": "A"}

# Every fact that the rubric's tables or the channel adviser cite, ranges written out.
CITED = (
    "1 2 5 6 7 8 10 11 12 13 14 15 16 17 19 20 21 22 23 24 26 28 29 30 31 32 33 34 35 36 37 38 39 40 41 42 43 44 45 46 "
    "47 48 49 50 51 55 56 57 58 59 60"
)


def as_toml(table: dict[str, object], id_: str = "F7") -> str:
    lines = [f"{key} = {value!r}" for key, value in table.items()]
    return f"[{id_}]\n" + "\n".join(lines)


@pytest.mark.parametrize("source", ["", "\n# nothing but a comment\n"])
def test_an_empty_file_holds_no_facts(source: str) -> None:
    assert parse_facts(source) == {}


@pytest.mark.parametrize(
    ("change", "names"),
    [
        ({"says": None}, "says"),
        ({"publisher": None}, "publisher"),
        ({"year": None}, "year"),
        ({"strength": None}, "strength"),
        ({"colour": "red"}, "colour"),
        ({"says": "  "}, "says"),
        ({"year": 2016}, "year"),
        ({"year": "recently"}, "year"),
        ({"year": "2016 or so"}, "year"),
        ({"strength": "C"}, "strength"),
        ({"url": "javascript:alert(1)"}, "url"),
        ({"url": "www.example.org"}, "url"),
    ],
)
def test_a_fact_out_of_form_is_refused_and_the_message_names_the_field(change: dict[str, object], names: str) -> None:
    table = {key: value for key, value in ({**GOOD, **change}).items() if value is not None}
    with pytest.raises(InvalidRubric, match=rf"F7.*{names}"):
        parse_facts(as_toml(table))


@pytest.mark.parametrize("source", ["F7 = 3", "[f7]\n", "[F0]\n", "[F7", "[[F7]]\nsays='x'", "[F7]\n[F7]\n"])
def test_a_file_that_is_no_list_of_facts_is_refused(source: str) -> None:
    with pytest.raises(InvalidRubric):
        parse_facts(source)


def test_a_fact_in_form_is_read_as_written() -> None:
    (fact,) = parse_facts(as_toml(GOOD | {"url": "https://example.org/a"})).values()
    assert fact == Fact(
        id="F7",
        says="A note is short.",
        publisher="A university",
        year="2016",
        strength=Strength.READ,
        url="https://example.org/a",
    )


def test_facts_cannot_be_changed() -> None:
    fact = load_facts()["F1"]
    with pytest.raises(dataclasses.FrozenInstanceError):
        fact.says = "Anything goes."  # type: ignore[misc]
    with pytest.raises(TypeError):
        load_facts()["F1"] = fact  # type: ignore[index]


def test_every_fact_that_the_rubric_cites_is_there_in_order() -> None:
    assert list(load_facts()) == [f"F{number}" for number in CITED.split()]


@pytest.mark.parametrize("fact", load_facts().values(), ids=lambda fact: fact.id)
def test_a_fact_is_one_short_sentence(fact: Fact) -> None:
    assert len(fact.says) <= 160
    assert re.search(r"[.!?]$", fact.says)
    assert not re.search(r"[.!?]\s+[A-Z]", fact.says)


@pytest.mark.parametrize("fact", load_facts().values(), ids=lambda fact: fact.id)
def test_no_fact_repeats_a_figure_or_a_word_that_we_must_not_use(fact: Fact) -> None:
    forbidden = (
        r"57%|icims|nace\b|ziprecruiter|worldmetrics|technical\.ly|ghost(?!ing-surveys)|raises? (?:your|the) chance"
    )
    assert not re.search(forbidden, f"{fact.says} {fact.publisher} {fact.url}", re.IGNORECASE)

"""The rubric keeps its own rules."""

import copy
import tomllib
from collections.abc import Callable
from importlib.resources import files
from typing import Any

import pytest

from coach.domain.facts import load_facts
from coach.domain.findings import load_findings
from coach.domain.messages import Kind
from coach.domain.rubric import STOP_CAP, load_rubric, parse_rubric, total
from coach.errors import InvalidRubric

TABLE = tomllib.loads((files("coach.domain") / "rubric.toml").read_text("utf-8"))


def first(table: dict[str, Any]) -> dict[str, Any]:
    return table["criteria"]["thank_you"][0]


@pytest.mark.parametrize(
    "spoil",
    [
        lambda t: t.pop("version"),
        lambda t: t.update(extra=1),
        lambda t: t["criteria"].pop("check_in"),
        lambda t: first(t).update(weight=13),
        lambda t: first(t).update(weight=16),
        lambda t: first(t).update(colour="red"),
        lambda t: first(t).update(messages=["one"]),
        lambda t: first(t).pop("sources"),
        lambda t: first(t).update(id="context"),
        lambda t: t["brevity"]["thank_you"].update(strong=[10, 500]),
    ],
)
def test_a_spoilt_rubric_is_refused(spoil: Callable[[dict[str, Any]], object]) -> None:
    table = copy.deepcopy(TABLE)
    spoil(table)
    with pytest.raises(InvalidRubric):
        parse_rubric(table)


def test_every_source_is_a_known_fact_or_our_own_choice() -> None:
    cited = {source for rows in load_rubric().criteria.values() for one in rows for source in one.sources}
    cited |= {source for rule in load_findings().values() for source in rule.sources}

    assert cited <= set(load_facts()) | {"D"}


@pytest.mark.parametrize(
    ("words", "sentences", "level"),
    [
        (0, 0, 0),
        (4, 1, 0),
        (5, 1, 1),
        (9, 2, 1),
        (10, 2, 2),
        (150, 12, 2),
        (150, 13, 1),
        (151, 12, 1),
        (220, 12, 1),
        (221, 12, 0),
    ],
)
def test_brevity_has_its_edges_where_the_rubric_puts_them(words: int, sentences: int, level: int) -> None:
    assert load_rubric().brevity[Kind.THANK_YOU].level(words, sentences) == level


def test_a_finding_costs_once_and_a_stop_caps() -> None:
    criteria, rules = load_rubric().criteria[Kind.THANK_YOU], load_findings()
    full = {one.id: 2 for one in criteria}

    assert total(criteria, full, []) == 100
    assert total(criteria, full, [rules["pay"], rules["pay"]]) == 85
    assert total(criteria, full, [rules["gift"]]) == STOP_CAP
    assert total(criteria, dict.fromkeys(full, 0), [rules["pay"]]) == 0

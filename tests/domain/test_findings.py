"""The catalogue of findings."""

import pytest

from coach.domain.facts import OWN_CHOICE, load_facts
from coach.domain.findings import load_findings, parse_findings
from coach.domain.messages import Severity
from coach.errors import InvalidRubric

GOOD = """
[pay]
title = "Pay"
severity = "fix"
cost = 15
caps = false
message = "Leave it out."
sources = ["F43"]
"""


def test_the_file_holds_the_findings_of_the_rubric_with_their_costs() -> None:
    rules = load_findings()

    assert {id_ for id_, rule in rules.items() if rule.caps} == {
        "placeholder", "wrong_name", "wrong_company", "gift", "threat",
    }  # fmt: skip
    assert {id_: rule.cost for id_, rule in rules.items() if rule.cost} == {
        "near_duplicate": 15, "pay": 15, "plea": 15, "blame": 12, "excuse": 10, "red_flag": 10, "overeager": 8,
        "too_many_questions": 8,
    }  # fmt: skip


def test_every_source_is_a_fact_that_we_hold() -> None:
    sources = {source for rule in load_findings().values() for source in rule.sources}

    assert sources <= set(load_facts()) | {OWN_CHOICE}


def test_exactly_the_capping_findings_say_stop() -> None:
    assert all(rule.caps is (rule.severity is Severity.STOP) for rule in load_findings().values())


def test_a_rule_in_order_is_read() -> None:
    assert parse_findings(GOOD)["pay"].sources == ("F43",)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[pay]", "[pay"),
        ("[pay]", "loose = 1\n[pay]"),
        ('title = "Pay"', 'title = ""'),
        ('title = "Pay"\n', ""),
        ('title = "Pay"', 'title = "Pay"\ncolour = "red"'),
        ("cost = 15", 'cost = "15"'),
        ("cost = 15", "cost = true"),
        ("cost = 15", "cost = -1"),
        ("caps = false", "caps = true"),
        ('severity = "fix"', 'severity = "stop"'),
        ('severity = "fix"', 'severity = "advice"'),
        ('severity = "fix"', 'severity = "grave"'),
        ('sources = ["F43"]', "sources = []"),
        ('sources = ["F43"]', "sources = [43]"),
    ],
)
def test_a_rule_out_of_order_is_refused(old: str, new: str) -> None:
    assert old in GOOD
    with pytest.raises(InvalidRubric):
        parse_findings(GOOD.replace(old, new, 1))

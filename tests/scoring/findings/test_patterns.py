"""The file of patterns: strict form, and no pattern without a fact or our own D."""

import pytest

from coach.domain.facts import OWN_CHOICE, load_facts
from coach.errors import InvalidRubric
from coach.scoring.findings.patterns import _needs_in, load_patterns, parse_patterns

GOOD = """
[[pattern]]
id = "pay"
kind = "strict"
needs = ["salary"]
pattern = 'the salary\\b'
why = "asks for pay"
source = "F43"
"""


def test_every_pattern_compiles_and_names_its_source() -> None:
    known = set(load_facts()) | {OWN_CHOICE}

    for patterns in load_patterns().values():
        assert all(pattern.regex.pattern and pattern.source in known for pattern in patterns)


def test_a_space_stands_for_any_run_of_spaces() -> None:
    (pattern,) = parse_patterns(GOOD)

    assert pattern.regex.search("the   salary")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[[pattern]]", "[[pattern]"),
        ("[[pattern]]", "[[patterns]]"),
        ('id = "pay"', 'id = "money"'),
        ('kind = "strict"', 'kind = "sharp"'),
        ('needs = ["salary"]', 'needs = ["Salary"]'),
        ('needs = ["salary"]', 'needs = ["the salary"]'),
        ('needs = ["salary"]', "needs = [1]"),
        ('why = "asks for pay"\n', ""),
        ('why = "asks for pay"', 'why = ""'),
        ("'the salary\\b'", "'the ?salary'"),
        ("'the salary\\b'", "'the[ -]salary'"),
        ('source = "F43"', 'source = "F43"\nnote = "x"'),
    ],
)
def test_a_pattern_out_of_form_is_refused(old: str, new: str) -> None:
    assert old in GOOD
    with pytest.raises(InvalidRubric):
        parse_patterns(GOOD.replace(old, new, 1))


@pytest.mark.parametrize(
    "word", ["", "a", "salary-package", "unacceptable", "x" * 40, "x" * 30 + "desperately", "don't"]
)
def test_the_needs_of_a_word_are_those_that_stand_in_it(word: str) -> None:
    needs = {need for patterns in load_patterns().values() for pattern in patterns for need in pattern.needs}

    assert _needs_in(word) == {need for need in needs if need in word}

"""Rule by rule: its examples, its replacements, and the form of the file."""

from dataclasses import replace

import pytest

from coach.domain.facts import OWN_CHOICE, load_facts
from coach.domain.messages import Finding, Note
from coach.errors import InvalidRubric
from coach.scoring.slips.proofread import CHECKS
from coach.scoring.slips.rules import Rule, load_rules, parse_rules
from tests.scoring.slips.conftest import Entry, Slips, note_of

FLAGGED = [(rule, entry) for rule in load_rules().values() for entry in rule.flag]
SPARED = [(rule, entry) for rule in load_rules().values() for entry in rule.spare]

GOOD = """
[[rule]]
id = "alot"
finding = "spelling"
message = "Two words."
reason = "There is no such word."
source = "D"
pattern = '''\\b(?P<slip>a(?P<rest>lot))\\b'''
needs = ["alot"]
right = ["a {rest}"]
parts = ["body"]
flag = ["I like it alot."]
spare = ["I like it a lot."]
"""


def _name(value: object) -> str:
    return value.id if isinstance(value, Rule) else str(value)[:50]


def _of(rule: Rule, note: Note, slips: Slips) -> list[Finding]:
    return [one for one in slips(note) if one.rule == rule.id]


@pytest.mark.parametrize(("rule", "entry"), FLAGGED, ids=_name)
def test_a_rule_catches_its_examples(rule: Rule, entry: Entry, slips: Slips) -> None:
    assert _of(rule, note_of(entry), slips)


@pytest.mark.parametrize(("rule", "entry"), SPARED, ids=_name)
def test_a_rule_spares_its_look_alikes(rule: Rule, entry: Entry, slips: Slips) -> None:
    assert not _of(rule, note_of(entry), slips)


@pytest.mark.parametrize(("rule", "entry"), FLAGGED, ids=_name)
def test_the_first_replacement_mends_what_was_found(rule: Rule, entry: Entry, slips: Slips) -> None:
    note = note_of(entry)
    found = _of(rule, note, slips)

    for one in [one for one in found if one.replacements]:
        text = note.text[: one.start] + one.replacements[0] + note.text[one.end :]
        assert len(_of(rule, replace(note, text=text), slips)) < len(found), text


@pytest.mark.parametrize(("rule", "entry"), FLAGGED, ids=_name)
def test_a_replacement_changes_something_and_says_it_once(rule: Rule, entry: Entry, slips: Slips) -> None:
    note = note_of(entry)

    for one in _of(rule, note, slips):
        assert note.text[one.start : one.end] not in one.replacements
        assert len(set(one.replacements)) == len(one.replacements)


def test_every_check_is_called_by_a_rule_and_the_other_way_round() -> None:
    assert {rule.check for rule in load_rules().values() if rule.check} == set(CHECKS)


def test_every_source_is_a_fact_that_we_hold() -> None:
    assert {rule.source for rule in load_rules().values()} <= {*load_facts(), OWN_CHOICE}


@pytest.mark.parametrize(("rule", "entry"), [(r, e) for r, e in FLAGGED if r.needs], ids=_name)
def test_needs_hide_no_match(rule: Rule, entry: Entry) -> None:
    """The needs are there for speed alone."""
    lower = note_of(entry).text.lower()
    words = {word.strip('.,;:!?"()') for word in lower.split()}
    assert not words.isdisjoint(rule.needs) or not rule.regex.search(lower)


def test_a_rule_in_order_is_read() -> None:
    rule = parse_rules(GOOD)["alot"]

    assert (rule.finding, rule.right, rule.check) == ("spelling", ("a {rest}",), None)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("[[rule]]", "[rule]"),
        ("[[rule]]", "[[rule"),
        ("[[rule]]", "loose = 1\n[[rule]]"),
        ('id = "alot"', 'id = ""'),
        ('finding = "spelling"', 'finding = "no such finding"'),
        ('message = "Two words."\n', ""),
        ('reason = "There is no such word."', "reason = 3"),
        ('source = "D"', 'source = "D"\ncolour = "red"'),
        ('source = "D"', 'source = "D"\ncheck = "spelling"'),
        ('source = "D"', 'source = "D"\nwritten = "upper"'),
        ('flag = ["I like it alot."]', "flag = []"),
        ('flag = ["I like it alot."]\n', ""),
        ('spare = ["I like it a lot."]', "spare = []"),
        ('spare = ["I like it a lot."]\n', ""),
        ('parts = ["body"]', 'parts = ["head"]'),
        ("(?P<rest>lot)", "(?P<rest>lot"),
        ("\\b(?P<slip>", "( +)(?P<slip>"),
        ('right = ["a {rest}"]', 'right = ["a {missing}"]'),
        (GOOD, GOOD * 2),
    ],
)
def test_a_rule_out_of_order_is_refused(old: str, new: str) -> None:
    assert old in GOOD
    with pytest.raises(InvalidRubric):
        parse_rules(GOOD.replace(old, new, 1))

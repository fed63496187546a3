"""Weights and findings of the user's own: what can be chosen, what it comes to, and what leaves the default alone."""

from collections.abc import Mapping
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.choices import Choices, is_own_version, shares
from coach.domain.findings import load_findings
from coach.domain.messages import Kind
from coach.domain.rubric import load_rubric
from coach.errors import InvalidOptions

RUBRIC = load_rubric()
THANKS, CHECK_IN = Kind.THANK_YOU, Kind.CHECK_IN
ALL_OFF = {one.id: 0 for one in RUBRIC.criteria[CHECK_IN]}


def counted(choices: Choices, kind: Kind) -> dict[str, int]:
    return {one.id: one.weight for one in choices.applied_to(RUBRIC).criteria[kind]}


def test_no_choices_leave_everything_as_it_is() -> None:
    none = Choices()
    assert none.applied_to(RUBRIC) == RUBRIC
    assert none.left_of(load_findings()) == load_findings()
    assert [none.version(RUBRIC, kind) for kind in Kind] == [RUBRIC.version] * len(Kind)


@pytest.mark.parametrize("kind", list(RUBRIC.criteria))
def test_the_default_weights_come_to_themselves(kind: Kind) -> None:
    weights = [one.weight for one in RUBRIC.criteria[kind]]
    assert list(shares(weights)) == weights
    assert list(shares([3 * weight for weight in weights])) == weights


@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        ([1], (100,)),
        ([0, 7], (0, 100)),
        ([50, 50], (50, 50)),
        ([1, 1, 1], (34, 34, 32)),
        ([100, 100, 1], (50, 48, 2)),
        ([100, 1, 1], (96, 2, 2)),
        ([100] * 8 + [1], (14, 12, 12, 12, 12, 12, 12, 12, 2)),
    ],
)
def test_weights_count_in_proportion_in_even_numbers(weights: list[int], expected: tuple[int, ...]) -> None:
    assert shares(weights) == expected


@given(st.lists(st.integers(0, 100), min_size=1, max_size=12).filter(any))
def test_shares_add_up_are_even_and_keep_the_order(weights: list[int]) -> None:
    found = shares(weights)
    assert sum(found) == 100
    assert all(share % 2 == 0 for share in found)
    assert all((share > 0) is (weight > 0) for share, weight in zip(found, weights, strict=True))
    pairs = sorted(zip(weights, found, strict=True))
    assert all(low[1] <= high[1] for low, high in pairwise(pairs) if low[0] < high[0])


def test_a_criterion_at_nothing_is_off_and_the_others_fill_the_scale() -> None:
    now = counted(Choices().with_weights(THANKS, {"clean": 0}), THANKS)
    assert "clean" not in now
    assert sum(now.values()) == 100
    assert counted(Choices().with_weights(THANKS, {"clean": 0}), CHECK_IN) == counted(Choices(), CHECK_IN)


def test_only_what_differs_from_the_default_is_held() -> None:
    same = {one.id: one.weight for one in RUBRIC.criteria[THANKS]}
    assert Choices().with_weights(THANKS, same) == Choices()
    own = Choices().with_weights(THANKS, same | {"gratitude": 40})
    assert own.weights == {THANKS: {"gratitude": 40}}
    assert own.given(THANKS) == same | {"gratitude": 40}
    assert own.with_weights(THANKS, {}) == Choices()


def test_a_finding_goes_off_and_on_again() -> None:
    off = Choices().with_muted("gift").with_muted("pay").with_muted("gift")
    assert off.muted == ("gift", "pay")
    assert set(load_findings()) - set(off.left_of(load_findings())) == {"gift", "pay"}
    assert off.without_muted("gift").without_muted("gift").muted == ("pay",)


@pytest.mark.parametrize(
    ("weights", "muted", "named"),
    [
        ({Kind.OTHER: {"gratitude": 3}}, (), "other"),
        ({THANKS: {"charm": 3}}, (), "charm"),
        ({THANKS: {"patience": 3}}, (), "patience"),
        ({THANKS: {"gratitude": -1}}, (), "-1"),
        ({THANKS: {"gratitude": 101}}, (), "101"),
        ({THANKS: {"gratitude": True}}, (), "True"),
        ({THANKS: {"gratitude": 2.0}}, (), "2.0"),
        ({THANKS: {"gratitude": "9"}}, (), "'9'"),
        ({CHECK_IN: ALL_OFF}, (), "every criterion is off"),
        ({}, ("<b>",), "<b>"),
        ({}, ("charm",), "charm"),
        ({}, ("gift", "gift"), "twice"),
    ],
)
def test_what_cannot_be_is_refused_by_name(
    weights: Mapping[Kind, Mapping[str, Any]], muted: tuple[str, ...], named: str
) -> None:
    with pytest.raises(InvalidOptions, match=named):
        Choices(weights=weights, muted=muted)


def test_all_faults_are_named_at_once() -> None:
    with pytest.raises(InvalidOptions, match=r"charm.*101.*nothing like it"):
        Choices(weights={THANKS: {"charm": 1}, CHECK_IN: {"question": 101}}, muted=("nothing like it",))


def test_the_version_tells_own_weights_of_the_kind_and_equal_choices_alike() -> None:
    own = Choices().with_weights(THANKS, {"gratitude": 40})
    rubric = own.applied_to(RUBRIC)
    assert is_own_version(own.version(rubric, THANKS))
    assert own.version(rubric, CHECK_IN) == RUBRIC.version
    again = Choices().with_weights(THANKS, {"gratitude": 40})
    assert again.version(again.applied_to(RUBRIC), THANKS) == own.version(rubric, THANKS)
    other = Choices().with_weights(THANKS, {"gratitude": 60})
    assert other.version(other.applied_to(RUBRIC), THANKS) != own.version(rubric, THANKS)


def test_the_version_tells_what_is_switched_off_in_any_order() -> None:
    one, two = Choices(muted=("gift", "pay")), Choices(muted=("pay", "gift"))
    assert is_own_version(one.version(RUBRIC, Kind.OTHER))
    assert one.version(RUBRIC, THANKS) == two.version(RUBRIC, THANKS)
    assert one.version(RUBRIC, THANKS) != Choices(muted=("gift",)).version(RUBRIC, THANKS)
    assert not is_own_version(RUBRIC.version)


@pytest.mark.parametrize("word", ["", "   ", "42", "two\nlines", "x" * 61])
def test_what_is_no_word_is_refused(word: str) -> None:
    with pytest.raises(InvalidOptions):
        Choices().with_word(word)


def test_words_are_added_once_taken_out_and_make_no_version_of_their_own() -> None:
    own = Choices().with_word(" kudzu ").with_word("kudzu").with_word("Zoë")
    assert own.words == ("kudzu", "Zoë")
    assert own.without_word("kudzu").words == ("Zoë",)
    assert own.version(RUBRIC, THANKS) == RUBRIC.version


def test_one_rule_of_a_finding_can_be_switched_off_and_counts_as_a_choice() -> None:
    own = Choices().with_muted("confused_word.your_for_you_are")
    assert own.left_of(load_findings()) == load_findings()
    assert is_own_version(own.version(RUBRIC, THANKS))
    with pytest.raises(InvalidOptions):
        own.with_muted("no_such_finding.your_for_you_are")

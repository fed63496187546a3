"""A note scored by weights and rules of the user's own."""

import pytest

from coach import Coach
from coach.domain.choices import Choices, is_own_version
from coach.domain.messages import Kind
from coach.scoring.wire import result_line
from coach.ui.examples import EXAMPLES
from tests.scoring.test_engine import STRONG, WEAK

BLANK = STRONG.replace("Ms Osei", "[Name]")


@pytest.mark.parametrize("text", [STRONG, WEAK, BLANK, "", *(one.text for one in EXAMPLES)])
def test_without_choices_a_result_is_the_same_to_the_byte(coach: Coach, text: str) -> None:
    assert result_line(coach.with_choices(Choices()).score(text)) == result_line(coach.score(text))


def test_the_coach_that_others_share_is_not_changed(coach: Coach) -> None:
    before = coach.score(WEAK, Kind.THANK_YOU)
    own = coach.with_choices(Choices().with_weights(Kind.THANK_YOU, {"frame": 100}))
    assert own.score(WEAK, Kind.THANK_YOU).score != before.score
    assert coach.score(WEAK, Kind.THANK_YOU) == before


def test_own_weights_are_those_of_the_result_and_add_up(coach: Coach) -> None:
    own = coach.with_choices(Choices().with_weights(Kind.THANK_YOU, {"specific": 0, "interest": 60}))
    result = own.score(WEAK, Kind.THANK_YOU)
    weights = {one.id: one.weight for one in result.criteria}
    assert sum(weights.values()) == 100
    assert max(weights, key=weights.__getitem__) == "interest"
    assert result.score == sum(one.points for one in result.criteria)
    assert "specific" not in weights
    assert "specific" not in {edit.criterion for edit in result.next_edits}
    assert is_own_version(result.rubric_version)


def test_the_gain_is_counted_in_own_weights(coach: Coach) -> None:
    one = coach.with_choices(Choices().with_weights(Kind.THANK_YOU, {"interest": 100}))
    gains = {edit.criterion: edit.gain for edit in one.score(WEAK, Kind.THANK_YOU).next_edits}
    default = {edit.criterion: edit.gain for edit in coach.score(WEAK, Kind.THANK_YOU).next_edits}
    assert gains["interest"] > default["interest"]


def test_another_kind_is_scored_as_ever(coach: Coach) -> None:
    own = coach.with_choices(Choices().with_weights(Kind.CHECK_IN, {"question": 2}))
    assert own.score(STRONG, Kind.THANK_YOU) == coach.score(STRONG, Kind.THANK_YOU)


def test_what_is_switched_off_is_neither_found_nor_counted_nor_hushed_up(coach: Coach) -> None:
    own = coach.with_choices(Choices(muted=("placeholder",)))
    held, free = coach.score(BLANK, Kind.THANK_YOU), own.score(BLANK, Kind.THANK_YOU)
    assert held.score is not None
    assert free.score is not None
    assert free.score > 40 >= held.score
    assert "placeholder" not in {one.id for one in free.findings} | {edit.finding for edit in free.next_edits}
    assert free.muted == ("placeholder",)
    assert is_own_version(free.rubric_version)


def test_what_cannot_be_scored_says_what_was_off_too(coach: Coach) -> None:
    assert coach.with_choices(Choices(muted=("pay",))).score("").muted == ("pay",)

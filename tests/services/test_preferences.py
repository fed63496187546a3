"""Choices about scoring: kept as made, refused where they cannot be, harmless where another version kept them."""

from typing import Any

import pytest

from coach.domain.choices import MOST_WORDS, Choices
from coach.domain.messages import Kind
from coach.domain.rubric import load_rubric
from coach.errors import InvalidOptions
from coach.services.preferences import (
    add_word,
    load_preferences,
    mute_finding,
    remove_word,
    reset_choices,
    save_place,
    save_weights,
    unmute_finding,
)
from coach.storage.record import Record

THANKS = Kind.THANK_YOU
ALL_OFF = {one.id: 0 for one in load_rubric().criteria[Kind.CHECK_IN]}


def choices(record: Record) -> Choices:
    return load_preferences(record).choices


def test_a_new_user_has_chosen_nothing(record: Record) -> None:
    assert choices(record) == Choices()


def test_weights_and_switched_off_findings_are_kept_side_by_side(record: Record) -> None:
    save_weights(record, THANKS, {"gratitude": 20})
    mute_finding(record, "gift")
    save_weights(record, Kind.CHECK_IN, {"question": 0})
    mute_finding(record, "pay")
    assert choices(record) == Choices(
        weights={THANKS: {"gratitude": 20}, Kind.CHECK_IN: {"question": 0}}, muted=("gift", "pay")
    )


def test_each_goes_back_by_itself_and_leaves_nothing(record: Record) -> None:
    save_weights(record, THANKS, {"gratitude": 20})
    mute_finding(record, "gift")
    unmute_finding(record, "gift")
    assert choices(record) == Choices(weights={THANKS: {"gratitude": 20}})
    save_weights(record, THANKS, {})
    assert record.preferences() == {}


def test_all_go_back_at_once_and_other_preferences_stay(record: Record) -> None:
    save_place(record, "GB-ENG", None)
    save_weights(record, THANKS, {"gratitude": 20})
    mute_finding(record, "gift")
    reset_choices(record)
    assert choices(record) == Choices()
    assert load_preferences(record).region == "GB-ENG"


@pytest.mark.parametrize("weights", [{"gratitude": 101}, {"charm": 1}, {"gratitude": -2}])
def test_weights_that_cannot_be_change_nothing(record: Record, weights: dict[str, int]) -> None:
    save_weights(record, THANKS, {"gratitude": 20})
    with pytest.raises(InvalidOptions):
        save_weights(record, THANKS, weights)
    assert choices(record) == Choices(weights={THANKS: {"gratitude": 20}})


def test_an_unknown_finding_and_a_kind_without_criteria_left_are_refused(record: Record) -> None:
    with pytest.raises(InvalidOptions):
        mute_finding(record, "<b>")
    with pytest.raises(InvalidOptions):
        save_weights(record, Kind.CHECK_IN, ALL_OFF)
    assert record.preferences() == {}


@pytest.mark.parametrize(
    "kept",
    [
        "text", 7, [], {}, {"weights": 3, "muted": "gift"}, {"weights": {"thank_you": 4}, "muted": {"gift": 1}},
        {"weights": {"letter": {"gratitude": 3}}, "muted": ["gone", 3, None, ["gift"]]},
        {"weights": {"thank_you": {"gone": 5, "gratitude": "20", "context": 1e9, "clean": True, "frame": -1}}},
        {"weights": {"check_in": ALL_OFF}},
    ],
)  # fmt: skip
def test_what_another_version_kept_is_left_out(record: Record, kept: Any) -> None:
    record.set_preference("scoring", kept)
    assert choices(record) == Choices()


def test_what_still_holds_of_it_is_kept(record: Record) -> None:
    record.set_preference(
        "scoring", {"weights": {"thank_you": {"gone": 5, "gratitude": 20}}, "muted": ["gone", "pay", "pay"]}
    )
    assert choices(record) == Choices(weights={THANKS: {"gratitude": 20}}, muted=("pay",))


def test_words_are_kept_beside_other_choices_and_outlive_a_reset(record: Record) -> None:
    add_word(record, "kudzu")
    mute_finding(record, "slang.slang")
    assert load_preferences(record).choices == Choices(muted=("slang.slang",), words=("kudzu",))
    reset_choices(record)
    assert load_preferences(record).choices == Choices(words=("kudzu",))
    remove_word(record, "kudzu")
    assert record.preferences() == {}


def test_a_word_that_is_none_is_refused_and_nothing_is_kept(record: Record) -> None:
    with pytest.raises(InvalidOptions):
        add_word(record, "  ")
    assert record.preferences() == {}


def test_words_that_another_version_kept_and_that_are_none_are_passed_over(record: Record) -> None:
    record.set_preference("scoring", {"words": ["123", "a  b", "x" * 61, 7, "kudzu", *map("w{}".format, range(3000))]})
    words = load_preferences(record).choices.words
    assert (words[0], len(words)) == ("kudzu", MOST_WORDS)

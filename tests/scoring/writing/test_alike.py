"""Notes to several people: which read nearly the same once names do not count, and where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach import Coach
from coach.domain.messages import Kind
from coach.scoring.writing.alike import likeness

NOTE = """Dear Ms Osei,

Thank you for showing me the press room on Tuesday. Your plan to print the late edition in one shift has stayed with me. \
I would love to join your team as a planner.

Kind regards,
Ines Moreau"""
ANOTHER = """Dear Mr Lin,

I am grateful for the hour at the night desk. That half of the parcels come back made me think of my own queue in Lyon. \
I would love to join your team as a planner.

Kind regards,
Ines Moreau"""


def test_names_and_days_do_not_make_a_note_another() -> None:
    copy = NOTE.replace("Ms Osei", "Mr Lin").replace("Tuesday", "Wednesday")
    found = likeness(NOTE, copy, ("Ada Osei", "Bo Lin"))
    assert found.is_too_much
    assert len(found.repeated) == 3


def test_one_sentence_in_common_is_not_too_much_but_it_is_shown() -> None:
    found = likeness(NOTE, ANOTHER)
    assert not found.is_too_much
    (pair,) = found.repeated
    assert NOTE[pair.here.start : pair.here.end] == ANOTHER[pair.there.start : pair.there.end]


def test_the_order_of_sentences_does_not_hide_the_repeated_ones() -> None:
    turned = "Dear Mr Lin,\n\nI would love to join your team as a planner. Thank you for showing me the press room on Friday.\n\nBest,\nInes"
    assert len(likeness(NOTE, turned).repeated) == 2


def test_a_recorded_name_counts_as_one_at_the_head_of_a_sentence_too() -> None:
    here = "Dear Bo,\n\nWe met at noon about the job. Amira told me all about the late edition and its two shifts."
    there = here.replace("Amira", "Konstantin")
    assert likeness(here, there, ("Amira Osei", "Konstantin Lin")).share == 100 > likeness(here, there).share


def test_a_sentence_said_twice_is_met_once() -> None:
    twice = NOTE.replace("I would love", "I would love to join your team as a planner. I would love")
    assert len(likeness(twice, NOTE).repeated) == 3


def test_short_notes_are_alike_by_chance() -> None:
    assert not likeness(
        "Dear Ann,\n\nThank you both for your time.", "Dear Bo,\n\nThank you both for your time."
    ).is_too_much


@pytest.mark.parametrize(
    "copy", [NOTE.replace("Ms Osei", "Mr Lin"), ANOTHER, NOTE.replace("late edition", "morning papers"), "Thank you."]
)
def test_what_the_coach_marks_down_is_shown(coach: Coach, copy: str) -> None:
    is_found = any(one.id == "near_duplicate" for one in coach.score(NOTE, Kind.THANK_YOU, others=(copy,)).findings)
    assert likeness(NOTE, copy).is_too_much is is_found


def test_long_notes_are_compared_by_their_beginnings() -> None:
    found = likeness(NOTE.replace("Kind regards,\nInes Moreau", "More of it. " * 3000), NOTE)
    assert found.repeated


@pytest.mark.parametrize("other", ["", "   ", "Dear Ann,", "👍"])
def test_nothing_is_like_nothing(other: str) -> None:
    assert likeness(NOTE, other).share < 50
    assert likeness(other, other).repeated == ()


@given(st.text(max_size=300), st.text(max_size=300))
def test_spans_lie_inside_their_notes_and_are_used_once(one: str, other: str) -> None:
    found = likeness(one, other)
    assert 0 <= found.share <= 100
    assert all(pair.here.end <= len(one) and pair.there.end <= len(other) for pair in found.repeated)
    assert len({pair.there.start for pair in found.repeated}) == len(found.repeated)

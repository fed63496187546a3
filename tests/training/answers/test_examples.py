"""Requests and replies as numbers, and what is taken away from them while learning."""

import random
from dataclasses import replace

import pytest

from coach.domain.messages import Span
from coach.scoring.answering.asks import Clause
from coach.training.answers.examples import Example, Wanted, batches, disturbed
from coach.training.answers.recipe import Recipe

MASK = 9
STILL = Recipe(unanswered=0, astray=0, sentence_drop=0, piece_mask=0)
LICENCE = Wanted((0,), True, True, (True, False, False))
REFERENCES = Wanted((1,), True, True, (False, True, True))
ONE = Example(
    (1, 5, 6, 2), (Span(1, 2), Span(2, 3)), (Clause.BEGINS, Clause.BEGINS), ((1, 3, 2), (1, 4, 2), (1, 7, 8, 2)),
    (LICENCE, REFERENCES),
)  # fmt: skip
OTHER = Example((1, 5, 2), (Span(1, 2),), (Clause.BEGINS,), ((1, 8, 2),), (Wanted((0,), True, True, (True,)),))


def chance(seed: int = 1) -> random.Random:
    return random.Random(seed)  # noqa: S311 - the same at every run


def test_by_itself_nothing_changes() -> None:
    assert disturbed(ONE, [OTHER], STILL, chance(), MASK) == ONE


@pytest.mark.parametrize("seed", range(8))
def test_what_is_taken_away_is_answered_no_more(seed: int) -> None:
    found = disturbed(ONE, [OTHER], replace(STILL, unanswered=1.0), chance(seed), MASK)
    gone = [one for one in found.things if one.done is False]
    assert [any(one.where) for one in gone] == [False]
    assert len(found.sentences) == len(found.things[0].where) < len(ONE.sentences)


def test_of_half_an_answer_nobody_knows_whether_it_is_one() -> None:
    both = replace(
        ONE, things=(replace(LICENCE, where=(True, True, False)), replace(REFERENCES, where=(False, True, True)))
    )
    for seed in range(8):
        found = disturbed(both, [OTHER], replace(STILL, unanswered=1.0), chance(seed), MASK)
        assert sorted(str(one.done) for one in found.things) == ["False", "None"]


def test_a_reply_to_something_else_answers_nothing() -> None:
    found = disturbed(ONE, [OTHER], replace(STILL, astray=1.0), chance(), MASK)
    assert found.sentences == OTHER.sentences
    assert [(one.done, one.touched, one.where) for one in found.things] == [(False, False, (False,))] * 2


def test_something_is_always_left_to_read() -> None:
    found = disturbed(OTHER, [ONE], replace(STILL, unanswered=1.0), chance(), MASK)
    assert found == OTHER


def test_only_what_stands_between_the_ends_is_masked() -> None:
    found = disturbed(ONE, [OTHER], replace(STILL, piece_mask=1.0), chance(), MASK)
    assert found.request == (1, MASK, MASK, 2)
    assert found.sentences == ((1, MASK, 2), (1, MASK, 2), (1, MASK, MASK, 2))


def test_batches_hold_each_once() -> None:
    examples = [ONE, OTHER] * 5
    found = [one for batch in batches(examples, replace(STILL, batch=3), chance()) for one in batch]
    assert (len(found), found.count(ONE)) == (10, 5)

"""Requests and replies as numbers, and what is taken away from them while learning."""

import random
from dataclasses import replace

import pytest

from coach.domain.messages import Kind, Note, Span
from coach.scoring.answering.asks import Clause
from coach.scoring.answering.states import Numbered
from coach.scoring.segmentation import read
from coach.training.answers.examples import Example, Wanted, batches, disturbed, examples_alone
from coach.training.answers.recipe import Recipe
from coach.training.corpus import LabelledNote

MASK = 9
STILL = Recipe(by_itself=0, unanswered=0, astray=0, sentence_drop=0, piece_mask=0)
LICENCE = Wanted((0,), True, True, (True, False, False))
REFERENCES = Wanted((1,), True, True, (False, True, True))
ONE = Example(
    (1, 5, 6, 2), (Span(1, 2), Span(2, 3)), (Clause.BEGINS, Clause.BEGINS), ((1, 3, 2), (1, 4, 2), (1, 7, 8, 2)),
    (LICENCE, REFERENCES), 2.0,
)  # fmt: skip
OTHER = Example((1, 5, 2), (Span(1, 2),), (Clause.BEGINS,), ((1, 8, 2),), (Wanted((0,), True, True, (True,)),), 2.0)
ALONE = Example((1, 2), (), (), ((1, 3, 2), (1, 4, 2)), (), 1.5)


def chance(seed: int = 1) -> random.Random:
    return random.Random(seed)  # noqa: S311 - the same at every run


@pytest.mark.parametrize("one", [ONE, ALONE])
def test_by_itself_nothing_changes(one: Example) -> None:
    assert disturbed(one, [OTHER], STILL, chance(), MASK) == one


def test_a_rated_reply_may_be_read_without_its_request() -> None:
    found = disturbed(ONE, [OTHER], replace(STILL, by_itself=1.0, unanswered=1.0), chance(), MASK)
    assert found == replace(ALONE, sentences=ONE.sentences, rating=ONE.rating)


def test_from_one_without_a_rating_nothing_would_be_learnt_so() -> None:
    unrated = replace(ONE, rating=None)
    assert disturbed(unrated, [OTHER], replace(STILL, by_itself=1.0), chance(), MASK) == unrated


def test_of_a_reply_without_a_request_all_sentences_are_kept() -> None:
    every = Recipe(by_itself=0, unanswered=1.0, astray=1.0, sentence_drop=1.0, piece_mask=0)
    assert disturbed(ALONE, [OTHER], every, chance(), MASK) == ALONE


@pytest.mark.parametrize(
    ("things", "before", "after"),
    [
        ((LICENCE, REFERENCES), 2.0, 1.0),
        ((LICENCE, REFERENCES), 0.0, 0.0),
        ((LICENCE, REFERENCES), 1.0, None),  # part before, and perhaps none of what counted
        ((LICENCE,), 2.0, 0.0),
        ((LICENCE,), 1.0, 0.0),
        ((LICENCE,), None, None),
        ((LICENCE, REFERENCES), None, None),
    ],
)
def test_a_reply_from_which_an_answer_is_taken_is_rated_lower(
    things: tuple[Wanted, ...], before: float | None, after: float | None
) -> None:
    one = replace(ONE, things=things, rating=before)
    assert disturbed(one, [OTHER], replace(STILL, unanswered=1.0), chance(), MASK).rating == after


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
    assert found.rating == 0


def test_where_nothing_is_asked_any_reply_may_do() -> None:
    assert disturbed(replace(ONE, things=()), [OTHER], replace(STILL, astray=1.0), chance(), MASK).rating is None


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


def test_replies_that_readers_rated_are_learnt_from_without_a_request() -> None:
    def note(id_: str, text: str, kind: Kind = Kind.FEEDBACK_REPLY, **ratings: float) -> LabelledNote:
        return LabelledNote(Note(text=text, id=id_, request="send it"), kind, "w1", (), ratings, (), read(text))

    vocabulary = ["[UNK]", "[CLS]", "[SEP]", "here", "it", "is", ".", "[MASK]"]
    numbered = Numbered(vocabulary, frozenset({"here", "it", "is"}))
    found = examples_alone(
        [
            note("alone", "Dear Jo,\n\nHere it is. It is here.\n\nBest,\nIda", answer=1.5),
            note("asked", "Dear Jo,\n\nHere it is.\n\nBest,\nIda", answer=2.0),
            note("unrated", "Dear Jo,\n\nHere it is.\n\nBest,\nIda", gratitude=2.0),
            note("thanks", "Dear Jo,\n\nHere it is.\n\nBest,\nIda", Kind.THANK_YOU, answer=2.0),
            note("empty", "", answer=0.0),
        ],
        {"asked"},
        numbered,
    )
    assert found == [Example((1, 2), (), (), ((1, 3, 4, 5, 6, 2), (1, 4, 5, 3, 6, 2)), (), 1.5)]

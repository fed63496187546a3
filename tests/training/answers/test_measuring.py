"""What was asked and answered is counted beside a reader."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from coach.domain.messages import Span
from coach.scoring.answering.asks import Answered, Ask
from coach.scoring.segmentation import read
from coach.training.answers.measuring import AnswerFigures, answers_table, measure_answers
from coach.training.answers.requests import Exchange, State, Thing

UNSEEN = Path(__file__).parents[3] / "models" / "asks" / "unseen"
REQUEST = "your licence, two references"
REPLY = read("Dear Jo,\n\nMy licence is attached. I am well.\n\nBest,\nIda")
LICENCE, REFERENCES = Span(0, 12), Span(14, 28)
ATTACHED, WELL = Span(10, 33), Span(34, 44)
THINGS = (Thing(LICENCE, State.YES, (ATTACHED,)), Thing(REFERENCES, State.NO, ()))


def figures(asks: Sequence[Ask], ratings: Sequence[int | None] = (None,), alone: int | None = None) -> AnswerFigures:
    """Of a reader of answers that says what it is told."""
    exchanges = [Exchange("a", REQUEST, REPLY, THINGS, rating) for rating in ratings]
    return measure_answers(lambda *_: Answered(tuple(asks), frozenset(), to_the_end=True), lambda _: alone, exchanges)


def ask(place: Span, chance: float, where: Span | None) -> Ask:
    return Ask(place, REQUEST[place.start : place.end], chance, where)


RIGHT = (ask(LICENCE, 0.9, ATTACHED), ask(REFERENCES, 0.01, None))


@pytest.mark.parametrize(
    ("asks", "counts"),
    [
        (RIGHT, AnswerFigures(1, 2, 2, 0, 1, 1, 1, 0, 1, 1)),
        ((), AnswerFigures(1, 2)),
        ((ask(Span(0, 28), 0.9, ATTACHED),), AnswerFigures(1, 2)),  # two things in one
        ((RIGHT[0],), AnswerFigures(1, 2, 1, 0, 1, 1, 1)),
        ((ask(LICENCE, 0.9, WELL),), AnswerFigures(1, 2, 1, 0, 1, 1, 0)),
        ((ask(LICENCE, 0.3, None),), AnswerFigures(1, 2, 1, 0, 0, 0, 0, 1)),
        ((ask(LICENCE, 0.01, None),), AnswerFigures(1, 2, 1, 0, 0, 0, 0, 0, 1, 0)),
        ((ask(REFERENCES, 0.05, None),), AnswerFigures(1, 2, 1, 0, 0, 0, 0, 0, 1, 1)),
        ((ask(REFERENCES, 0.9, WELL),), AnswerFigures(1, 2, 1, 0, 1)),
        ((ask(Span(12, 14), 0.9, WELL),), AnswerFigures(1, 2, 0, 1)),
    ],
)
def test_each_thing_is_counted_once(asks: tuple[Ask, ...], counts: AnswerFigures) -> None:
    assert figures(asks) == counts


@pytest.mark.parametrize(
    ("asks", "ratings", "levels"),
    [
        (RIGHT, (2, None, 0), ((2, 1), (0, 1))),
        ((), (2,), ()),  # nothing asked, as far as the program can see: what it says goes by other things
        (RIGHT, (), ()),
    ],
)
def test_levels_stand_beside_ratings_where_there_are_both(
    asks: tuple[Ask, ...], ratings: tuple[int | None, ...], levels: tuple[tuple[int, int], ...]
) -> None:
    assert figures(asks, ratings).levels == levels


@pytest.mark.parametrize(
    ("alone", "ratings", "levels"),
    [(1, (2, None, 0), ((2, 1), (0, 1))), (None, (2,), ()), (1, (), ())],
)
def test_and_so_do_those_that_a_reply_gets_without_its_request(
    alone: int | None, ratings: tuple[int | None, ...], levels: tuple[tuple[int, int], ...]
) -> None:
    assert figures((), ratings, alone).alone == levels


def test_the_table_has_a_row_for_each_set_also_without_anything_to_count() -> None:
    one = AnswerFigures(1, 2, 1, 0, 1, 1, 1, levels=((2, 1), (1, 1)), alone=((2, 2), (1, 1), (0, 0)))
    text = answers_table({"a": one, "b": AnswerFigures()})
    assert "| a | 1 | 2 | 1 | 0 | 1 of 1 | 1 of 1 | 0 | 0 of 0 | 1 of 2 | 0.00 | 3 of 3 | 1.00 |" in text
    assert text.splitlines()[-1].startswith("| b | 0 | 0 | 0 |")
    assert text.splitlines()[-1].endswith("| 0 of 0 | - | 0 of 0 | - |")

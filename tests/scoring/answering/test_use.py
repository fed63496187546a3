"""What of a request is left open holds down the answer itself, and nothing else goes by it."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from coach import Coach
from coach.domain.messages import Kind, Note, ScoreResult, Span
from coach.scoring.answering.asks import SURELY_OPEN, Ask
from coach.scoring.answering.states import MOST_REPLY
from coach.scoring.document import Document
from coach.scoring.engine import Engine

REQUEST = "When could you come, and what is your notice period?"
REPLY = (
    "Dear Ms Osei,\n\nThank you for your message. I can come on Tuesday 4 May at 10:00 or on Thursday 6 May at 14:00.\n\n"
    "Kind regards,\nInes Moreau"
)
GIVEN = Ask(Span(0, 19), "When could you come", 0.99, Span(10, 30))


class Told:
    """A reader of answers that says what it is told, and counts how often it is asked."""

    def __init__(self, asks: Sequence[Ask]) -> None:
        self._asks, self.times = tuple(asks), 0

    def asks(self, request: str, reply: Document) -> tuple[Ask, ...]:
        assert request
        assert reply.text
        self.times += 1
        return self._asks


def engine_that(coach: Coach, told: Told) -> Engine:
    return replace(coach.engine, answers=told)  # type: ignore[arg-type]


def scored(coach: Coach, *asks: Ask, request: str | None = REQUEST) -> ScoreResult:
    note = Note(text=REPLY, kind=Kind.FEEDBACK_REPLY, request=request)
    return engine_that(coach, Told(asks)).score(note)


def level(result: ScoreResult, criterion: str = "answer") -> int:
    return next(one.level for one in result.criteria if one.id == criterion)


@pytest.mark.parametrize(("chance", "expected"), [(SURELY_OPEN / 2, 1), (SURELY_OPEN, 2), (0.5, 2), (0.99, 2)])
def test_only_what_is_surely_left_out_holds_the_answer_down(coach: Coach, chance: float, expected: int) -> None:
    notice = Ask(Span(25, 52), "what is your notice period?", chance, Span(10, 30) if chance > 0.5 else None)
    assert level(scored(coach, GIVEN, notice)) == expected


def test_without_a_request_nothing_is_left_out(coach: Coach) -> None:
    open_ = replace(GIVEN, chance=0.0, answered_in=None)
    assert level(scored(coach, open_, request=None)) == level(scored(coach, open_, request="  \n")) == 2


def test_to_answer_what_is_left_out_is_a_change_that_gains(coach: Coach) -> None:
    result = scored(coach, GIVEN, replace(GIVEN, chance=0.0, answered_in=None))
    assert {edit.criterion: edit.gain for edit in result.next_edits}["answer"] > 0


def test_what_was_asked_is_looked_for_once_however_many_changes_are_tried(coach: Coach) -> None:
    told = Told([GIVEN])
    result = engine_that(coach, told).score(Note(text=REPLY, kind=Kind.FEEDBACK_REPLY, request=REQUEST))
    assert result.next_edits
    assert told.times == 1


@pytest.mark.parametrize("kind", [Kind.THANK_YOU, Kind.CHECK_IN])
def test_what_is_no_reply_is_not_held_against_a_request(coach: Coach, kind: Kind) -> None:
    told = Told([replace(GIVEN, chance=0.0, answered_in=None)])
    engine_that(coach, told).score(Note(text=REPLY, kind=kind, request=REQUEST))
    assert told.times == 0


@pytest.mark.parametrize("first", [True, False])
def test_what_was_not_read_may_answer_anything(coach: Coach, first: bool) -> None:
    filler = ["My aunt has a garden with many trees in it."] * MOST_REPLY
    body = ["I have attached two references.", *filler]
    text = f"Dear Ms Osei,\n\n{' '.join(body if first else body[::-1])}\n\nKind regards,\nInes Moreau"
    (one,) = coach.asks("Could you send your passport?", text)
    assert one.chance >= SURELY_OPEN

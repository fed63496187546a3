"""Beside a request the level of the answer goes by what was asked, without one by what readers would make of the reply;
what answers counts as an answer."""

from collections.abc import Collection, Sequence
from dataclasses import replace

import pytest

from coach import Coach
from coach.domain.messages import CriterionResult, Kind, Note, ScoreResult, Span
from coach.scoring.answering.asks import IN_FULL, OPEN, Answered, Ask
from coach.scoring.answering.states import MOST_REPLY, MOST_REQUEST
from coach.scoring.document import Document
from coach.scoring.engine import Engine
from coach.scoring.segmentation import read

REQUEST = "When could you come, and what is your notice period?"
REPLY = (
    "Dear Ms Osei,\n\nThank you for your message. I can come on Tuesday 4 May at 10:00 or on Thursday 6 May at 14:00.\n\n"
    "Kind regards,\nInes Moreau"
)
GIVEN = Ask(Span(0, 19), "When could you come", 0.99, Span(10, 30))


class Told:
    """A reader of answers that says what it is told, and counts how often it is asked."""

    def __init__(
        self,
        asks: Sequence[Ask],
        sentences: Collection[int] = (),
        to_the_end: bool = True,
        rating: float | None = None,
    ) -> None:
        self._answered, self.times = Answered(tuple(asks), frozenset(sentences), to_the_end, rating), 0

    def read(self, _: str, reply: Document) -> Answered:
        assert reply.text
        self.times += 1
        return self._answered


def engine_that(coach: Coach, told: Told) -> Engine:
    return replace(coach.engine, answers=told)  # type: ignore[arg-type]


def scored(
    coach: Coach,
    *asks: Ask,
    text: str = REPLY,
    request: str | None = REQUEST,
    sentences: Collection[int] = (),
    to_the_end: bool = True,
    rating: float | None = None,
) -> ScoreResult:
    note = Note(text=text, kind=Kind.FEEDBACK_REPLY, request=request)
    return engine_that(coach, Told(asks, sentences, to_the_end, rating)).score(note)


def judged(result: ScoreResult, criterion: str = "answer") -> CriterionResult:
    return next(one for one in result.criteria if one.id == criterion)


def level(result: ScoreResult, criterion: str = "answer") -> int:
    return judged(result, criterion).level


@pytest.mark.parametrize(
    ("chances", "expected"),
    [
        ((0.99,), 2),
        ((IN_FULL, 0.99), 2),
        ((IN_FULL - 0.01, 0.99), 1),
        ((0.0, 0.99), 1),
        ((OPEN, 0.0, 0.0), 1),
        ((OPEN - 0.01, 0.0), 0),
        ((0.0,), 0),
    ],
)
def test_the_level_goes_by_how_much_of_what_was_asked_is_answered(
    coach: Coach, chances: tuple[float, ...], expected: int
) -> None:
    assert level(scored(coach, *(replace(GIVEN, chance=one) for one in chances))) == expected


def test_a_request_that_asks_for_nothing_says_nothing_of_the_answer(coach: Coach) -> None:
    assert level(scored(coach)) == 2


def test_what_could_not_be_read_to_its_end_says_nothing_of_the_answer(coach: Coach) -> None:
    assert level(scored(coach, replace(GIVEN, chance=0.0), to_the_end=False)) == 2


def test_what_answers_a_request_is_an_answer_whatever_it_looks_like_by_itself(coach: Coach) -> None:
    odd = "Dear Ms Osei,\n\nThank you for your message. A tree lay over the line.\n\nKind regards,\nInes Moreau"
    without, with_it = (scored(coach, GIVEN, text=odd, sentences=places) for places in ((), {1}))
    start = odd.index("A tree")
    assert Span(start, odd.index("\n\nKind")) in judged(with_it).evidence
    assert level(with_it, "constructive") > level(without, "constructive")


def test_what_is_no_answer_earns_no_point_and_shows_no_words(coach: Coach) -> None:
    found = judged(scored(coach, replace(GIVEN, chance=0.0), sentences={1}))
    assert (found.level, found.points, found.evidence) == (0, 0, ())


@pytest.mark.parametrize("request_", [None, "", "  \n"])
def test_without_a_request_nothing_is_left_out(coach: Coach, request_: str | None) -> None:
    note = Note(text=REPLY, kind=Kind.FEEDBACK_REPLY, request=request_)
    assert level(coach.engine.score(note)) == 2


@pytest.mark.parametrize(("rating", "expected"), [(0.0, 0), (0.5, 1), (2.0, 2)])
def test_what_readers_would_make_of_it_counts_where_nothing_is_known_to_be_asked(
    coach: Coach, rating: float, expected: int
) -> None:
    """By half: what the encoder makes of the whole is the other, and high here."""
    assert level(scored(coach, rating=rating)) == expected


@pytest.mark.parametrize(
    ("body", "least", "most"),
    [
        ("A tree lay over the line, so the train stood for two hours and I walked the last mile.", 2, 2),
        ("Monday works. My size is 42 and I have no allergies. The blue form is on its way by post.", 2, 2),
        ("It was 2019, at Brakes in Reading, and my manager was Tom Hill. I left as they shut the depot.", 1, 2),
        ("I have attached my two references. I can do Tuesday at 10:00, and could start on 1 June.", 2, 2),
        ("Yes, that is fine. See you then.", 1, 2),
        ("Thank you for your message. I look forward to hearing from you.", 0, 0),
        ("I will get back to you soon.", 0, 0),
        ("Thank you so much for the interview. I really want this job.", 0, 0),
        ("I cannot tell you yet. I would need to ask my wife first.", 0, 0),
        ("I hope you are well. The weather has been lovely. My aunt came and we went to the sea.", 0, 1),
    ],
)
def test_an_answer_to_an_unknown_question_is_told_from_none(coach: Coach, body: str, least: int, most: int) -> None:
    text = f"Dear Ms Osei,\n\n{body}\n\nKind regards,\nInes Moreau"
    found = judged(coach.engine.score(Note(text=text, kind=Kind.FEEDBACK_REPLY)))
    assert least <= found.level <= most
    assert bool(found.evidence) is bool(found.level)


@pytest.mark.parametrize("body", ["", " ".join(["My aunt has a garden with many trees in it."] * MOST_REPLY)])
def test_of_what_is_not_there_or_too_long_no_reader_is_imagined(coach: Coach, body: str) -> None:
    answered = coach.engine.answers.read("", read(f"Dear Ms Osei,\n\n{body}\n\nKind regards,\nInes Moreau"))
    assert (answered.rating, answered.level, answered.sentences) == (None, None, frozenset())


def test_of_a_request_that_was_not_read_to_its_end_nobody_knows_that_it_asks_for_nothing(coach: Coach) -> None:
    long = (
        "It was a pleasure to meet you, and the coffee here is good. " * MOST_REQUEST
        + "Could you send us two references?"
    )
    answered = coach.engine.answers.read(long, read(REPLY))
    assert (answered.asks, answered.rating, answered.to_the_end) == ((), None, False)


def test_what_answers_nothing_shows_no_sentence_for_it(coach: Coach) -> None:
    odd = "Dear Ms Osei,\n\nThank you for your message. A tree lay over the line.\n\nKind regards,\nInes Moreau"
    found = scored(coach, text=odd, sentences={1}, rating=0.0)
    assert (level(found), judged(found).evidence, level(found, "constructive")) == (0, (), 0)


def test_a_change_that_is_tried_keeps_the_rating_and_looks_again_where_a_sentence_goes(coach: Coach) -> None:
    for text, times in (
        (REPLY, 1),
        (REPLY.replace("Thank you for your message.", "It was your fault that I waited for two hours."), 2),
    ):
        told = Told((), {1}, rating=1.0)
        result = engine_that(coach, told).score(Note(text=text, kind=Kind.FEEDBACK_REPLY))
        assert result.next_edits
        assert told.times == times


def test_without_anything_asked_nothing_is_looked_for(coach: Coach) -> None:
    own = coach.with_choices(coach.engine.choices)
    own.engine = engine_that(coach, told := Told([GIVEN]))
    assert own.asks(" \n", REPLY) == ()
    assert told.times == 0
    assert own.asks(REQUEST, REPLY) == (GIVEN,)


def test_and_says_nothing_beside_what_is(coach: Coach) -> None:
    assert level(scored(coach, replace(GIVEN, chance=0.0), rating=2.0)) == 0


def test_a_reply_that_answers_shows_the_words_that_it_rests_on(coach: Coach) -> None:
    odd = "Dear Ms Osei,\n\nThank you for your message. A tree lay over the line.\n\nKind regards,\nInes Moreau"
    found = judged(scored(coach, text=odd, sentences={1}, rating=2.0))
    start = odd.index("A tree")
    assert found.level > 0
    assert found.evidence == (Span(start, odd.index("\n\nKind")),)


def test_to_answer_what_is_left_out_is_a_change_that_gains(coach: Coach) -> None:
    result = scored(coach, GIVEN, replace(GIVEN, chance=0.0, answered_in=None))
    own = judged(result)
    assert {edit.criterion: edit.gain for edit in result.next_edits}["answer"] == own.weight - own.points


def test_and_so_it_is_where_nobody_knows_what_was_asked(coach: Coach) -> None:
    result = scored(coach, sentences={1}, rating=0.5)
    own = judged(result)
    assert own.level == 1
    assert {edit.criterion: edit.gain for edit in result.next_edits}["answer"] == own.weight - own.points


def test_what_was_asked_is_looked_for_once_however_many_changes_are_tried(coach: Coach) -> None:
    told = Told([GIVEN])
    result = engine_that(coach, told).score(Note(text=REPLY, kind=Kind.FEEDBACK_REPLY, request=REQUEST))
    assert result.next_edits
    assert told.times == 1


def test_where_a_sentence_would_be_taken_out_it_is_looked_for_again(coach: Coach) -> None:
    told = Told([GIVEN])
    blaming = REPLY.replace("Thank you for your message.", "It was your fault that I waited for two hours.")
    result = engine_that(coach, told).score(Note(text=blaming, kind=Kind.FEEDBACK_REPLY, request=REQUEST))
    assert any(edit.finding for edit in result.next_edits)
    assert told.times == 2


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
    request_ = "Could you send your passport?"
    (one,) = coach.asks(request_, text)
    assert one.chance >= OPEN
    assert coach.engine.answers.read(request_, read(text)).level is None

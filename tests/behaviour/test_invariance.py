"""What must not matter does not, and what must matter does."""

import re
from collections.abc import Callable

import pytest

from coach import Coach
from coach.domain.messages import Kind, ScoreResult

THANKS = "Thank you for showing {Maria} and me round the bottling hall on Tuesday."
DETAIL = "You said that the second line stops twice a shift because the caps arrive damp, and that stayed with me."
SKILL = "At Harrow Dairy I ran a line of nine people for four years and cut stops by a third."
WISH = "I would love to join {Brightwater} as line manager, because I could favour the work I enjoy."
STEP = "{Maria} told me that she will call by Friday; could you tell me whether her list is complete?"
NOTE = f"Dear Ms {{Osei}},\n\n{THANKS} {DETAIL}\n\n{SKILL} {WISH} {STEP}\n\nBest regards,\nJo Reed"
PLAIN = {"Maria": "Maria", "Brightwater": "Brightwater", "Osei": "Osei"}


def written(**names: str) -> str:
    return NOTE.format(**(PLAIN | names))


def judgement(result: ScoreResult) -> tuple[object, ...]:
    return (result.kind, result.score, result.band, [(one.id, one.level) for one in result.criteria])


def level(result: ScoreResult, criterion: str) -> int:
    return next(one.level for one in result.criteria if one.id == criterion)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace("Maria", "Dmitri").replace(" she ", " he ").replace(" her ", " his "),
        lambda text: text.replace("Maria", "Chukwuemeka"),
        lambda text: text.replace("Maria", "Nguyen Thi Lan"),
        lambda text: text.replace("Osei", "Smith"),
        lambda text: text.replace("Osei", "Papadopoulos"),
        lambda text: text.replace("Brightwater", "Quillfoot"),
        lambda text: text.replace("Brightwater", "Corbel and Sons"),
        lambda text: text.replace("Harrow Dairy", "Munich Brewing"),
        lambda text: text.replace("Dear", "Hi"),
        lambda text: text.replace("Dear", "Hello"),
        lambda text: text.replace("favour", "favor"),
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("could you", "could you").replace("'", "’"),
        lambda text: text.replace("Tuesday", "Thursday"),
        lambda text: text + "\n",
        lambda text: text.replace("Jo Reed", "Fatima Haddad"),
    ],
)
def test_names_places_typography_and_spelling_do_not_count(coach: Coach, change: Callable[[str], str]) -> None:
    assert judgement(coach.score(change(written()))) == judgement(coach.score(written()))


@pytest.mark.parametrize(
    ("sentence", "criterion"),
    [(THANKS, "gratitude"), (DETAIL, "specific"), (SKILL, "qualification"), (WISH, "interest")],
)
def test_taking_a_sentence_out_lowers_what_it_earned(coach: Coach, sentence: str, criterion: str) -> None:
    shorter = NOTE.replace(sentence, "").format(**PLAIN)
    full, less = coach.score(written(), Kind.THANK_YOU), coach.score(shorter, Kind.THANK_YOU)

    assert level(less, criterion) < level(full, criterion)
    assert full.score is not None
    assert less.score is not None
    assert less.score < full.score


@pytest.mark.parametrize(
    ("sentence", "weather"),
    [
        (one, weather)
        for one in (THANKS, DETAIL, SKILL, WISH, STEP)
        for weather in (
            "The sun is out at last and the plum trees are in flower.",
            "It has been raining here since the morning.",
        )
    ],
)
def test_a_word_about_the_weather_raises_no_content(coach: Coach, sentence: str, weather: str) -> None:
    text = NOTE.replace(sentence, "").format(**PLAIN)
    before = coach.score(text, Kind.THANK_YOU)
    after = coach.score(re.sub(r"\n\nBest", f" {weather}\n\nBest", text), Kind.THANK_YOU)

    for criterion in ("gratitude", "context", "specific", "qualification", "interest", "next_step"):
        assert level(after, criterion) <= level(before, criterion), criterion


@pytest.mark.parametrize("note", [NOTE.format(**PLAIN), "Dear Jo,\n\n" + "I like the shop. " * 4 + "\n\nBest,\nSam"])
def test_quoted_mail_below_changes_nothing(coach: Coach, note: str) -> None:
    quoted = note + "\n\n> On Monday you wrote:\n> Could you send your salary expectations by Friday or else?\n"

    assert judgement(coach.score(quoted, Kind.THANK_YOU)) == judgement(coach.score(note, Kind.THANK_YOU))


def test_fifty_thousand_characters_come_back(coach: Coach) -> None:
    words = (written() + "\n\n") * 90

    assert coach.score(words[:50_000], Kind.THANK_YOU).score is not None

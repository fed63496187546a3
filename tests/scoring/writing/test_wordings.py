"""Every sentence that is offered earns its criterion once it is filled in, and none goes out with a blank unseen."""

import re
from collections.abc import Iterator

import pytest

from coach import Coach
from coach.domain.messages import Kind
from coach.domain.rubric import load_rubric
from coach.errors import InvalidRubric
from coach.scoring.strength import AGAINST
from coach.scoring.writing.wordings import parse_wordings, patterns_for, wordings

NEUTRAL = "Dear Ms Osei,\n\nI hope that the week is going well.\n\n{0}\n\nKind regards,\nInes Moreau"
REQUESTS = {
    "opinion": "How did you find the interview?",
    "availability": "Which days would suit you next week?",
    "documents": "Could you send us your passport and your transcript?",
    "test": "Please complete the attached exercise.",
    "rejection": "Unfortunately we have decided to go ahead with another candidate.",
    "nothing": "",
}
BLANK = re.compile(r"\[([^\]]+)\]")
FILL = {
    "day": "Tuesday", "what you saw": "the press room", "topic": "the late shift", "your thought on it": "how a second queue would shorten it",
    "why it matters": "the drivers come back late", "how long": "four years", "where": "a busy practice",
    "what you did": "cut missed appointments by a third", "result": "nobody waits longer than a week",
    "what they need": "plan two shifts at once", "skill": "shift planning",
    "your reason": "you fix the cause and not just the queue", "the date they named": "Friday 14 May",
    "your suggestion": "a day's notice of the test", "what you promised": "the rota that I built",
    "what they wanted": "my passport", "last document": "my transcript",
    "day and time": "Tuesday 4 May at 10:00", "time": "10:00", "time zone": "London time", "document": "the signed form",
    "what it was": "the hour with the night team", "what you missed": "a word about the test beforehand",
    "why it helped": "I saw a real handover", "what happened": "nobody told me that the test would come first",
    "in your words": "well prepared", "your impression": "I had to guess what mattered", "what you made": "a short report on the returns",
    "your assumption": "the figures are those of last year", "your main choice": "the order of the queues",
    "whom": "the night team", "what you liked": "the two short talks", "what worked well": "the day was well prepared",
    "your question": "my answers about planning", "day or time": "morning this week", "each document": "my passport and my references",
    "role": "planner", "company": "Larch Foods", "something they said": "moving the booking desk next to the ward",
}  # fmt: skip


def all_cases() -> Iterator[tuple[Kind, str, str, int]]:
    for kind, criteria in load_rubric().criteria.items():
        for criterion in criteria:
            for occasion in REQUESTS if kind is Kind.FEEDBACK_REPLY else ["nothing"]:
                for n in range(len(patterns_for(kind, criterion.id, REQUESTS[occasion]))):
                    yield kind, criterion.id, occasion, n


ALL = list(all_cases())
every_wording = pytest.mark.parametrize(("kind", "criterion", "occasion", "n"), ALL)


def offered(kind: Kind, criterion: str, occasion: str, n: int) -> str:
    return wordings(kind, criterion, interviewers=("Ada Osei", "Bo Lin"), request=REQUESTS[occasion])[n]


def filled(sentence: str) -> str:
    return BLANK.sub(lambda match: FILL[match[1]], sentence)


def level(coach: Coach, kind: Kind, criterion: str, occasion: str, sentence: str) -> int:
    result = coach.score(NEUTRAL.format(sentence), kind, request=REQUESTS[occasion])
    return next(one.level for one in result.criteria if one.id == criterion)


@every_wording
def test_a_wording_that_is_filled_in_earns_its_criterion(
    coach: Coach, kind: Kind, criterion: str, occasion: str, n: int
) -> None:
    sentence = filled(offered(kind, criterion, occasion, n))
    without = level(coach, kind, criterion, occasion, "")
    assert level(coach, kind, criterion, occasion, sentence) > without, sentence


@every_wording
def test_every_blank_left_in_is_found(coach: Coach, kind: Kind, criterion: str, occasion: str, n: int) -> None:
    sentence = offered(kind, criterion, occasion, n)
    note = NEUTRAL.format(sentence)
    found = [(one.start, one.end) for one in coach.score(note, kind).findings if one.id == "placeholder"]
    at = note.index(sentence)
    assert found == [(at + match.start(), at + match.end()) for match in BLANK.finditer(sentence)]


@every_wording
def test_no_wording_is_worn_or_wrong_in_itself(coach: Coach, kind: Kind, criterion: str, occasion: str, n: int) -> None:
    note = NEUTRAL.format(filled(offered(kind, criterion, occasion, n)))
    findings = coach.score(note, kind, subject="The planner role", interviewers=("Ada Osei", "Bo Lin")).findings
    assert [one.id for one in findings if one.severity != "advice" or one.id == "stock_phrase"] == []


def test_every_criterion_that_a_sentence_can_earn_has_three_or_four() -> None:
    for kind, criteria in load_rubric().criteria.items():
        for criterion in criteria:
            if not criterion.example or criterion.id in AGAINST:
                assert wordings(kind, criterion.id) == ()
            elif criterion.id != "helpful":
                assert 3 <= len(wordings(kind, criterion.id)) <= 4, criterion.id


@pytest.mark.parametrize("occasion", REQUESTS)
def test_after_a_rejection_alone_nothing_is_to_be_answered(occasion: str) -> None:
    found = wordings(Kind.FEEDBACK_REPLY, "answer", request=REQUESTS[occasion])
    assert bool(found) is (occasion != "rejection")


def test_the_record_fills_what_it_knows() -> None:
    (first, *_) = wordings(Kind.THANK_YOU, "interest", role="planner", company="Larch Foods")
    assert "Larch Foods" in first
    assert "planner" in first
    asked = wordings(Kind.FEEDBACK_REPLY, "answer", request=REQUESTS["documents"])
    assert "passport and transcript" in asked[0]


@pytest.mark.parametrize(
    ("jotting", "shown"),
    [
        ("- The tin roof.", "about the tin roof has"),
        ("Their plan for the late edition", "about your plan for the late edition has"),
        ("how they train apprentices", "about how they train apprentices has"),
        ("Training the apprentices", "about training the apprentices has"),
        ("Leeds office", "about Leeds office has"),
        ("late edition in one shift", "about late edition in one shift has"),
        ("They need two planners", "[your words for: They need two planners]"),
        ("asked about my rota", "[your words for: asked about my rota]"),
        ("budget: small!", "[your words for: budget: small!]"),
        ("roof [tin]", "[your words for: roof tin]"),
        ("x" * 80, f"[your words for: {'x' * 50}…]"),
        ("salary 30-34k", "[something they said]"),
        ("", "[something they said]"),
    ],
)
def test_a_jotting_goes_in_where_it_fits_and_else_as_a_blank_that_says_it(
    coach: Coach, jotting: str, shown: str
) -> None:
    sentence = wordings(Kind.THANK_YOU, "specific", jottings=jotting)[0]
    assert shown in sentence
    stops = [one.id for one in coach.score(NEUTRAL.format(sentence), Kind.THANK_YOU).findings if one.severity == "stop"]
    assert bool(stops) is ("[" in shown)


def test_each_jotting_is_offered_once() -> None:
    found = wordings(Kind.THANK_YOU, "specific", jottings="the roof\nthe night desk")
    assert ["the roof" in one for one in found] == [True, False, False]
    assert ["the night desk" in one for one in found] == [False, True, False]


def test_who_was_alone_is_not_told_of_others() -> None:
    alone = wordings(Kind.THANK_YOU, "context", interviewers=("Ada Osei",))
    panel = wordings(Kind.THANK_YOU, "context", interviewers=("Ada Osei", "Bo Lin", "Cy Roe"))
    assert len(panel) == len(alone) + 1
    assert "Bo Lin and Cy Roe" in panel[-1]


@pytest.mark.parametrize("hostile", ["{0}", "{role}", "\\1", "[x]", "<b>", "x" * 500, "\0"])
def test_hostile_details_stay_as_they_were_typed(hostile: str) -> None:
    for one in wordings(Kind.THANK_YOU, "interest", role=hostile, company=hostile)[:1]:
        assert one.count(hostile) == 2
    wordings(Kind.FEEDBACK_REPLY, "answer", interviewers=(hostile,) * 3, jottings=hostile, request=hostile)


@pytest.mark.parametrize(
    "source",
    [
        '[letter.gratitude]\nany = ["Thanks."]',
        '[thank_you.answer]\nany = ["Thanks."]',
        '[thank_you.gratitude]\nquiz = ["Thanks."]',
        '[thank_you.gratitude]\nany = ["Thanks, {person}."]',
        "[thank_you",
    ],
)
def test_sentences_that_nobody_would_be_offered_or_could_fill_are_refused(source: str) -> None:
    assert parse_wordings('[thank_you.gratitude]\nany = ["Thanks, {others}, for {jotting}."]')
    with pytest.raises(InvalidRubric, match="wordings"):
        parse_wordings(source)

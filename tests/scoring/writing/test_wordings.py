"""Every sentence that is offered earns its criterion once it is filled in, and none goes out with a blank unseen."""

import re

import pytest

from coach import Coach
from coach.domain.messages import Kind
from coach.domain.rubric import load_rubric
from coach.scoring.strength import AGAINST
from coach.scoring.writing.wordings import _patterns, wordings

NEUTRAL = "Dear Ms Osei,\n\nI hope that the week is going well.\n\n{0}\n\nKind regards,\nInes Moreau"
FILL = {
    "day": "Tuesday", "what you saw": "the press room", "topic": "the late shift", "what was explained": "the night desk",
    "what was said": "half of the parcels come back for three reasons", "your idea for it": "sorting them at the door",
    "your thought on it": "how a second queue would shorten it", "how long": "four years", "where": "a busy practice",
    "what you did": "cut missed appointments by a third", "result": "nobody waits longer than a week",
    "what they need": "plan two shifts at once", "skill": "shift planning",
    "your reason": "you fix the cause and not just the queue", "the date they named": "Friday 14 May",
    "what draws you": "the work with the night team", "your suggestion": "the rota that I built last year",
    "what they wanted": "my two references and the signed form", "their question": "the notice period",
    "your answer": "I could start on 3 June", "day and time": "Tuesday 4 May at 10:00", "time": "10:00", "time zone": "London time",
    "what it was": "the hour with the night team", "why": "I saw a real handover", "document": "my certificate",
    "last document": "the police check", "whom": "the night team",
    "what you liked": "the two short talks", "what": "that there is a test", "day or time": "morning this week",
    "role": "planner", "company": "Larch Foods", "interviewer's name": "Ms Osei", "something they said": "moving the booking desk",
}  # fmt: skip
ALL = [
    (Kind(kind), criterion, n)
    for kind, criteria in _patterns().items()
    for criterion, patterns in criteria.items()
    for n in range(len(patterns))
]


def filled(sentence: str) -> str:
    return re.sub(r"\[([^\]]+)\]", lambda match: FILL[match[1]], sentence)


def level(coach: Coach, kind: Kind, criterion: str, sentence: str) -> int:
    result = coach.score(NEUTRAL.format(sentence), kind)
    return next(one.level for one in result.criteria if one.id == criterion)


@pytest.mark.parametrize(("kind", "criterion", "n"), ALL)
def test_a_wording_that_is_filled_in_earns_its_criterion(coach: Coach, kind: Kind, criterion: str, n: int) -> None:
    sentence = filled(wordings(kind, criterion)[n])
    assert level(coach, kind, criterion, sentence) > level(coach, kind, criterion, ""), sentence


@pytest.mark.parametrize(("kind", "criterion", "n"), ALL)
def test_every_blank_left_in_is_found(coach: Coach, kind: Kind, criterion: str, n: int) -> None:
    sentence = wordings(kind, criterion)[n]
    note = NEUTRAL.format(sentence)
    found = [(one.start, one.end) for one in coach.score(note, kind).findings if one.id == "placeholder"]
    at = note.index(sentence)
    blanks = [(at + match.start(), at + match.end()) for match in re.finditer(r"\[[^\]]+\]", sentence)]
    assert found == blanks


@pytest.mark.parametrize(("kind", "criterion", "n"), ALL)
def test_no_wording_is_worn_or_wrong_in_itself(coach: Coach, kind: Kind, criterion: str, n: int) -> None:
    findings = coach.score(
        NEUTRAL.format(filled(wordings(kind, criterion)[n])), kind, subject="The planner role"
    ).findings
    assert [one.id for one in findings if one.severity != "advice" or one.id == "stock_phrase"] == []


def test_what_the_record_knows_is_filled_in() -> None:
    found = wordings(
        Kind.THANK_YOU, "specific", role="Planner", company="Larch", jottings="- The tin roof.\n- Two shifts at once"
    )
    assert "the tin roof" in found[0]
    assert "Two shifts at once" in found[2]


def test_every_criterion_that_a_sentence_can_earn_has_wordings_of_its_own() -> None:
    for kind, criteria in load_rubric().criteria.items():
        for criterion in criteria:
            by_leaving_out = criterion.id in AGAINST
            assert bool(wordings(kind, criterion.id)) is (bool(criterion.example) and not by_leaving_out), criterion.id


@pytest.mark.parametrize("hostile", ["{0}", "{role}", "\\1", "[x]", "<b>", "x" * 500])
def test_hostile_details_stay_as_they_were_typed(hostile: str) -> None:
    for one in wordings(Kind.THANK_YOU, "interest", role=hostile, company=hostile)[:2]:
        assert hostile in one

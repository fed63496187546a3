"""The line beside a score that was not reached by the default rules."""

import pytest

from coach import Coach
from coach.domain.choices import Choices
from coach.domain.messages import Kind
from coach.ui.components.own_rules import own_rules
from tests.ui.reading import seen_in

NOTE = "Dear Ms Osei,\n\nThank you for the tour of the press room on Tuesday.\n\nKind regards,\nInes Moreau"
OWN = Choices().with_weights(Kind.THANK_YOU, {"clean": 0, "frame": 30})


def line(coach: Coach, choices: Choices, kind: Kind = Kind.THANK_YOU) -> str:
    return own_rules(coach.with_choices(choices).score(NOTE, kind))


def test_nothing_is_said_of_a_score_by_the_default(coach: Coach) -> None:
    assert line(coach, Choices()) == ""
    assert line(coach, OWN, Kind.CHECK_IN) == ""


@pytest.mark.parametrize(
    ("choices", "told", "untold"),
    [
        (OWN, ("own weights", "off: Reads easily", "band was fitted on the default"), ("Switched off by you",)),
        (Choices(muted=("gift", "pay")), ("Switched off by you: A gift or favour (Stop), Pay",), ("own weights",)),
        (OWN.with_muted("pay"), ("own weights", "Switched off by you: Pay"), ()),
    ],
)
def test_it_says_what_is_different_and_leads_to_it(
    coach: Coach, choices: Choices, told: tuple[str, ...], untold: tuple[str, ...]
) -> None:
    seen = seen_in(line(coach, choices))
    assert all(words in seen.text for words in told)
    assert not any(words in seen.text for words in untold)
    assert seen.links == ["rubric"]

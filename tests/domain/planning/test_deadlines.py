"""Offers that must be answered by a date."""

import pytest

from coach.domain.actions import Action, Due, Rule, What
from coach.domain.applications import Application, Event, EventKind, Stage
from tests.domain.planning.planning import asked, event, larch, met, moment, plan_all, promised

WAITING = larch(met("2026-06-02T14:00", contact="Ada"), promised("2026-06-02", "2026-06-30"))


def offering(
    when: str = "2026-06-03T09:00", until: str | None = "2026-06-12", *more: Event, stage: Stage = Stage.SAVED
) -> Application:
    details = {"promised_on": until} if until else {}
    return Application(
        "Oak Bank", stage=stage, events=(met("2026-05-20"), event(EventKind.OFFER, when, **details), *more)
    )


def plan_both(waiting: Application, offer: Application, now: str) -> tuple[list[Action], list[Action]]:
    """What to do about the one that waits, and about the offer."""
    actions = plan_all({"w": waiting, "o": offer}, now)
    return [one for one in actions if one.application_id == "w"], [one for one in actions if one.application_id == "o"]


def deadlines(actions: list[Action]) -> list[Due]:
    return [one.due for one in actions if one.what is What.DECIDE_BY]


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-06-03T08:59:59", []),
        ("2026-06-03T09:00", [Due.GREEN]),
        ("2026-06-09T22:59:59", [Due.GREEN]),
        ("2026-06-09T23:00", [Due.AMBER]),  # two business days before
        ("2026-06-11T22:59:59", [Due.AMBER]),
        ("2026-06-11T23:00", [Due.RED]),  # the day itself
        ("2026-06-12T22:59:59", [Due.RED]),
        ("2026-06-12T23:00", []),
    ],
)
def test_a_deadline_is_told_to_those_who_still_decide_and_answered_itself(now: str, expected: list[Due]) -> None:
    waiting, offer = plan_both(WAITING, offering(), now)
    assert (deadlines(waiting), deadlines(offer)) == (expected, expected)


@pytest.mark.parametrize(("now", "expected"), [("2026-06-11T09:00", Due.AMBER), ("2026-06-12T09:00", Due.RED)])
def test_the_last_business_day_is_the_last_chance(now: str, expected: Due) -> None:
    waiting, _ = plan_both(WAITING, offering(until="2026-06-14"), now)  # a Sunday
    assert deadlines(waiting) == [expected]


def test_it_overrides_the_rule_of_waiting_and_says_whom_to_write_to() -> None:
    waiting, _ = plan_both(WAITING, offering(), "2026-06-08T09:00")
    assert [one.what for one in waiting if one.what is not What.THANK_YOU] == [What.DECIDE_BY]
    (action,) = (one for one in waiting if one.what is What.DECIDE_BY)
    assert (action.rule, action.whom, action.until) == (Rule.OTHER_DEADLINE, "Ada", moment("2026-06-12"))
    assert "F45" in action.facts
    assert "Oak Bank" in action.why


def test_once_told_the_ordinary_rules_come_back() -> None:
    told = larch(*WAITING.events, asked("2026-06-04T09:00"))
    waiting, _ = plan_both(told, offering(), "2026-06-08T09:00")
    assert [(one.what, one.due) for one in waiting] == [(What.SECOND_CHECK_IN, Due.STOP)]


def test_a_question_asked_before_the_offer_came_does_not_tell_of_it() -> None:
    waiting, _ = plan_both(larch(*WAITING.events, asked("2026-06-03T08:59")), offering(), "2026-06-08T09:00")
    assert deadlines(waiting) == [Due.GREEN]


@pytest.mark.parametrize(
    "offer",
    [
        offering(until=None),
        offering(until="2026-06-05"),
        offering("2026-06-09T09:00"),
        offering("2026-06-03T09:00", "2026-06-12", event(EventKind.WITHDRAWAL, "2026-06-04")),
        offering("2026-06-03T09:00", "2026-06-12", event(EventKind.REJECTION, "2026-06-04")),
        offering(stage=Stage.ACCEPTED),
        offering(stage=Stage.CLOSED),
    ],
)
def test_an_offer_without_a_date_run_out_still_to_come_or_answered_presses_nobody(offer: Application) -> None:
    waiting, own = plan_both(WAITING, offer, "2026-06-08T09:00")
    assert deadlines(waiting) + deadlines(own) == []


@pytest.mark.parametrize(
    "other",
    [
        larch(event(EventKind.APPLIED, "2026-06-01")),
        larch(met("2026-06-02"), event(EventKind.REJECTION, "2026-06-03")),
        larch(met("2026-06-02"), stage=Stage.CLOSED),
        larch(met("2026-06-02"), stage=Stage.OFFER),
        larch(met("2026-03-02")),  # long silent
    ],
)
def test_only_an_employer_who_still_decides_is_told(other: Application) -> None:
    waiting, _ = plan_both(other, offering(), "2026-06-08T09:00")
    assert deadlines(waiting) == []


@pytest.mark.parametrize(
    "log",
    [
        (met("2026-03-02"), met("2026-06-02")),
        (met("2026-03-02"), promised("2026-03-02", "2026-06-01")),
        (met("2026-03-02"), event(EventKind.EMPLOYER_REPLY, "2026-06-01")),
    ],
)
def test_their_latest_word_decides_whether_they_have_long_been_silent(log: tuple[Event, ...]) -> None:
    waiting, _ = plan_both(larch(*log), offering(), "2026-06-08T09:00")
    assert deadlines(waiting) == [Due.GREEN]


def test_an_employer_whose_interview_is_still_to_come_is_told_too() -> None:
    waiting, _ = plan_both(larch(met("2026-06-15T09:00")), offering(), "2026-06-08T09:00")
    assert [one.what for one in waiting] == [What.DECIDE_BY, What.PREPARE]


def test_the_nearest_of_two_deadlines_is_the_one_to_tell() -> None:
    later = Application("Elm Press", events=(event(EventKind.OFFER, "2026-06-04", promised_on="2026-06-20"),))
    actions = plan_all({"w": WAITING, "e": later, "o": offering()}, "2026-06-08T09:00")
    assert [one.until for one in actions if one.application_id == "w" and one.what is What.DECIDE_BY] == [
        moment("2026-06-12")
    ]
    assert deadlines([one for one in actions if one.application_id != "w"]) == [Due.GREEN, Due.GREEN]


def test_the_last_offer_of_an_employer_counts() -> None:
    extended = offering(
        "2026-06-03T09:00", "2026-06-05", event(EventKind.OFFER, "2026-06-05T09:00", promised_on="2026-06-19")
    )
    _, own = plan_both(WAITING, extended, "2026-06-08T09:00")
    assert [one.until for one in own if one.what is What.DECIDE_BY] == [moment("2026-06-19")]

"""What the employer asked for: answered at once, or acknowledged with a date."""

import pytest

from coach.domain.actions import Action, Due, Rule, What
from coach.domain.applications import Application, Event, EventKind, RequestKind, Stage
from coach.domain.messages import Kind
from tests.domain.planning.planning import at, event, larch, moment, of, plan_one

ANSWER, ACKNOWLEDGE = What.ANSWER_REQUEST, What.ACKNOWLEDGE_REQUEST
SHORT = (RequestKind.AVAILABILITY, RequestKind.OPINION)
LONG = (RequestKind.DOCUMENTS, RequestKind.TEST)


def request(when: str, kind: RequestKind | None = RequestKind.AVAILABILITY, **details: str) -> Event:
    return event(EventKind.REQUEST_RECEIVED, when, request=kind, **details)


def answer(when: str, kind: RequestKind | None = RequestKind.AVAILABILITY, **details: str) -> Event:
    return event(EventKind.REQUEST_ANSWERED, when, request=kind, **details)


def acknowledged(when: str) -> Event:
    return event(EventKind.NOTE_SENT, when, note=Kind.FEEDBACK_REPLY)


def found(application: Application, now: str, **overrides: int) -> list[Action]:
    return of(plan_one(application, now, **overrides), ANSWER, ACKNOWLEDGE)


def due(application: Application, now: str, **overrides: int) -> tuple[What, Due] | None:
    actions = found(application, now, **overrides)
    assert len(actions) <= 1
    return (actions[0].what, actions[0].due) if actions else None


@pytest.mark.parametrize(
    ("received", "now", "expected"),
    [
        ("2026-06-02T09:00", "2026-06-02T08:59:59", None),
        ("2026-06-02T09:00", "2026-06-02T09:00", Due.GREEN),
        ("2026-06-02T09:00", "2026-06-03T09:00", Due.GREEN),
        ("2026-06-02T09:00", "2026-06-03T09:00:01", Due.AMBER),
        ("2026-06-02T09:00", "2026-06-04T09:00", Due.AMBER),
        ("2026-06-02T09:00", "2026-06-04T09:00:01", Due.RED),
        # A Friday evening is a business day: 24 hours, and no more.
        ("2026-06-05T17:00", "2026-06-06T17:00:01", Due.AMBER),
        # What comes on Saturday or Sunday belongs to Monday; on Easter Monday, to Tuesday.
        ("2026-06-06T09:00", "2026-06-08T22:59:59", Due.GREEN),
        ("2026-06-06T09:00", "2026-06-08T23:00", Due.AMBER),
        ("2026-06-06T09:00", "2026-06-09T23:00", Due.RED),
        ("2026-06-07T22:00", "2026-06-08T22:59:59", Due.GREEN),
        ("2026-04-06T09:00", "2026-04-07T22:59:59", Due.GREEN),
        ("2026-04-06T09:00", "2026-04-07T23:00", Due.AMBER),
        # By the day alone, in whole days.
        ("2026-06-02", "2026-06-03T22:59:59", Due.GREEN),
        ("2026-06-02", "2026-06-03T23:00", Due.AMBER),
        ("2026-06-02", "2026-06-04T22:59:59", Due.AMBER),
        ("2026-06-02", "2026-06-04T23:00", Due.RED),
        # Over the weekend on which the clocks change, and over the leap day.
        ("2026-10-24T09:00", "2026-10-26T23:59:59", Due.GREEN),
        ("2026-10-24T09:00", "2026-10-27T00:00", Due.AMBER),
        ("2028-02-28T09:00", "2028-02-29T09:00:01", Due.AMBER),
        # For a month.
        ("2026-06-02T09:00", "2026-07-02T22:59:59", Due.RED),
        ("2026-06-02T09:00", "2026-07-02T23:00", None),
    ],
)
@pytest.mark.parametrize("kind", [*SHORT, None])
def test_an_answer_is_due_within_a_day_and_late_after_two(
    kind: RequestKind | None, received: str, now: str, expected: Due | None
) -> None:
    assert due(larch(request(received, kind)), now) == (expected and (ANSWER, expected))


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-06-02T22:59:59", Due.GREEN),
        ("2026-06-02T23:00", Due.RED),
    ],
)
def test_the_employers_own_date_comes_first(now: str, expected: Due) -> None:
    assert due(larch(request("2026-06-02T09:00", promised_on="2026-06-02")), now) == (ANSWER, expected)


def test_a_date_that_is_far_off_gives_no_longer_time() -> None:
    application = larch(request("2026-06-02T09:00", promised_on="2026-06-30"))
    assert due(application, "2026-06-04T09:00:01") == (ANSWER, Due.RED)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-06-02T09:00", (ACKNOWLEDGE, Due.GREEN)),
        ("2026-06-03T09:00", (ACKNOWLEDGE, Due.GREEN)),
        ("2026-06-03T09:00:01", (ACKNOWLEDGE, Due.AMBER)),
        ("2026-06-04T09:00:01", (ACKNOWLEDGE, Due.RED)),
        ("2026-06-12T22:59:59", (ACKNOWLEDGE, Due.RED)),
        ("2026-06-12T23:00", (ANSWER, Due.RED)),  # past their date
    ],
)
@pytest.mark.parametrize("kind", LONG)
def test_a_longer_task_is_acknowledged_within_a_day(kind: RequestKind, now: str, expected: tuple[What, Due]) -> None:
    assert due(larch(request("2026-06-02T09:00", kind, promised_on="2026-06-12")), now) == expected


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-06-03T08:00", Due.GREEN),
        ("2026-06-11T22:59:59", Due.GREEN),
        ("2026-06-11T23:00", Due.AMBER),  # their day itself
        ("2026-06-12T22:59:59", Due.AMBER),
        ("2026-06-12T23:00", Due.RED),
        ("2026-07-12T22:59:59", Due.RED),
        ("2026-07-12T23:00", None),
    ],
)
@pytest.mark.parametrize("kind", LONG)
def test_once_acknowledged_it_is_due_the_day_before_their_date(
    kind: RequestKind, now: str, expected: Due | None
) -> None:
    log = (request("2026-06-02T09:00", kind, promised_on="2026-06-12"), acknowledged("2026-06-02T15:00"))
    assert due(larch(*log), now) == (expected and (ANSWER, expected))


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-06-05T09:00", Due.GREEN),
        ("2026-06-05T09:00:01", Due.AMBER),
        ("2026-06-06T09:00", Due.AMBER),
        ("2026-06-06T09:00:01", Due.RED),
    ],
)
def test_without_a_date_such_a_task_has_three_days(now: str, expected: Due) -> None:
    log = (request("2026-06-02T09:00", RequestKind.TEST), acknowledged("2026-06-02T15:00"))
    assert due(larch(*log), now) == (ANSWER, expected)


@pytest.mark.parametrize(
    ("since", "open_"),
    [
        (answer("2026-06-02T10:00"), False),
        (answer("2026-06-02"), False),
        (answer("2026-06-02T10:00", None), False),
        (answer("2026-06-02T08:59"), True),
        (answer("2026-06-01"), True),
        (answer("2026-06-02T10:00", RequestKind.OPINION), True),
        (answer("2026-06-02T10:00", request_id="r1"), False),
        (answer("2026-06-02T10:00", request_id="r2"), True),
        (answer("2026-06-02T13:00"), True),  # still to come
        (acknowledged("2026-06-02T10:00"), True),
        (event(EventKind.REJECTION, "2026-06-02T10:00"), False),
        (event(EventKind.WITHDRAWAL, "2026-06-02"), False),
        (event(EventKind.OFFER, "2026-06-02T10:00"), False),
        (event(EventKind.REJECTION, "2026-06-01"), True),  # they may ask how it was
        (event(EventKind.EMPLOYER_REPLY, "2026-06-02T10:00"), True),
    ],
)
def test_its_own_answer_or_a_decision_settles_it(since: Event, open_: bool) -> None:
    application = larch(request("2026-06-02T09:00", request_id="r1"), since)
    assert bool(found(application, "2026-06-02T12:00")) is open_


def test_documents_are_wanted_after_an_offer_too() -> None:
    log = (request("2026-06-02T09:00", RequestKind.DOCUMENTS), event(EventKind.OFFER, "2026-06-02T10:00"))
    assert due(larch(*log), "2026-06-02T12:00") == (ACKNOWLEDGE, Due.GREEN)


@pytest.mark.parametrize("stage", [Stage.CLOSED, Stage.REJECTED, Stage.WITHDRAWN])
def test_a_search_that_is_over_owes_no_answers(stage: Stage) -> None:
    assert found(larch(request("2026-06-02T09:00"), stage=stage), "2026-06-02T12:00") == []


def test_two_requests_are_two_actions() -> None:
    log = (request("2026-06-02T09:00", request_id="a"), request("2026-06-02T09:30", request_id="b", contact="Ada"))
    first, second = found(larch(*log), "2026-06-02T12:00")
    assert (first.whom, second.whom, first.id != second.id) == (None, "Ada", True)


def test_a_second_request_of_a_kind_on_one_day_is_not_told_twice() -> None:
    assert len(found(larch(request("2026-06-02T09:00"), request("2026-06-02T10:00")), "2026-06-02T12:00")) == 1


def test_the_action_carries_its_window_its_rule_and_its_facts() -> None:
    (action,) = found(larch(request("2026-06-02T09:00")), "2026-06-02T12:00")
    assert (action.from_, action.until) == (at("2026-06-02T09:00"), at("2026-06-03T09:00"))
    assert (action.rule, action.facts) == (Rule.REQUEST, ("F56", "D"))
    (later,) = found(larch(request("2026-06-06T09:00")), "2026-06-06T12:00")
    assert later.until == moment("2026-06-08")


def test_the_user_may_set_other_limits() -> None:
    limits = {"request_green_hours": 2, "request_amber_hours": 4}
    moments = ("2026-06-02T11:00", "2026-06-02T11:00:01", "2026-06-02T13:00:01")
    application = larch(request("2026-06-02T09:00"))
    assert [due(application, now, **limits) for now in moments] == [
        (ANSWER, Due.GREEN), (ANSWER, Due.AMBER), (ANSWER, Due.RED),
    ]  # fmt: skip

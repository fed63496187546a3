"""The wait after an interview: when the first check-in is due, and what ends a wait or begins the next."""

from zoneinfo import ZoneInfo

import pytest

from coach.domain.actions import Due, Rule, What
from coach.domain.applications import Event, EventKind, RequestKind, Stage
from tests.domain.planning.planning import (
    ASKS,
    FIRST,
    LONDON,
    NEW_YORK,
    PARK,
    TOKYO,
    asked,
    event,
    larch,
    met,
    moment,
    of,
    plan_one,
    promised,
    replied,
    thanked,
    wait,
)

# Tuesday 2 June 2026: no holiday in the weeks after. Its fifth business day is Tuesday the 9th, its tenth the 16th.
MET = met("2026-06-02T14:00", contact="Ada")


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-06-02T13:59:59", None),
        ("2026-06-02T14:00", (FIRST, Due.NOT_YET)),
        ("2026-06-08T22:59:59", (FIRST, Due.NOT_YET)),
        ("2026-06-08T23:00", (FIRST, Due.GREEN)),  # midnight in London
        ("2026-06-16T22:59:59", (FIRST, Due.GREEN)),
        ("2026-06-16T23:00", (FIRST, Due.AMBER)),
        ("2026-08-01T22:59:59", (FIRST, Due.AMBER)),  # sixty days on
        ("2026-08-01T23:00", (PARK, Due.STOP)),
        ("2026-08-08T22:59:59", (PARK, Due.STOP)),
        ("2026-08-08T23:00", None),
    ],
)
@pytest.mark.parametrize("interview", [MET, met("2026-06-02", contact="Ada")])
def test_without_a_date_the_first_check_in_is_five_to_ten_business_days_after_the_interview(
    interview: Event, now: str, expected: tuple[What, Due] | None
) -> None:
    if interview.on and now < "2026-06-02T14:00":
        expected = (FIRST, Due.NOT_YET)  # only the day is known, and it has begun
    assert wait(larch(interview), now) == expected


def test_the_window_is_made_of_days_and_goes_to_the_last_interviewer() -> None:
    (action,) = of(plan_one(larch(MET), "2026-06-03T09:00"), FIRST)
    assert (action.from_, action.until, action.whom) == (moment("2026-06-09"), moment("2026-06-16"), "Ada")
    assert action.rule is Rule.NO_DATE_PROMISED
    assert "F19" in action.facts


@pytest.mark.parametrize(
    ("interview", "from_", "until"),
    [
        ("2026-04-01T14:00", "2026-04-10", "2026-04-17"),  # over Easter
        ("2026-12-23T14:00", "2027-01-04", "2027-01-11"),  # over Christmas and New Year
        ("2026-06-06T14:00", "2026-06-12", "2026-06-19"),  # a Saturday
        ("2028-02-24T14:00", "2028-03-02", "2028-03-09"),  # over the leap day
        ("2026-06-02T22:59:59", "2026-06-09", "2026-06-16"),
        ("2026-06-02T23:00", "2026-06-10", "2026-06-17"),  # already Wednesday in London
    ],
)
def test_business_days_leave_out_weekends_and_holidays(interview: str, from_: str, until: str) -> None:
    (action,) = of(plan_one(larch(met(interview)), interview), FIRST)
    assert (action.from_, action.until) == (moment(from_), moment(until))


@pytest.mark.parametrize(("zone", "opens"), [(LONDON, "2026-03-31T23:00"), (NEW_YORK, "2026-04-01T04:00")])
def test_the_window_opens_at_the_users_midnight_after_the_clocks_have_changed(zone: ZoneInfo, opens: str) -> None:
    interview = larch(met("2026-03-25T18:00"))
    before = moment(opens).isoformat().replace("T04:00:00", "T03:59:59").replace("T23:00:00", "T22:59:59")
    assert wait(interview, before, zone) == (FIRST, Due.NOT_YET)
    assert wait(interview, opens, zone) == (FIRST, Due.GREEN)


def test_who_moves_zones_counts_from_the_day_it_is_there() -> None:
    interview = larch(met("2026-06-02T16:00"))  # the third of June in Tokyo
    (here,) = of(plan_one(interview, "2026-06-03T09:00"), FIRST)
    (there,) = of(plan_one(interview, "2026-06-03T09:00", TOKYO), FIRST)
    assert (here.from_, there.from_, here.id) == (moment("2026-06-09"), moment("2026-06-10"), there.id)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-06-03T09:00", (FIRST, Due.STOP)),
        ("2026-06-12T22:59:59", (FIRST, Due.STOP)),  # the last minute of their day
        ("2026-06-12T23:00", (FIRST, Due.NOT_YET)),
        ("2026-06-15T22:59:59", (FIRST, Due.NOT_YET)),
        ("2026-06-15T23:00", (FIRST, Due.GREEN)),  # Tuesday the 16th
        ("2026-06-23T22:59:59", (FIRST, Due.GREEN)),
        ("2026-06-23T23:00", (FIRST, Due.AMBER)),
        ("2026-08-11T22:59:59", (FIRST, Due.AMBER)),
        ("2026-08-11T23:00", (PARK, Due.STOP)),
    ],
)
@pytest.mark.parametrize("told", ["2026-06-02", "2026-06-02T13:50", "2026-06-04T09:00", "2026-05-28"])
def test_a_promised_date_has_to_pass_and_two_business_days_more(
    told: str, now: str, expected: tuple[What, Due]
) -> None:
    if told > now:
        expected = (FIRST, Due.NOT_YET)
    assert wait(larch(MET, promised(told, "2026-06-12")), now) == expected


def test_the_date_counts_even_where_it_comes_sooner_than_the_fifth_business_day() -> None:
    (action,) = of(plan_one(larch(MET, promised("2026-06-02", "2026-06-03")), "2026-06-05T09:00"), FIRST)
    assert (action.from_, action.due, action.rule) == (moment("2026-06-05"), Due.GREEN, Rule.DATE_PROMISED)
    assert {"F19", "F29"} <= set(action.facts)


def test_a_decision_promised_for_the_day_of_the_interview_is_a_date_like_any_other() -> None:
    log = larch(MET, promised("2026-06-02", "2026-06-02"))
    assert of(plan_one(log, "2026-06-02T20:00"), FIRST)[0].due is Due.STOP
    assert of(plan_one(log, "2026-06-04T09:00"), FIRST)[0].due is Due.GREEN


def test_a_word_on_the_day_of_the_interview_begins_no_new_wait() -> None:
    plain, promising = (
        plan_one(larch(*log), "2026-06-12T09:00") for log in ((MET,), (MET, promised("2026-06-02T15:00", "2026-06-05")))
    )
    assert of(plain, FIRST)[0].id == of(promising, FIRST)[0].id


def test_a_later_promise_takes_the_place_of_an_earlier_one() -> None:
    log = (MET, promised("2026-06-02", "2026-06-05"), promised("2026-06-06T10:00", "2026-06-19"))
    (action,) = of(plan_one(larch(*log), "2026-06-08T09:00"), FIRST)
    assert (action.due, action.from_) == (Due.STOP, moment("2026-06-23"))


def test_a_promise_from_before_this_round_is_no_promise_about_it() -> None:
    log = (met("2026-05-12"), promised("2026-05-12", "2026-05-20"), MET)
    assert of(plan_one(larch(*log), "2026-06-03T09:00"), FIRST)[0].from_ == moment("2026-06-09")


@pytest.mark.parametrize("kind", [EventKind.OFFER, EventKind.REJECTION, EventKind.WITHDRAWAL])
@pytest.mark.parametrize("when", ["2026-06-04T09:00", "2026-06-04"])
def test_a_decision_ends_the_wait(kind: EventKind, when: str) -> None:
    assert wait(larch(MET, event(kind, when)), "2026-06-10T09:00") is None
    assert wait(larch(MET, event(kind, when)), "2026-06-03T09:00") == (FIRST, Due.NOT_YET)


@pytest.mark.parametrize("stage", [Stage.REJECTED, Stage.WITHDRAWN, Stage.ACCEPTED, Stage.CLOSED, Stage.OFFER])
def test_a_stage_known_without_a_date_ends_it_too(stage: Stage) -> None:
    assert wait(larch(MET, stage=stage), "2026-06-10T09:00") is None


@pytest.mark.parametrize(
    ("kind", "stage"),
    [
        (EventKind.OFFER, Stage.OFFER),
        (EventKind.REJECTION, Stage.REJECTED),
        (EventKind.WITHDRAWAL, Stage.WITHDRAWN),
    ],
)
def test_the_stage_of_a_decision_still_to_come_ends_nothing_yet(kind: EventKind, stage: Stage) -> None:
    decided = larch(MET, event(kind, "2026-06-04"), stage=stage)
    assert wait(decided, "2026-06-03T09:00") == (FIRST, Due.NOT_YET)
    assert wait(decided, "2026-06-04T09:00") is None
    assert wait(larch(MET, event(kind, "2026-06-04"), stage=Stage.ACCEPTED), "2026-06-03T09:00") is None
    assert wait(larch(MET, event(kind, "2260-06-04"), stage=stage), "2026-06-03T09:00") is None  # a slip of the year


def test_a_reply_that_decides_nothing_ends_one_wait_and_begins_the_next() -> None:
    log = (MET, asked("2026-06-09T09:00"), replied("2026-06-10T09:00"))
    (action,) = of(plan_one(larch(*log), "2026-06-11T09:00"), *ASKS)
    assert (action.what, action.due, action.from_) == (FIRST, Due.NOT_YET, moment("2026-06-17"))
    (before,) = of(plan_one(larch(MET), "2026-06-09T09:00"), *ASKS)
    assert action.id != before.id


def test_a_reply_does_not_cut_short_a_date_that_still_stands() -> None:
    log = (MET, promised("2026-06-02", "2026-06-10"), replied("2026-06-03T09:00"))
    assert of(plan_one(larch(*log), "2026-06-04T09:00"), FIRST)[0].from_ == moment("2026-06-12")


def test_a_reply_just_before_their_date_gives_them_five_business_days_more() -> None:
    log = (MET, promised("2026-06-02", "2026-06-10"), replied("2026-06-09T09:00"))
    assert of(plan_one(larch(*log), "2026-06-15T09:00"), FIRST)[0].from_ == moment("2026-06-16")


def test_a_reply_with_a_date_is_a_promise() -> None:
    log = (MET, replied("2026-06-09T09:00"), promised("2026-06-09T09:00", "2026-06-12"))
    assert of(plan_one(larch(*log), "2026-06-10T09:00"), FIRST)[0].due is Due.STOP
    assert of(plan_one(larch(*log), "2026-06-16T09:00"), FIRST)[0].due is Due.GREEN


def test_a_further_round_begins_the_wait_again_and_counts_the_asks_anew() -> None:
    log = (MET, asked("2026-06-09T09:00"), asked("2026-06-16T09:00"), met("2026-06-18T09:00"))
    assert wait(larch(*log), "2026-06-19T09:00") == (FIRST, Due.NOT_YET)


def test_nobody_waits_while_an_interview_is_coming_up_or_going_on() -> None:
    log = (MET, met("2026-06-18T09:00", ended_at="2026-06-18T10:00"))
    assert wait(larch(*log), "2026-06-12T09:00") is None
    assert wait(larch(*log), "2026-06-18T09:59:59") is None
    assert wait(larch(*log), "2026-06-18T10:00") == (FIRST, Due.NOT_YET)


def test_nobody_asks_while_owing_an_answer_and_the_wait_runs_from_it() -> None:
    request = event(EventKind.REQUEST_RECEIVED, "2026-06-04T09:00", request=RequestKind.AVAILABILITY)
    answer = event(EventKind.REQUEST_ANSWERED, "2026-06-11T09:00", request=RequestKind.AVAILABILITY)
    assert wait(larch(MET, request), "2026-06-10T09:00") is None
    assert of(plan_one(larch(MET, request, answer), "2026-06-12T09:00"), FIRST)[0].from_ == moment("2026-06-18")


def test_a_request_given_up_does_not_hold_the_wait_for_ever() -> None:
    request = event(EventKind.REQUEST_RECEIVED, "2026-06-04T09:00", request=RequestKind.AVAILABILITY)
    assert wait(larch(MET, request), "2026-07-05T09:00") == (FIRST, Due.AMBER)


@pytest.mark.parametrize(
    "log",
    [(), (event(EventKind.APPLIED, "2026-05-01"),), (replied("2026-05-20"),), (promised("2026-05-20", "2026-05-29"),)],
)
def test_only_after_an_interview_is_there_a_wait(log: tuple[Event, ...]) -> None:
    assert plan_one(larch(*log), "2026-06-10T09:00") == ()


def test_other_notes_are_no_asks() -> None:
    log = (MET, thanked("2026-06-02T18:00"), event(EventKind.NOTE_SENT, "2026-06-05T09:00"))
    assert wait(larch(*log), "2026-06-09T09:00") == (FIRST, Due.GREEN)


def test_the_user_may_set_other_limits() -> None:
    limits = {"check_in_from_business_days": 1, "check_in_until_business_days": 2}
    moments = ("2026-06-02T22:00", "2026-06-03T09:00", "2026-06-04T09:00", "2026-06-05T09:00")
    assert [wait(larch(MET), now, **limits) for now in moments] == [
        (FIRST, Due.NOT_YET), (FIRST, Due.GREEN), (FIRST, Due.GREEN), (FIRST, Due.AMBER),
    ]  # fmt: skip

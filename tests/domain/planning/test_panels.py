"""Whom to thank: each of a panel, through the coordinator where there are many, and nobody twice."""

import pytest

from coach.domain.actions import Due, Rule, What
from coach.domain.applications import Application, Contact, Event, EventKind, InterviewType
from tests.domain.planning.planning import at, due, event, larch, met, of, plan_one, thanked


def test_each_of_a_panel_gets_a_note() -> None:
    actions = plan_one(larch(met("2026-05-12T14:00"), people=("Ada", "Bo", "Cy")), "2026-05-12T18:00")
    assert sorted(str(one.whom) for one in of(actions, What.THANK_YOU)) == ["Ada", "Bo", "Cy"]
    assert len({one.id for one in actions}) == len(actions)


@pytest.mark.parametrize(
    ("sent", "left"),
    [
        ((), ["Ada", "Bo"]),
        ((thanked("2026-05-12T17:00", "Ada"),), ["Bo"]),
        ((thanked("2026-05-12T17:00", " ADA "),), ["Bo"]),
        ((thanked("2026-05-12", "Ada"),), ["Bo"]),
        ((thanked("2026-05-12T17:00"),), []),
        ((thanked("2026-05-12T17:00", "Somebody Else"),), ["Ada", "Bo"]),
        ((thanked("2026-05-12T13:59", "Ada"),), ["Ada", "Bo"]),  # before the interview
        ((thanked("2026-05-11"),), ["Ada", "Bo"]),
        ((thanked("2026-05-12T19:00", "Ada"),), ["Ada", "Bo"]),  # still to come
        ((event(EventKind.NOTE_SENT, "2026-05-12T17:00", contact="Ada"),), ["Ada", "Bo"]),  # of no known kind
    ],
)
def test_a_note_settles_the_one_it_went_to_and_one_without_a_name_everybody(
    sent: tuple[Event, ...], left: list[str]
) -> None:
    actions = plan_one(larch(met("2026-05-12T14:00"), *sent, people=("Ada", "Bo")), "2026-05-12T18:00")
    assert sorted(str(one.whom) for one in of(actions, What.THANK_YOU)) == left


def test_a_further_round_starts_the_clock_again() -> None:
    rounds = larch(
        met("2026-05-12T14:00", contact="Ada", round=1),
        thanked("2026-05-12T18:00", "Ada"),
        met("2026-05-19T14:00", contact="Ada", round=2),
    )
    assert due(rounds, "2026-05-13T18:00") is None
    assert due(rounds, "2026-05-19T18:00") == Due.GREEN
    (second,) = of(plan_one(rounds, "2026-05-19T18:00"), What.THANK_YOU)
    (first,) = of(plan_one(larch(rounds.events[0]), "2026-05-12T18:00"), What.THANK_YOU)
    assert first.id != second.id


def test_a_panel_in_the_second_round_leaves_out_whom_the_first_round_names() -> None:
    rounds = larch(
        met("2026-05-12T14:00", contact="Ada"), thanked("2026-05-12T18:00", "Ada"), met("2026-05-19T14:00"),
        people=("Ada", "Bo"),
    )  # fmt: skip
    assert [one.whom for one in of(plan_one(rounds, "2026-05-19T18:00"), What.THANK_YOU)] == ["Bo"]


def test_where_no_name_is_known_there_is_one_note_without_one() -> None:
    (action,) = of(plan_one(larch(met("2026-05-12T14:00")), "2026-05-12T18:00"), What.THANK_YOU)
    assert action.whom is None


@pytest.mark.parametrize(("contact", "expected"), [(None, None), ("Ada", Due.GREEN)])
@pytest.mark.parametrize("type_", [InterviewType.SKILLS_TEST, InterviewType.PERSONALITY_TEST])
def test_a_test_is_thanked_for_only_where_somebody_is_named(
    type_: InterviewType, contact: str | None, expected: Due | None
) -> None:
    application = larch(met("2026-05-12T14:00", type=type_, contact=contact), people=("Ada",))
    assert due(application, "2026-05-12T18:00") == expected


SEVEN = ("Ada", "Bo", "Cy", "Di", "Ed", "Flo", "Gus")


@pytest.mark.parametrize(("people", "notes"), [(SEVEN, 7), ((*SEVEN, "Hal"), 1)])
def test_more_than_seven_people_are_thanked_through_the_coordinator(people: tuple[str, ...], notes: int) -> None:
    actions = of(plan_one(larch(met("2026-05-12T14:00"), people=people), "2026-05-12T18:00"), What.THANK_YOU)
    assert len(actions) == notes
    if notes == 1:
        assert (actions[0].rule, actions[0].naming, actions[0].whom) == (Rule.LARGE_PANEL, people, None)


def day_of_eight(*sent: Event) -> Application:
    interviews = [met(f"2026-05-12T{hour:02}:00", contact=name) for hour, name in enumerate((*SEVEN, "Hal"), start=8)]
    return Application(
        "Larch Foods", contacts=(Contact("Kim", role="Recruiting Coordinator"),), events=(*interviews, *sent)
    )


def test_a_day_of_eight_interviews_runs_from_the_last_and_goes_to_the_coordinator() -> None:
    (action,) = of(plan_one(day_of_eight(), "2026-05-12T18:00"), What.THANK_YOU)
    assert (action.whom, action.naming, action.until) == ("Kim", (*SEVEN, "Hal"), at("2026-05-13T15:00"))


@pytest.mark.parametrize(
    ("sent", "named"),
    [
        (thanked("2026-05-12T17:00", "Kim"), None),
        (thanked("2026-05-12T17:00", "Lee of the front desk"), None),
        (thanked("2026-05-12T17:00"), None),
        (thanked("2026-05-11", "Kim"), (*SEVEN, "Hal")),
        (thanked("2026-05-12T17:00", "Hal"), SEVEN),
    ],
)
def test_the_note_to_the_coordinator_names_whoever_is_not_yet_thanked(
    sent: Event, named: tuple[str, ...] | None
) -> None:
    actions = of(plan_one(day_of_eight(sent), "2026-05-12T18:00"), What.THANK_YOU)
    assert [one.naming for one in actions] == ([named] if named else [])

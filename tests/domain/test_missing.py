"""What is asked after an upload, and what becomes of the answers."""

from datetime import UTC, date, datetime, timedelta

import pytest

from coach.domain.applications import Application, Contact, Event, EventKind, Stage
from coach.domain.missing import Answers, Missing, fill_in, missing_dates

FOUR, FIVE = datetime(2026, 5, 4, 16, tzinfo=UTC), datetime(2026, 5, 4, 17, tzinfo=UTC)
MAY_4, MAY_11 = date(2026, 5, 4), date(2026, 5, 11)
ADA = Contact("Ada")


def larch(stage: Stage = Stage.INTERVIEWING, **fields: object) -> Application:
    return Application("Larch Foods", "Analyst", stage=stage, **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("application", "asked"),
    [
        (larch(Stage.APPLIED), False),
        (larch(Stage.SAVED), False),
        (larch(Stage.REJECTED), False),
        (larch(), True),
        (larch(Stage.OFFER), True),
        (larch(Stage.REJECTED, events=(Event(EventKind.INTERVIEW, on=MAY_4),)), True),
        (larch(events=(Event(EventKind.INTERVIEW, at=FOUR),)), True),
        (larch(events=(Event(EventKind.INTERVIEW, at=FOUR, contact="Ada"),)), True),
        (larch(events=(Event(EventKind.INTERVIEW, at=FOUR, ended_at=FIVE, contact="Ada"),)), False),
        (larch(contacts=(ADA,), events=(Event(EventKind.INTERVIEW, at=FOUR, ended_at=FIVE),)), False),
    ],
)
def test_only_those_that_came_to_an_interview_are_asked_about(application: Application, asked: bool) -> None:
    assert bool(missing_dates(application)) == asked


def test_a_reply_and_a_promise_that_are_known_are_not_asked_for() -> None:
    events = (Event(EventKind.OFFER, on=MAY_11), Event(EventKind.DATE_PROMISED, on=MAY_4, promised_on=MAY_11))
    assert missing_dates(larch(events=events)) == Missing(interview=True, interviewers=True, promise=False, reply=False)


def test_no_answer_changes_nothing() -> None:
    application = larch(contacts=(ADA,), events=(Event(EventKind.INTERVIEW, on=MAY_4),))
    assert fill_in(application, Answers()) == (application.contacts, application.events)


def test_the_end_of_the_interview_completes_the_day_that_was_known() -> None:
    _, events = fill_in(larch(events=(Event(EventKind.INTERVIEW, on=MAY_4),)), Answers(FOUR, interviewers=("Ada",)))
    assert [(one.at, one.ended_at, one.on, one.contact) for one in events] == [(FOUR, FOUR, None, "Ada")]


def test_the_end_of_an_interview_completes_the_start_that_was_known() -> None:
    _, events = fill_in(larch(events=(Event(EventKind.INTERVIEW, at=FOUR),)), Answers(FIVE))
    assert [(one.at, one.ended_at) for one in events] == [(FOUR, FIVE)]


def test_the_end_of_a_panel_is_the_same_for_all() -> None:
    panel = tuple(Event(EventKind.INTERVIEW, at=FOUR, contact=name) for name in ("Ada", "Bo"))
    _, events = fill_in(larch(events=panel), Answers(FIVE))
    assert [(one.contact, one.ended_at) for one in events] == [("Ada", FIVE), ("Bo", FIVE)]


def test_an_end_on_another_day_is_another_interview() -> None:
    _, events = fill_in(larch(events=(Event(EventKind.INTERVIEW, at=FOUR),)), Answers(FIVE + timedelta(days=7)))
    assert len(events) == 2


def test_a_panel_is_one_meeting_with_several_people() -> None:
    contacts, events = fill_in(larch(), Answers(FOUR, interviewers=("Ada", "Bo")))
    assert [one.name for one in contacts] == ["Ada", "Bo"]
    assert [(one.kind, one.contact) for one in events] == [("interview", None)]


def test_a_promise_was_made_on_the_day_of_the_interview() -> None:
    _, events = fill_in(larch(), Answers(interview_on=MAY_4, promised_on=MAY_11, reply_on=MAY_11))
    assert [(one.kind, one.on, one.promised_on) for one in events] == [
        ("interview", MAY_4, None),
        ("date_promised", MAY_4, MAY_11),
        ("employer_reply", MAY_11, None),
    ]

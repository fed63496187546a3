"""E-mail, paper or both."""

from datetime import date

import pytest

from coach.domain.applications import Channel, Event, EventKind
from coach.domain.calendars import BusinessCalendar
from coach.domain.channels import SURVEYS, Paper, advise
from coach.domain.facts import load_facts
from coach.domain.timing import default_thresholds
from tests.domain.planning.planning import ENGLAND, event, larch, met, promised

MONDAY = date(2026, 6, 1)


@pytest.mark.parametrize(
    ("decision", "today", "paper"),
    [
        (None, MONDAY, Paper.BESIDE),
        ("2026-06-07", MONDAY, Paper.BESIDE),  # six days off
        ("2026-06-08", MONDAY, Paper.BESIDE),  # seven, but the post may take until that very day
        ("2026-06-09", MONDAY, Paper.INSTEAD),
        ("2026-05-29", MONDAY, Paper.BESIDE),  # past
        ("2026-04-09", date(2026, 4, 1), Paper.BESIDE),  # eight days off, but Easter lies between
        ("2026-04-10", date(2026, 4, 1), Paper.BESIDE),
        ("2026-04-11", date(2026, 4, 1), Paper.INSTEAD),
        ("2028-03-07", date(2028, 2, 28), Paper.INSTEAD),  # over the leap day
        ("2028-03-06", date(2028, 2, 28), Paper.BESIDE),
    ],
)
def test_a_card_alone_must_arrive_before_a_decision_a_week_off(decision: str | None, today: date, paper: Paper) -> None:
    log = [promised("2026-05-20", decision)] if decision else []
    advice = advise(larch(*log), today, ENGLAND, default_thresholds())
    assert (advice.channel, advice.paper) == (Channel.EMAIL, paper)


@pytest.mark.parametrize(("days", "paper"), [(4, Paper.INSTEAD), (5, Paper.BESIDE)])
def test_the_users_own_post_may_be_quicker(days: int, paper: Paper) -> None:
    thresholds = default_thresholds().with_overrides({"post_business_days": days})
    assert advise(larch(promised("2026-05-20", "2026-06-08")), MONDAY, BusinessCalendar(), thresholds).paper is paper


def test_the_last_date_they_named_is_the_one_that_counts() -> None:
    log = (promised("2026-05-28", "2026-06-03"), promised("2026-05-20", "2026-06-30"))
    assert advise(larch(*log), MONDAY, ENGLAND, default_thresholds()).paper is Paper.BESIDE


@pytest.mark.parametrize(
    ("log", "text"),
    [
        ((), False),
        ((event(EventKind.EMPLOYER_REPLY, "2026-05-20", channel=Channel.EMAIL),), False),
        ((event(EventKind.NOTE_SENT, "2026-05-20", channel=Channel.TEXT),), False),  # the user's own
        ((met("2026-05-20", channel=Channel.TEXT),), False),
        ((event(EventKind.EMPLOYER_REPLY, "2026-05-20", channel=Channel.TEXT),), True),
        ((event(EventKind.REQUEST_RECEIVED, "2026-05-20", channel=Channel.TEXT),), True),
    ],
)
def test_a_text_message_is_fitting_only_where_they_wrote_one(log: tuple[Event, ...], text: bool) -> None:
    assert advise(larch(*log), MONDAY, ENGLAND, default_thresholds()).text is text


def test_the_surveys_are_told_from_the_oldest_on_and_disagree() -> None:
    facts = load_facts()
    years = [facts[id_].year for id_ in SURVEYS]
    assert years == sorted(years)
    assert set(advise(larch(), MONDAY, ENGLAND, default_thresholds()).facts) <= set(facts)
    assert ("52% said by hand" in facts["F5"].says, "94%" in facts["F6"].says) == (True, True)

"""What a second upload does to the record."""

from datetime import UTC, date, datetime

import pytest

from coach.domain.applications import Application, Contact, Event, EventKind, Stage
from coach.domain.merging import Change, Stored, merge, merge_notes, plan_merges

MAY_4, MAY_6 = date(2026, 5, 4), date(2026, 5, 6)
NINE = datetime(2026, 5, 4, 9, tzinfo=UTC)
TEN = datetime(2026, 5, 4, 10, tzinfo=UTC)


def larch(**fields: object) -> Application:
    return Application("Larch Foods", "Analyst", **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("incoming", "met"),
    [
        (Application("Larch Foods", "Analyst"), True),
        (Application("  larch  FOODS ", "analyst"), True),
        (Application("Larch Foods", "Baker"), False),
        (Application("Larch Foods"), False),
        (Application("Larch Foods Ltd", "Analyst"), False),
        (larch(link="https://www.larch.example/jobs/7/?utm_source=x#top"), True),
        (larch(link="https://larch.example/jobs/7?gclid=a&fbclid=b&msclkid=c"), True),
        (larch(link="https://larch.example/jobs/7#/jobs/8"), False),
        (larch(link="http://larch.example/jobs/8"), False),
        (larch(link="https://larch.example/jobs?id=7"), False),
    ],
)
def test_company_role_and_link_tell_applications_apart(incoming: Application, met: bool) -> None:
    stored = Stored("a", 1, larch(link="https://larch.example/jobs/7"))
    assert (plan_merges([stored], [incoming])[0].existing is not None) == met


def test_a_link_finds_the_record_that_has_none_yet() -> None:
    merged = plan_merges([Stored("a", 1, larch())], [larch(link="https://x.example/1")])[0]
    assert (merged.change, merged.changed_fields, merged.merged.link) == (
        Change.CHANGED,
        ("link",),
        "https://x.example/1",
    )


def test_a_link_is_preferred_over_an_earlier_record_of_the_same_name() -> None:
    stored = [Stored("a", 1, larch()), Stored("b", 1, larch(link="https://x.example/1"))]
    merged = plan_merges(stored, [larch(link="https://x.example/1")])[0]
    assert merged.existing is not None
    assert merged.existing.id == "b"


def test_two_links_of_one_name_are_two_jobs_though_the_record_knew_neither() -> None:
    links = [larch(link="https://x.example/1"), larch(link="https://x.example/2")]
    merges = plan_merges([Stored("a", 1, larch())], links)
    assert [one.change for one in merges] == [Change.CHANGED, Change.NEW]


APPLIED_4, APPLIED_6 = Event(EventKind.APPLIED, on=MAY_4, text="note"), Event(EventKind.APPLIED, on=MAY_6)
APPLIED_9 = Event(EventKind.APPLIED, on=date(2026, 5, 9))


@pytest.mark.parametrize(
    ("old", "new", "kept"),
    [
        ((APPLIED_4,), (APPLIED_6,), [MAY_6]),
        ((APPLIED_4,), (APPLIED_4,), [MAY_4]),
        ((APPLIED_4,), (), [MAY_4]),
        ((APPLIED_4,), (APPLIED_6, APPLIED_9), [MAY_4, MAY_6, date(2026, 5, 9)]),
        ((APPLIED_4, APPLIED_6), (APPLIED_9,), [MAY_4, MAY_6, date(2026, 5, 9)]),
    ],
)
def test_another_day_of_applying_is_a_correction_and_no_second_application(
    old: tuple[Event, ...], new: tuple[Event, ...], kept: list[date]
) -> None:
    (merge_,) = plan_merges([Stored("a", 1, larch(events=old))], [larch(events=new)])
    assert [event.on for event in merge_.merged.events] == kept
    assert merge_.merged.events[0].text == "note"


@pytest.mark.parametrize(
    ("old", "new", "kept"),
    [
        (Stage.INTERVIEWING, Stage.APPLIED, Stage.INTERVIEWING),
        (Stage.REJECTED, Stage.OFFER, Stage.REJECTED),
        (Stage.APPLIED, Stage.OFFER, Stage.OFFER),
    ],
)
def test_no_stage_goes_back(old: Stage, new: Stage, kept: Stage) -> None:
    assert merge(larch(stage=old), larch(stage=new)).stage == kept


def test_values_are_filled_and_renewed_but_never_emptied() -> None:
    old = larch(location="Leeds", source="fair", applied_on=MAY_4, stage=Stage.APPLIED)
    new = merge(old, larch(location="York", stage=Stage.APPLIED))
    assert (new.location, new.source, new.applied_on) == ("York", "fair", MAY_4)


@pytest.mark.parametrize(
    ("old", "new", "both"),
    [
        (None, None, None),
        ("typed here", None, "typed here"),
        (None, "uploaded", "uploaded"),
        ("uploaded, and more", "uploaded", "uploaded, and more"),
        ("uploaded", "uploaded, and more", "uploaded, and more"),
        ("typed here", "uploaded", "typed here\n\nuploaded"),
    ],
)
def test_notes_of_both_sides_survive(old: str | None, new: str | None, both: str | None) -> None:
    assert merge_notes(old, new) == both


def test_a_contact_is_one_person_however_the_name_is_spaced() -> None:
    old = larch(contacts=(Contact("Ada Osei", role="Lead"),))
    new = merge(old, larch(contacts=(Contact("ada  osei", "ada@larch.example"), Contact("Bo"))))
    assert [(one.email, one.role) for one in new.contacts] == [("ada@larch.example", "Lead"), (None, None)]


@pytest.mark.parametrize(
    ("known", "told", "count"),
    [
        (Event(EventKind.APPLIED, on=MAY_4), Event(EventKind.APPLIED, on=MAY_4), 1),
        (Event(EventKind.APPLIED, on=MAY_4), Event(EventKind.APPLIED, at=NINE), 1),
        (Event(EventKind.INTERVIEW, at=NINE), Event(EventKind.INTERVIEW, at=NINE, ended_at=TEN), 1),
        (Event(EventKind.INTERVIEW, at=NINE, contact="Ada"), Event(EventKind.INTERVIEW, at=NINE, contact="Bo"), 2),
        (Event(EventKind.INTERVIEW, on=MAY_4), Event(EventKind.INTERVIEW, on=MAY_6), 2),
        (Event(EventKind.INTERVIEW, on=MAY_4), Event(EventKind.EMPLOYER_REPLY, on=MAY_4), 2),
        (Event(EventKind.REJECTION, at=NINE, text="No."), Event(EventKind.REJECTION, at=NINE, text="Subject: no"), 1),
        (Event(EventKind.EMPLOYER_REPLY, on=MAY_4, text="a"), Event(EventKind.EMPLOYER_REPLY, on=MAY_4, text="b"), 2),
    ],
)
def test_an_event_told_twice_is_kept_once(known: Event, told: Event, count: int) -> None:
    once = merge(larch(events=(known,)), larch(events=(told,)))
    assert len(once.events) == count
    assert merge(once, larch(events=(told,))) == once


def test_both_wordings_of_one_event_survive() -> None:
    old, new = (
        Event(EventKind.REJECTION, at=NINE, text="No."),
        Event(EventKind.REJECTION, at=NINE, text="Subject: role"),
    )
    assert merge(larch(events=(old,)), larch(events=(new,))).events[0].text == "No.\n\nSubject: role"


def test_an_event_keeps_the_details_of_both() -> None:
    old, new = Event(EventKind.INTERVIEW, on=MAY_4, contact="Ada"), Event(EventKind.INTERVIEW, at=NINE, ended_at=TEN)
    event = merge(larch(events=(old,)), larch(events=(new,))).events[0]
    assert (event.at, event.on, event.ended_at, event.contact) == (NINE, None, TEN, "Ada")


def test_the_same_file_again_changes_nothing() -> None:
    application = larch(stage=Stage.APPLIED, applied_on=MAY_4, notes="n", events=(Event(EventKind.APPLIED, on=MAY_4),))
    assert [one.change for one in plan_merges([Stored("a", 3, application)], [application])] == [Change.SAME]

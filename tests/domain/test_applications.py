"""The record's own rules."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from coach.domain.applications import Application, Contact, Event, EventKind, Stage, further, stage_by_events, stage_of
from coach.errors import InvalidRecord

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)
MAY_4 = date(2026, 5, 4)


def on(kind: EventKind, day: int = 4) -> Event:
    return Event(kind, on=date(2026, 5, day))


@pytest.mark.parametrize(
    "details",
    [
        {},
        {"at": NOON, "on": MAY_4},
        {"at": datetime(2026, 5, 4, 12)},  # noqa: DTZ001 - the fault under test
        {"at": NOON, "ended_at": NOON - timedelta(minutes=1)},
        {"at": NOON, "ended_at": datetime(2026, 5, 4, 13)},  # noqa: DTZ001
        {"on": MAY_4, "round": 0},
    ],
)
def test_an_event_without_one_clear_time_is_refused(details: dict[str, object]) -> None:
    with pytest.raises(InvalidRecord):
        Event(EventKind.INTERVIEW, **details)  # type: ignore[arg-type]


def test_a_promise_needs_its_date() -> None:
    with pytest.raises(InvalidRecord):
        Event(EventKind.DATE_PROMISED, on=MAY_4)


@pytest.mark.parametrize("name", ["", "  ", "\t\n"])
def test_a_company_and_a_contact_need_names(name: str) -> None:
    with pytest.raises(InvalidRecord):
        Application(name)
    with pytest.raises(InvalidRecord):
        Contact(name)


def test_instants_are_kept_in_utc() -> None:
    event = Event(EventKind.INTERVIEW, at=datetime(2026, 5, 4, 14, tzinfo=timezone(timedelta(hours=2))))
    assert event.at == NOON
    assert event.at.tzinfo is UTC


def test_a_plain_date_sorts_before_the_instants_of_its_day() -> None:
    events = [Event(EventKind.INTERVIEW, at=NOON), on(EventKind.APPLIED), on(EventKind.OFFER, 3)]
    assert [one.kind for one in sorted(events, key=lambda one: one.order)] == ["offer", "applied", "interview"]


@pytest.mark.parametrize(
    ("kinds", "stage"),
    [
        ([], None),
        (["note_sent"], None),
        (["applied"], Stage.APPLIED),
        (["applied", "interview", "employer_reply"], Stage.INTERVIEWING),
        (["interview", "offer"], Stage.OFFER),
        (["interview", "rejection", "offer"], Stage.OFFER),
        (["offer", "withdrawal"], Stage.WITHDRAWN),
    ],
)
def test_the_log_shows_a_stage(kinds: list[str], stage: Stage | None) -> None:
    assert stage_by_events(on(EventKind(kind), 3 + i) for i, kind in enumerate(kinds)) == stage


@pytest.mark.parametrize(
    ("declared", "kinds", "applied_on", "stage"),
    [
        (None, [], None, Stage.SAVED),
        (None, [], MAY_4, Stage.APPLIED),
        (Stage.SCREENING, ["applied"], None, Stage.SCREENING),
        (Stage.APPLIED, ["interview"], None, Stage.INTERVIEWING),
        (Stage.ACCEPTED, ["offer"], None, Stage.ACCEPTED),
        (Stage.REJECTED, ["interview"], None, Stage.REJECTED),
    ],
)
def test_the_stage_kept_is_the_further_one(
    declared: Stage | None, kinds: list[str], applied_on: date | None, stage: Stage
) -> None:
    assert stage_of(declared, [on(EventKind(kind)) for kind in kinds], applied_on) == stage


def test_further_knows_no_order_of_arguments() -> None:
    assert further(Stage.REJECTED, Stage.APPLIED) == further(Stage.APPLIED, Stage.REJECTED) == Stage.REJECTED


@pytest.mark.parametrize(
    ("given", "kept"),
    [("", None), ("\0", None), ("a\0b", "ab"), ("\ud83d!", "?!"), ("\u00e9\U0001f600", "\u00e9\U0001f600")],
)
def test_texts_are_kept_as_every_database_can_hold_them(given: str, kept: str | None) -> None:
    assert Application("Larch", notes=given).notes == kept
    assert Contact("Ada", email=given).email == kept
    assert Event(EventKind.OFFER, on=MAY_4, text=given).text == kept
    assert Application("Larch" + given, role=given).role == (kept or "")


def test_a_name_of_nothing_that_can_be_kept_is_no_name() -> None:
    with pytest.raises(InvalidRecord):
        Application("\0")

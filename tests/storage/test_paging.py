"""The table of applications: what is found, and in which order."""

from collections.abc import Sequence
from datetime import UTC, date, datetime

import pytest

from coach.domain.applications import Application, Contact, Event, EventKind, Stage
from coach.domain.missing import missing_dates
from coach.errors import InvalidOptions
from coach.storage.paging import Query, Row, SortBy
from coach.storage.record import Record


def day(number: int) -> date:
    return date(2026, 5, number)


def replied(number: int) -> Event:
    return Event(EventKind.EMPLOYER_REPLY, on=day(number))


SEARCH = (
    Application("larch", "Analyst", location="Leeds", applied_on=day(3), stage=Stage.APPLIED, events=(replied(9),)),
    Application("Über 100%_Bäckerei", "ОПЕРАТОР", stage=Stage.SAVED),
    Application("Apex\\Co", "Straße", applied_on=day(1), stage=Stage.REJECTED, events=(replied(8), replied(2))),
    Application("LARCH", "baker", contacts=(Contact("Zoë Ünal"),), applied_on=day(2), stage=Stage.OFFER),
)


@pytest.fixture
def filled(record: Record) -> Record:
    for one in SEARCH:
        record.create(one)
    return record


def places(rows: Sequence[Row]) -> list[int]:
    by_name = {(one.company, one.role): i for i, one in enumerate(SEARCH)}
    return [by_name[row.company, row.role] for row in rows]


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("", {0, 1, 2, 3}),
        ("   ", {0, 1, 2, 3}),
        ("LaRcH", {0, 3}),
        ("über", {1}),
        ("ÜBER", {1}),
        ("uber", {1}),
        ("оператор", {1}),
        ("STRASSE", {2}),
        ("straße", {2}),
        ("zoe", {3}),
        ("ünal", {3}),
        ("leeds analyst", {0}),
        ("larch leeds baker", set()),
        ("100%", {1}),
        ("%", {1}),
        ("_", {1}),
        ("l_rch", set()),
        ("\\", {2}),
        ("' OR 1=1 --", set()),
        ("larch\nanalyst", {0}),
        ("larch\0analyst", {0}),
    ],
)
def test_every_word_is_found_whatever_its_case(filled: Record, search: str, found: set[int]) -> None:
    page = filled.page(Query(search=search))
    assert set(places(page.rows)) == found
    assert page.total == len(found)


@pytest.mark.parametrize(
    ("sort", "up", "down"),
    [
        (SortBy.COMPANY, [2, 0, 3, 1], [1, 0, 3, 2]),
        (SortBy.ROLE, [0, 3, 2, 1], [1, 2, 3, 0]),
        (SortBy.STAGE, [1, 0, 3, 2], [2, 3, 0, 1]),
        (SortBy.APPLIED_ON, [2, 3, 0, 1], [0, 3, 2, 1]),
        (SortBy.LAST_EVENT, [2, 0, 1, 3], [0, 2, 1, 3]),
    ],
)
def test_rows_are_sorted_both_ways_with_the_empty_last(
    filled: Record, sort: SortBy, up: list[int], down: list[int]
) -> None:
    assert places(filled.page(Query(sort=sort)).rows) == up
    assert places(filled.page(Query(sort=sort, descending=True)).rows) == down


@pytest.mark.parametrize(
    ("stages", "found"),
    [((), 4), ((Stage.OFFER,), 1), ((Stage.APPLIED, Stage.SAVED), 2), ((Stage.CLOSED,), 0)],
)
def test_stages_are_filtered(filled: Record, stages: tuple[Stage, ...], found: int) -> None:
    page = filled.page(Query(stages=stages))
    assert (len(page.rows), page.total) == (found, found)


@pytest.mark.parametrize(
    ("offset", "limit", "shown"), [(0, 2, 2), (3, 2, 1), (4, 2, 0), (99, 2, 0), (0, 0, 0), (1, None, 3), (0, None, 4)]
)
def test_a_slice_is_shown_and_the_whole_counted(filled: Record, offset: int, limit: int | None, shown: int) -> None:
    page = filled.page(Query(offset=offset, limit=limit))
    assert (len(page.rows), page.total) == (shown, 4)


def test_slices_together_are_the_whole(filled: Record) -> None:
    rows = [row for offset in range(4) for row in filled.page(Query(sort=SortBy.STAGE, offset=offset, limit=1)).rows]
    assert tuple(rows) == filled.page(Query(sort=SortBy.STAGE)).rows


@pytest.mark.parametrize("wrong", [{"offset": -1}, {"limit": -1}])
def test_a_negative_slice_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(InvalidOptions):
        Query(**wrong)  # type: ignore[arg-type]


def test_a_row_shows_the_latest_event_and_follows_changes(filled: Record) -> None:
    one = filled.stored()[0]
    filled.add_event(one.id, Event(EventKind.OFFER, at=datetime(2026, 5, 20, 23, tzinfo=UTC)))
    filled.add_event(one.id, replied(4))
    (row,) = filled.page(Query(search="analyst")).rows
    assert (row.last_event_on, row.last_event, row.version, row.stage) == (day(20), EventKind.OFFER, 3, Stage.OFFER)
    filled.update(one.id, 3, Application("Birke", "Lead", contacts=(Contact("Şule"),)))
    assert filled.page(Query(search="analyst")).total == 0
    assert [row.id for row in filled.page(Query(search="BIRKE sule")).rows] == [one.id]


def interview(**when: object) -> Event:
    return Event(EventKind.INTERVIEW, **when)  # type: ignore[arg-type]


MAY_4 = datetime(2026, 5, 4, tzinfo=UTC)


@pytest.mark.parametrize(
    ("stage", "events", "undated"),
    [
        (Stage.APPLIED, (), False),
        (Stage.REJECTED, (replied(3),), False),
        (Stage.OFFER, (), True),
        (Stage.ACCEPTED, (interview(at=MAY_4, ended_at=MAY_4), interview(on=day(5))), False),
        (Stage.ACCEPTED, (interview(at=MAY_4),), True),
        (Stage.INTERVIEWING, (interview(on=day(4)),), True),
        (Stage.REJECTED, (interview(on=day(4)),), True),
    ],
)
def test_interviews_without_an_end_are_noticed(
    record: Record, stage: Stage, events: tuple[Event, ...], undated: bool
) -> None:
    stored = record.create(Application("Larch Foods", stage=stage, events=events))
    assert record.has_undated_interviews() is undated
    assert missing_dates(stored.application).interview is undated
    record.delete(stored.id, stored.version)
    assert record.has_undated_interviews() is False


def test_an_interview_that_was_taken_back_is_no_date(record: Record) -> None:
    dated = interview(at=MAY_4, ended_at=MAY_4)
    stored = record.create(Application("Larch Foods", stage=Stage.OFFER, events=(dated,)))
    assert record.has_undated_interviews() is False
    record.retract_event(stored.id, record.get(stored.id).log[0].id)
    assert record.has_undated_interviews() is True

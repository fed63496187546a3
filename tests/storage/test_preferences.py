"""What a user prefers and puts off, and the part of a record that still matters; on both databases."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pytest
import sqlalchemy as sa

from coach.domain.applications import Application, Contact, Event, EventKind
from coach.errors import InvalidRecord, StoreFault
from coach.storage.record import Record
from coach.storage.store import Store

MAY_4 = date(2026, 5, 4)
NINE = datetime(2026, 5, 4, 9, 0, 0, 123456, tzinfo=UTC)


def test_a_new_user_prefers_nothing_and_has_put_nothing_off(record: Record) -> None:
    assert record.preferences() == {}
    assert record.put_offs() == {}


@pytest.mark.parametrize("value", ["GB-ENG", "", 0, False, {"panel_people": 5}, [1, None], "“Füße” \0 <b>", 2**40])
def test_a_preference_comes_back_as_it_was_set(record: Record, value: Any) -> None:
    record.set_preference("one", "before")
    record.set_preference("one", value)
    record.set_preference("other", 1)
    assert record.preferences() == {"one": value, "other": 1}


def test_a_preference_set_to_none_is_gone(record: Record) -> None:
    record.set_preference("one", "x")
    record.set_preference("one", None)
    record.set_preference("never set", None)
    assert record.preferences() == {}


def test_a_preference_that_was_written_by_something_else_is_reported(store: Store) -> None:
    record = store.record("ada")
    record.set_preference("one", 1)
    with store._database.engine.begin() as connection:
        connection.execute(sa.text("UPDATE preferences SET value = '{'"))
    with pytest.raises(StoreFault, match="one"):
        record.preferences()


@pytest.mark.parametrize("until", [None, NINE, NINE.astimezone(timezone(timedelta(hours=14)))])
def test_what_is_put_off_stays_so_until_it_is_taken_up(record: Record, until: datetime | None) -> None:
    record.put_off("a:thank_you:round-1:%00", NINE + timedelta(days=1))
    record.put_off("a:thank_you:round-1:%00", until)
    record.put_off("b", None)
    assert record.put_offs() == {"a:thank_you:round-1:%00": until, "b": None}
    record.take_up("a:thank_you:round-1:%00")
    record.take_up("never put off")
    assert record.put_offs() == {"b": None}


def test_a_time_without_an_offset_is_refused(record: Record) -> None:
    record.put_off("a", NINE)
    with pytest.raises(InvalidRecord):
        record.put_off("a", NINE.replace(tzinfo=None))
    assert record.put_offs() == {"a": NINE}


@pytest.mark.parametrize(
    ("since", "found"),
    [
        (date(2026, 5, 3), ["May", "Promised", "Whole"]),
        (MAY_4, ["May", "Promised", "Whole"]),
        (date(2026, 5, 5), ["Promised"]),
        (date(2026, 9, 1), ["Promised"]),
        (date(2026, 9, 2), []),
    ],
)
def test_only_what_has_an_event_or_a_promise_since_a_day_is_read(record: Record, since: date, found: list[str]) -> None:
    april = Event(EventKind.APPLIED, on=date(2026, 4, 1))
    promise = Event(EventKind.DATE_PROMISED, on=date(2026, 4, 2), promised_on=date(2026, 9, 1))
    interview = Event(EventKind.INTERVIEW, at=NINE)
    record.create(Application("Old", events=(april,)))
    record.create(Application("May", events=(interview, april)))
    record.create(Application("Empty"))
    record.create(Application("Promised", events=(april, promise), contacts=(Contact("Bo"),)))
    whole = record.create(Application("Whole", contacts=(Contact("Cy"), Contact("Di")), events=(april, interview)))
    gone = record.create(Application("Deleted", events=(interview, promise)))
    record.delete(gone.id, gone.version)
    told = record.stored_since(since)
    assert [one.application.company for one in told] == found
    assert [one for one in record.stored() if one in told] == list(told)
    assert (whole in told) is ("Whole" in found)


def test_a_promise_taken_back_no_longer_counts(record: Record) -> None:
    promise = Event(EventKind.DATE_PROMISED, on=MAY_4, promised_on=date(2026, 9, 1))
    one = record.create(Application("Larch", events=(promise,)))
    record.fill(one.id, one.version, (), (replace(promise, promised_on=date(2026, 5, 6)),))
    assert record.stored_since(date(2026, 5, 7)) == ()

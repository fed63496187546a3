"""Changes by hand to one application."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pytest

from coach.domain.applications import Application, Contact, Event, EventKind, Stage
from coach.errors import NotFound
from coach.services.editing import change_people, take_back, write_down
from coach.storage.record import Record
from coach.storage.store import open_store

OSEI = Contact("Ms Osei", "osei@larch.example")
APPLIED = Event(EventKind.APPLIED, on=date(2026, 4, 20))
LARCH = Application("Larch Foods", stage=Stage.APPLIED, contacts=(OSEI,), events=(APPLIED,))
MET = Event(EventKind.INTERVIEW, on=date(2026, 5, 1))


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    store = open_store(f"sqlite:///{tmp_path / 'record.db'}", None, lambda: datetime(2026, 5, 4, tzinfo=UTC))
    yield store.record("me")
    store.close()


def test_what_is_written_down_moves_the_stage_and_brings_in_who_is_not_known(record: Record) -> None:
    stored = record.create(LARCH)
    events = [replace(MET, contact=name) for name in ("ms osei", "Tom")]
    now = write_down(record, stored.id, events).application
    assert now == replace(LARCH, stage=Stage.INTERVIEWING, contacts=(OSEI, Contact("Tom")), events=(APPLIED, *events))
    assert record.get(stored.id).stored.application == now


def test_two_windows_may_both_write_down(record: Record) -> None:
    stored = record.create(LARCH)
    record.add_event(stored.id, MET)
    write_down(record, stored.id, [MET])
    assert record.get(stored.id).stored.application.events == (APPLIED, MET, MET)


def test_what_is_taken_back_takes_back_the_stage(record: Record) -> None:
    stored = record.create(LARCH)
    write_down(record, stored.id, [replace(MET, contact="Ms Osei"), replace(MET, contact="Ms Osei", round=2)])
    take_back(record, stored.id, [one.id for one in record.get(stored.id).log[1:]])
    assert record.get(stored.id).stored.application == LARCH


def test_people_are_changed_as_they_stand_in_the_record_now(record: Record) -> None:
    def with_one_more(people: Sequence[Contact], name: str) -> tuple[Contact, ...]:
        return (*people, Contact(name))

    stored = record.create(LARCH)
    for name in ("Tom", "Zoë"):
        change_people(record, stored.id, partial(with_one_more, name=name))
    assert record.get(stored.id).stored.application == replace(LARCH, contacts=(OSEI, Contact("Tom"), Contact("Zoë")))


def test_what_is_deleted_cannot_be_written_to(record: Record) -> None:
    stored = record.create(LARCH)
    record.delete(stored.id, stored.version)
    with pytest.raises(NotFound):
        write_down(record, stored.id, [MET])

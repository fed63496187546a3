"""The record column by column is the record row by row."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pandas as pd
import pytest
import sqlalchemy as sa
from pandas.testing import assert_frame_equal

from coach.domain.applications import Application, Channel, Contact, Event, EventKind, InterviewType, RequestKind, Stage
from coach.domain.messages import Kind
from coach.errors import StoreFault
from coach.metrics.frames import events_frame, frame_of
from coach.services.metrics import figures_for_programs
from coach.storage.record import Record
from coach.storage.store import Store, open_store
from coach.storage.tables import applications, events
from tests.benchmarks.growth_records import search

MAY_4 = date(2026, 5, 4)
NOON = datetime(2026, 5, 4, 12, 0, 0, 250_000, tzinfo=UTC)
FIRST, LAST = datetime(1, 1, 2, tzinfo=UTC), datetime(9999, 12, 30, 23, 59, 59, 999_999, tzinfo=UTC)
FULL = Application(
    "Lärche & Söhne", "Löwe 🦁", applied_on=MAY_4, stage=Stage.OFFER, contacts=(Contact("Ms Osei"),),
    events=(
        Event(EventKind.EMPLOYER_REPLY, at=NOON, channel=Channel.EMAIL, text="Come"),
        Event(EventKind.INTERVIEW, at=NOON, ended_at=LAST, round=2, type=InterviewType.PANEL, contact="Ms Osei"),
        Event(EventKind.DATE_PROMISED, on=MAY_4, promised_on=date(9999, 12, 31)),
        Event(EventKind.REQUEST_RECEIVED, at=FIRST, request=RequestKind.TEST, request_id="7"),
        Event(EventKind.NOTE_SENT, on=date(1, 1, 1), note=Kind.THANK_YOU),
    ),
)  # fmt: skip


def same(record: Record) -> pd.DataFrame:
    """The table out of columns, which is that out of applications."""
    columns, stored = record.columns(), record.stored()
    assert columns is not None
    assert list(columns.id) == [one.id for one in stored]
    table = frame_of(columns)
    assert_frame_equal(table, events_frame(one.application for one in stored), check_exact=True)
    return table


def test_an_empty_record_has_columns_of_the_same_kinds(record: Record) -> None:
    assert same(record).empty


def test_whatever_a_record_can_hold_is_read_the_same_way(record: Record, store: Store) -> None:
    store.record("bo").create(FULL)
    record.create(Application("Without a log"))
    record.create(FULL)
    record.create(Application("Known by its day", applied_on=MAY_4))
    told = record.create(Application("Told of", applied_on=MAY_4, events=(Event(EventKind.APPLIED, on=MAY_4),)))
    record.retract_event(told.id, record.get(told.id).log[0].id)
    record.add_event(told.id, Event(EventKind.OFFER, at=NOON))
    gone = record.create(FULL)
    record.delete(gone.id, gone.version)
    table = same(record)
    assert table["application"].tolist() == [1] * 6 + [2] + [3] * 2
    assert table["kind"].tolist()[0] == "applied"


def test_a_large_record_is_read_the_same_way(record: Record) -> None:
    for one in search(60):
        record.create(one)
    assert len(same(record)) > 200


@pytest.fixture
def own(tmp_path: Path) -> Iterator[tuple[Store, Record]]:
    """On SQLite, where another program can write what it likes."""
    store = open_store(f"sqlite:///{tmp_path / 'record.sqlite3'}", None, lambda: NOON)
    record = store.record("ada")
    record.create(FULL)
    yield store, record
    store.close()


@pytest.mark.parametrize(
    ("table", "row", "values"),
    [
        (applications, None, {"stage": "dreaming"}),
        (applications, None, {"company": " "}),
        (events, "interview", {"kind": "seance"}),
        (events, "interview", {"type": "telepathy"}),
        (events, "interview", {"round": 0}),
        (events, "interview", {"round": 100_000}),
        (events, "interview", {"on": MAY_4}),
        (events, "interview", {"at": None}),
        (events, "interview", {"ended_at": datetime(2026, 5, 3, tzinfo=UTC)}),
        (events, "date_promised", {"promised_on": None}),
        (events, "request_received", {"request": "money"}),
        (events, "note_sent", {"note": "poem"}),
        (events, "employer_reply", {"channel": "pigeon"}),
    ],
)
def test_rows_that_this_program_would_not_write_are_named(
    own: tuple[Store, Record], table: sa.Table, row: str | None, values: dict[str, object]
) -> None:
    store, record = own
    change = sa.update(table).values(values)
    with store._database.writing("ada") as connection:
        connection.execute(change.where(table.c.kind == row) if row else change)
    assert record.columns() is None
    with pytest.raises(StoreFault, match="in the record can't be read"):
        figures_for_programs(record, NOON, UTC)


@pytest.mark.parametrize("values", [{"contact": ""}, {"contact": "Ms\0Osei"}, {"request_id": ""}])
def test_texts_that_this_program_would_have_written_otherwise_are_read_as_it_would_have(
    own: tuple[Store, Record], values: dict[str, str]
) -> None:
    store, record = own
    before = figures_for_programs(record, NOON, UTC)
    with store._database.writing("ada") as connection:
        connection.execute(sa.update(events).values(values).where(events.c.kind == "employer_reply"))
    assert record.columns() is None
    assert figures_for_programs(record, NOON, UTC) == before

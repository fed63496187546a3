"""What is remembered from one upload for the next."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from coach.importing.results import ImportOptions
from coach.services.importing import apply_import, preview_import
from coach.storage.record import Record
from coach.storage.store import open_store

LONDON = ZoneInfo("Europe/London")
TABLE = b"Firm,Post,Comments\nLarch Foods,Analyst,private\n"


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    store = open_store(f"sqlite:///{tmp_path / 'record.db'}", None, lambda: datetime(2026, 5, 4, tzinfo=UTC))
    yield store.record("ada")
    store.close()


def test_a_column_that_was_left_out_is_left_out_of_the_next_file_of_that_kind(record: Record) -> None:
    chosen = {"Firm": "company", "Post": "role", "Comments": ""}
    apply_import(record, preview_import(record, TABLE, "a.csv", ImportOptions(zone=LONDON, mapping=chosen)))
    again = preview_import(record, TABLE.replace(b"Larch", b"Apex"), "b.csv", ImportOptions(zone=LONDON))
    assert again.reading.mapping == {"Firm": "company", "Post": "role"}
    assert again.merges[0].merged.notes is None


def test_columns_that_were_never_settled_are_taken_by_their_names(record: Record) -> None:
    first = preview_import(record, TABLE, "a.csv", ImportOptions(zone=LONDON))
    assert first.merges[0].merged.notes == "private"

"""A record of its own for each test, kept in a file."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from coach.storage.record import Record
from coach.storage.store import open_store


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    store = open_store(f"sqlite:///{tmp_path / 'record.db'}", None, lambda: datetime(2026, 6, 10, 9, tzinfo=UTC))
    yield store.record("ada")
    store.close()

"""What goes out comes back: exports read by the importer, and the sample files on top of one another."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.applications import Application, stage_of
from coach.domain.matching import Matcher
from coach.domain.merging import Change
from coach.exporting import to_csv, to_json
from coach.importing.reading import read_file
from coach.importing.results import Code, ImportOptions
from coach.services.importing import apply_import, preview_import
from coach.storage.record import Record
from coach.storage.store import open_store
from tests.strategies import applications

SAMPLE = Path(__file__).parents[2] / "sample_data"
OPTIONS = ImportOptions(zone=ZoneInfo("Europe/London"))
TRACKERS = sorted(file.name for file in SAMPLE.iterdir() if file.suffix in (".csv", ".xlsx"))


def distinct(found: list[Application]) -> list[Application]:
    """What a record can hold: no two applications of one key, and no stage behind the log."""
    record: Matcher[Application] = Matcher([], lambda one: one)
    kept = []
    for one in found:
        one = replace(one, stage=stage_of(one.stage, one.events, one.applied_on))
        if record.find(one) is None:
            record.add(one)
            kept.append(one)
    return kept


@given(st.lists(applications, min_size=1, max_size=5).map(distinct))
def test_json_comes_back_the_same(record: list[Application]) -> None:
    text = to_json(record)
    reading = read_file(text.encode(), "record.json", OPTIONS)
    assert {problem.code for problem in reading.problems} <= {Code.MISSING_ROLE}
    assert to_json(one.application for one in reading.applications) == text


@given(st.lists(applications, min_size=1, max_size=5).map(distinct))
def test_the_table_comes_back_the_same(record: list[Application]) -> None:
    content = to_csv(record)
    reading = read_file(content, "record.csv", OPTIONS)
    assert [one.application for one in reading.applications] == record
    assert to_csv(one.application for one in reading.applications) == content


@pytest.fixture
def record(tmp_path: Path) -> Record:
    return open_store(f"sqlite:///{tmp_path}/record.db", None, lambda: datetime(2026, 11, 25, tzinfo=UTC)).record("me")


@pytest.mark.parametrize("name", TRACKERS)
def test_a_trackers_file_tells_nothing_twice(record: Record, name: str) -> None:
    for file in ("search.json", name):
        apply_import(record, preview_import(record, (SAMPLE / file).read_bytes(), file, OPTIONS))
    again = preview_import(record, (SAMPLE / name).read_bytes(), name, OPTIONS)
    assert again.count(Change.NEW) == again.count(Change.CHANGED) == 0
    assert len(record.stored()) == 62

"""The search of any size is one that the program takes, and its figures are told right."""

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

from coach.importing.reading import read_file
from coach.importing.results import ImportOptions
from coach.storage.drafts import Pile
from coach.storage.paging import Query
from coach.storage.store import open_store
from tests.benchmarks.growth import table
from tests.benchmarks.growth_curves import svg
from tests.benchmarks.growth_records import fill, search, sheet

ROWS = [
    {"what": "coach metrics", "n": 1000, "seconds": 0.5, "memory": 80.0},
    {"what": "coach metrics", "n": 10_000, "seconds": 5.0, "memory": 90.0},
    {"what": "page: Today", "n": 1000, "seconds": 0.02},
    {"what": "page: Today", "n": 10_000, "seconds": 0.02},
    {"what": "page: Today, first", "n": 1000, "seconds": 0.1},
    {"what": "upload: store", "n": 1000, "seconds": 0.01},
    {"what": "upload: store", "n": 10_000, "seconds": 1.0},
]


def test_a_longer_search_begins_like_a_shorter_one_and_has_every_application_once() -> None:
    long = list(search(300))
    assert long[:50] == list(search(50))
    assert len({one.link for one in long}) == 300


def test_the_record_and_the_sheet_hold_the_whole_search(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'record.db'}", None, lambda: datetime(2026, 11, 25, tzinfo=UTC))
    fill(store, 90, "ada")
    record = store.record("ada")
    assert record.page(Query(limit=0)).total == 90
    assert [one.application.company for one in record.stored()] == [one.company for one in search(90)]
    assert record.lacking_dates()
    assert record.drafts.page(Pile.WRITTEN, 0, 1).total == 30
    store.close()
    read = read_file(sheet(90), "search.csv", ImportOptions(zone=ZoneInfo("Europe/London")))
    assert (read.rows, len(read.applications), read.questions) == (90, 90, ())


def test_exponents_tell_growth_in_proportion_from_none_and_from_the_square() -> None:
    lines = table(ROWS)
    assert "| coach metrics | 500 | 5,000 | 1.00 |" in lines
    assert "| page: Today | 100, 20 | 20 | 0.00 |" in lines
    assert "| upload: store | 10 | 1,000 | 2.00 |" in lines
    assert lines[-1] == "| coach metrics | 80 | 90 |"


def test_the_curves_are_drawn_with_their_axes_named() -> None:
    drawn = svg(ROWS)
    assert all(f">{words}<" in drawn for words in ("applications in the record", "seconds", "milliseconds", "300 ms"))

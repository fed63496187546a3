"""The one file with everything: it names every table, and what is in it comes back by an import."""

import json
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile
from zoneinfo import ZoneInfo

import pytest

from coach.domain.drafts import Draft
from coach.exporting.everything import TABLES, everything
from coach.importing.reading import read_file
from coach.importing.results import ImportOptions
from coach.services.own_data import everything_of
from coach.storage.store import open_store
from coach.storage.tables import metadata
from tests.storage.test_record import LARCH

NOW = datetime(2026, 6, 10, 9, 0, 1, tzinfo=UTC)


def test_every_table_with_an_owner_is_explained_and_no_other() -> None:
    owned = {table.name for table in metadata.sorted_tables if "owner" in table.c}
    assert TABLES.keys() == owned
    assert all(TABLES.values())


def test_all_of_it_is_in_the_file_and_the_record_comes_back(tmp_path: Path) -> None:
    store = open_store(f"sqlite:///{tmp_path / 'record.db'}", None, lambda: NOW)
    record = store.record("ada")
    record.create(LARCH)
    draft = record.drafts.create(Draft(text="“Füße” \0 <b>"))
    record.set_preference("region", "GB")
    content = everything_of(store, "ada", NOW)
    assert content == everything_of(store, "ada", NOW)
    store.close()
    with ZipFile(BytesIO(content)) as archive:
        assert archive.testzip() is None
        files = {name: archive.read(name) for name in archive.namelist()}
    assert files.keys() == {
        "README.txt", "record.json", "drafts.json", "as_adviser.json",
        *(f"tables/{table.name}.json" for table in metadata.sorted_tables),
    }  # fmt: skip
    readme = files["README.txt"].decode()
    assert [name for name in files if name != "README.txt" and name not in readme] == []
    reading = read_file(files["record.json"], "record.json", ImportOptions(zone=ZoneInfo("UTC")))
    assert [one.application for one in reading.applications] == [LARCH]
    assert json.loads(files["drafts.json"])["drafts"][0]["text"] == draft.draft.text
    assert json.loads(files["tables/preferences.json"])[0]["value"] == '"GB"'
    assert json.loads(files["tables/messages.json"])[0]["created_at"] == NOW.isoformat()


def test_what_no_file_can_hold_is_a_fault_and_not_left_out() -> None:
    with pytest.raises(TypeError, match="no place"):
        everything("", "", {"applications": [{"x": object()}]}, {}, NOW)

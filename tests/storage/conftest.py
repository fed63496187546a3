"""Every test that asks for `url` or `store` runs twice: on a fresh SQLite file, and in a fresh schema of a real PostgreSQL."""

import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from types import ModuleType

import psycopg
import pytest

from coach.storage.record import Record
from coach.storage.store import Store, open_store
from tests.postgres import Server, find_initdb, postgres

_schemas = count(1)


class Clock:
    """A second, or another `step`, later at every look."""

    def __init__(self, step: timedelta = timedelta(seconds=1)) -> None:
        self.time = datetime(2026, 5, 4, 9, tzinfo=UTC)
        self._step = step

    def __call__(self) -> datetime:
        self.time += self._step
        return self.time


@pytest.fixture
def now() -> Clock:
    return Clock()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    """Started."""
    initdb = find_initdb()
    if initdb is None:
        pytest.skip("initdb not found")
    with postgres(initdb, "-c fsync=off") as server:
        yield server


@pytest.fixture(scope="session")
def postgres_address(postgres_server: Server) -> str:
    """Its address."""
    return postgres_server.url


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'record.sqlite3'}"


@pytest.fixture
def postgres_url(postgres_address: str) -> Iterator[str]:
    """A fresh schema."""
    schema = f"t{next(_schemas)}"
    with psycopg.connect(postgres_address, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {schema}")
    yield f"{postgres_address}?options=-csearch_path%3D{schema}"
    with psycopg.connect(postgres_address, autocommit=True) as connection:
        connection.execute(f"DROP SCHEMA {schema} CASCADE")


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def url(request: pytest.FixtureRequest) -> str:
    return request.getfixturevalue(f"{request.param}_url")


@pytest.fixture
def backups(tmp_path: Path) -> Path:
    return tmp_path / "backups"


@pytest.fixture
def open_(backups: Path, now: Clock) -> Iterator[Callable[[str], Store]]:
    """Opens stores and closes them after the test."""
    stores = []

    def opened(url: str) -> Store:
        stores.append(open_store(url, backups, now))
        return stores[-1]

    yield opened
    for store in stores:
        store.close()


@pytest.fixture
def store(url: str, open_: Callable[[str], Store]) -> Store:
    return open_(url)


@pytest.fixture
def record(store: Store) -> Record:
    return store.record("ada")


@pytest.fixture(autouse=True)
def _a_main_module_that_children_can_run(monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that was tested in this process before leaves itself behind as the main module, from a file that is gone:
    children started anew would fall over it, one after the other."""
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))

"""Every test that asks for `url` or `store` runs twice: on a fresh SQLite file, and in a fresh schema of a real PostgreSQL."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from types import ModuleType
from typing import Any

import psycopg
import pytest

from coach.storage.record import Record
from coach.storage.store import Store, open_store

_schemas = count(1)


class Clock:
    """A second later at every look."""

    def __init__(self) -> None:
        self.time = datetime(2026, 5, 4, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.time += timedelta(seconds=1)
        return self.time


@pytest.fixture
def now() -> Clock:
    return Clock()


class Server:
    """A PostgreSQL server of this session's own."""

    def __init__(self, folder: Path, initdb: Path) -> None:
        self._folder, self._initdb = folder, initdb
        self._as_user: dict[str, Any] = {}
        if os.geteuid() == 0:
            # PostgreSQL refuses to run as root.
            shutil.chown(folder, "postgres", "postgres")
            self._as_user = {"user": "postgres", "group": "postgres", "extra_groups": []}
        self._run("initdb", "-U", "coach", "-A", "trust", "-E", "UTF8", "--no-sync")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self._port = free.getsockname()[1]
        self.url = f"postgresql://coach@127.0.0.1:{self._port}/postgres"

    def start(self) -> None:
        options = f"-p {self._port} -c listen_addresses=127.0.0.1 -k {self._folder} -c fsync=off"
        self._run("pg_ctl", "-w", "-l", self._folder / "log", "-o", options, "start")

    def stop(self) -> None:
        """Without a word to anybody."""
        self._run("pg_ctl", "-m", "immediate", "stop")

    def _run(self, program: str, *arguments: object) -> None:
        command = [str(self._initdb.with_name(program)), "-D", str(self._folder / "data"), *map(str, arguments)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=self._folder, **self._as_user)


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Server]:
    """Started."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb")) or [Path(shutil.which("initdb") or "")]
    if not found[-1].is_file():
        pytest.skip("initdb not found")
    folder = Path(tempfile.mkdtemp(prefix="coach-postgres-"))
    server = Server(folder, found[-1])
    server.start()
    yield server
    server.stop()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(scope="session")
def postgres(postgres_server: Server) -> str:
    """Its address."""
    return postgres_server.url


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'record.sqlite3'}"


@pytest.fixture
def postgres_url(postgres: str) -> Iterator[str]:
    """A fresh schema."""
    schema = f"t{next(_schemas)}"
    with psycopg.connect(postgres, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {schema}")
    yield f"{postgres}?options=-csearch_path%3D{schema}"
    with psycopg.connect(postgres, autocommit=True) as connection:
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

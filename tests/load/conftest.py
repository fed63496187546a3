"""Two processes of the program behind the proxy, on one record of a few people."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.load.proxy import find_nginx
from tests.load.records import fill
from tests.load.serving import Serving, serving

OWNERS = 6


@pytest.fixture(scope="session")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("load")


@pytest.fixture(scope="session")
def url(place: Path) -> str:
    address = f"sqlite:///{place / 'record.sqlite3'}"
    fill(address, place / "backups", OWNERS)
    return address


@pytest.fixture(scope="session")
def running(place: Path, url: str) -> Iterator[Serving]:
    if find_nginx() is None:
        pytest.skip("nginx not found")
    with serving(place, url, 2, {}) as found:
        yield found
    assert not [log for log in found.logs if "Traceback" in log.read_text(encoding="utf-8")]

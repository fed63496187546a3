"""How long each page takes, from the asking for it over a WebSocket to its last word, beside a record of some size."""

import asyncio
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from coach.domain.people import Person
from coach.domain.sharing import Role
from coach.storage.paging import Query
from coach.storage.store import open_store
from coach.ui.components.application_links import ONE
from coach.ui.components.timeline_views import VIEW, VIEWS
from tests.benchmarks.growth_parts import peak
from tests.benchmarks.growth_records import NOW, fill
from tests.load.serving import Serving, serving
from tests.load.tab import Seen, Tab, fetched_cookies

_OWNER = "growth"
_TICKS = os.sysconf("SC_CLK_TCK")
PAGES = ("Today", "Draft", "Applications", "Timeline", "Upload", "How it scores", "Settings", "Numbers")


@dataclass(frozen=True, slots=True)
class Visits:
    """To one page of one session, in seconds: the first of the session, the median of the later ones, and what
    the server's processor time was of the first and, on average, of the others."""

    page: str
    first: float
    warm: float
    first_cpu: float
    cpu: float


@dataclass(frozen=True, slots=True)
class Stand:
    """A page as a person asks for it."""

    name: str
    title: str
    query: str = ""
    view: str = ""


class Visitor(Tab):
    """Goes from page to page, and chooses a view of the Timeline."""

    def __init__(self, url: str) -> None:
        self.troubles: list[str] = []
        super().__init__(url, Seen(lambda *_: None, self.troubles.append), fetched_cookies(url))

    async def look(self, stand: Stand) -> float:
        """Seconds until it stood there."""
        self.page, self.query, self.editor = self.pages[stand.title], stand.query, None
        if stand.view:
            (field,) = [id_ for id_ in self.fields if id_.endswith(VIEW)]
            self.fields[field] = {"string_array_value": {"data": [stand.view]}}
        return await self._run()

    def _draw(self, element: Any, fragment: str) -> None:
        super()._draw(element, fragment)
        if element.WhichOneof("type") == "button_group" and element.button_group.id.endswith(VIEW):
            self.fields.setdefault(element.button_group.id, {"string_array_value": {"data": [VIEWS[0]]}})


@contextmanager
def served(folder: Path, size: int) -> Iterator[tuple[Serving, str]]:
    """The program beside a record of that size, and the id of the application with the longest history."""
    url = f"sqlite:///{folder / 'record.db'}"
    store = open_store(url, None, lambda: NOW)
    store.sharing(_OWNER).seen(Person(_OWNER, "Ms Growth", "growth@example.org"))
    store.directory().set_role(_OWNER, Role.ADMIN)
    fill(store, size, _OWNER)
    rows = store.record(_OWNER).page(Query(limit=200)).rows
    longest = max(rows, key=lambda row: len(store.record(_OWNER).get(row.id).log)).id
    store.close()
    os.environ["COACH_NOW"] = NOW.isoformat()
    with serving(folder, url, 1, {"logger.level": "error"}) as server:
        yield server, longest


async def visits(server: Serving, one: str, times: int) -> list[Visits]:
    """Of every page, in a process that has shown each of them to somebody else before."""
    stands = [Stand(title, title) for title in PAGES]
    stands.insert(3, Stand("one application", "Applications", f"{ONE}={one}"))
    stands += [Stand(f"Timeline: {view.lower()}", "Timeline", "", view) for view in VIEWS[1:]]
    await _visited(server, stands, 1)
    return await _visited(server, stands, times)


async def _visited(server: Serving, stands: list[Stand], times: int) -> list[Visits]:
    visitor = Visitor(server.url)
    await visitor.open(f"person={_OWNER}")
    firsts = {stand: await _looks(server, visitor, stand, 1) for stand in stands}
    found = []
    for stand in stands:
        again, cpu = await _looks(server, visitor, stand, times)
        found.append(Visits(stand.name, firsts[stand][0], again, firsts[stand][1], cpu))
    await visitor.close()
    if visitor.troubles:
        raise RuntimeError(f"A page went wrong: {visitor.troubles[0]}")
    return found


async def _looks(server: Serving, visitor: Visitor, stand: Stand, times: int) -> tuple[float, float]:
    """The median on the clock, and the mean of the processor."""
    before = _cpu(server)
    took = [await visitor.look(stand) for _ in range(times)]
    return median(took), (_cpu(server) - before) / times


def _cpu(server: Serving) -> float:
    (process,) = server.processes
    fields = Path(f"/proc/{process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / _TICKS


def measured(folder: Path, size: int, times: int) -> tuple[list[Visits], float]:
    """And the most memory that the server has held, in MB."""
    with served(folder, size) as (server, one):
        found = asyncio.run(visits(server, one, times))
        return found, peak(server.processes[0].pid)

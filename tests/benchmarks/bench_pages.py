"""The app in a real Chromium: from its start to the first page painted beside an empty app, and from a key to the points."""

from collections.abc import Iterator
from contextlib import ExitStack
from itertools import islice

import pytest
from playwright.sync_api import Browser
from pytest_benchmark.fixture import BenchmarkFixture

from coach import Coach
from tests.benchmarks.measured import Measured, measuring
from tests.benchmarks.notes import typical_notes
from tests.benchmarks.painting import APPS, Edit, chromium, key_to_points, opened, painted_at, served
from tests.benchmarks.told import CLOCK, Told
from tests.benchmarks.tools import peak_mb
from tests.browser.conftest import find_chromium

pytestmark = pytest.mark.benchmark(timer=CLOCK)

COLD_ROUNDS = 5
WARM_ROUNDS = 8
EDITS = 20


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    path = find_chromium()
    if path is None:
        pytest.skip("LEFT OUT: no Chromium found; install it, or name it in the variable CHROMIUM")
    with chromium(path) as found:
        yield found


@pytest.fixture(scope="module")
def cold(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Measured:
    """Server and browser context anew each time, the two apps in turns; the first round does not count."""
    place = tmp_path_factory.mktemp("cold")
    seconds: dict[str, list[float]] = {name: [] for name in APPS}
    with measuring() as others:
        for number in range(1 + COLD_ROUNDS):
            for name, app in APPS.items():
                with served(app, place / f"{name}{number}") as server, opened(browser, app, server.url) as page:
                    seconds[name].append(painted_at(page) - server.started)
    return Measured({name: Told(found[1:]) for name, found in seconds.items()}, others)


@pytest.fixture(scope="module")
def warm(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Measured:
    """Both servers have drawn their page before; the browser has seen neither."""
    place = tmp_path_factory.mktemp("warm")
    seconds: dict[str, list[float]] = {name: [] for name in APPS}
    with ExitStack() as stack:
        servers = {name: stack.enter_context(served(app, place / name)) for name, app in APPS.items()}
        with measuring() as others:
            for _ in range(1 + WARM_ROUNDS):
                for name, app in APPS.items():
                    with opened(browser, app, servers[name].url) as page:
                        begun = page.evaluate("() => performance.timeOrigin") / 1_000
                        seconds[name].append(painted_at(page) - begun)
        memory = {name: peak_mb(server.pid) for name, server in servers.items()}
    more = {name: {"peak_mb": mb} if mb else {} for name, mb in memory.items()}
    return Measured({name: Told(found[1:], more[name]) for name, found in seconds.items()}, others)


@pytest.fixture(scope="module")
def edits(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Measured:
    """Each of another note of about 120 words; the first does not count."""
    app = APPS["coach"]
    place = tmp_path_factory.mktemp("edit") / "coach"
    with served(app, place) as server, opened(browser, app, server.url) as page, measuring() as others:
        seconds = [key_to_points(page, edit) for edit in islice(telling_edits(), 1 + EDITS)]
    return Measured({"coach": Told(seconds[1:])}, others)


@pytest.mark.parametrize("name", APPS)
def test_from_the_start_of_the_server_to_the_first_page(benchmark: BenchmarkFixture, cold: Measured, name: str) -> None:
    cold.tell(benchmark, "page cold", name)


@pytest.mark.parametrize("name", APPS)
def test_the_first_page_of_a_server_that_runs(benchmark: BenchmarkFixture, warm: Measured, name: str) -> None:
    warm.tell(benchmark, "page warm", name)


def test_from_the_last_key_to_the_points(benchmark: BenchmarkFixture, edits: Measured) -> None:
    edits.tell(benchmark, "key to points", "coach")


def telling_edits() -> Iterator[Edit]:
    """Notes in which closing a bracket makes a blank of a word, which takes points."""
    coach, shown = Coach(), None
    for text in typical_notes():
        before = text.replace(" the ", " the [firm ", 1)
        at = before.find("[firm") + len("[firm")
        first, then = (coach.score(one).score for one in (before, f"{before[:at]}]{before[at:]}"))
        # Else the points of the note before would be taken for this one's.
        if first is not None and then is not None and first not in (then, shown):
            yield Edit(before, at, "]", str(first), str(then))
            shown = then

"""axe-core finds nothing serious or critical on any page: without and with a record, light and dark, wide and narrow."""

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from coach.domain.messages import Kind
from coach.domain.people import LOCAL_OWNER
from coach.services.preferences import mute_finding, save_weights
from coach.storage.store import open_store
from coach.ui.components.rubric_parts import PARTS
from coach.ui.components.timeline_views import VIEWS
from coach.ui.examples import EXAMPLES
from tests.browser.conftest import patient, serving, settle, watched_page
from tests.processes import ROOT

SAMPLE = ROOT / "sample_data" / "search.json"
NOW = "2026-11-25T18:00:00+00:00"
GRAVE = {"serious", "critical"}
SCREENS: list[tuple[int, Literal["light", "dark"]]] = [(1280, "light"), (1280, "dark"), (390, "light"), (390, "dark")]
GROUND = "() => getComputedStyle(document.querySelector('.stApp')).backgroundColor"
STILL = "() => document.getAnimations().every(one => one.playState !== 'running')"

Opened = tuple[BrowserContext, str]


def segment(name: str) -> Callable[[Page], None]:
    return lambda page: page.get_by_test_id("stMain").get_by_role("radio", name=name, exact=True).click()


def with_a_note(page: Page) -> None:
    page.get_by_role("button", name=EXAMPLES[2].title).click()
    expect(page.get_by_text("of 100")).to_be_visible()


def with_a_file(page: Page) -> None:
    page.locator("input[type=file]").set_input_files(ROOT / "sample_data" / "broken" / "bad_values.csv")
    page.get_by_role("radio", name=re.compile("^Problems")).click()


def first_application(page: Page) -> None:
    page.locator("[class*=st-key-applications_row_] a").first.click()
    expect(page.get_by_role("heading", level=1)).to_be_visible()


def asking(page: Page) -> None:
    segment("Remarks")(page)
    page.get_by_role("button", name="Switch off: Blank left in").click()
    expect(page.get_by_role("button", name="Keep it")).to_be_visible()


def as_it_is(page: Page) -> None:
    """The page as its address shows it."""


ANYWHERE: dict[str, tuple[str, Callable[[Page], None]]] = {
    "draft": ("/", as_it_is),
    "draft with a note": ("/", with_a_note),
    "today": ("/today", as_it_is),
    "applications": ("/applications", as_it_is),
    "new application": ("/applications?application=new", as_it_is),
    "timeline": ("/timeline", as_it_is),
    "upload": ("/upload", as_it_is),
    "upload with a file": ("/upload", with_a_file),
    "settings": ("/settings", as_it_is),
    **{f"rubric, {part}": ("/rubric", segment(part)) for part in PARTS},
    "rubric, asked": ("/rubric", asking),
}
WITH_RECORD: dict[str, tuple[str, Callable[[Page], None]]] = {
    "application": ("/applications", first_application),
    **{f"timeline, {view}": ("/timeline", segment(view)) for view in VIEWS[1:]},
}


@pytest.fixture(scope="module")
def empty(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    yield from opened(chromium, tmp_path_factory.mktemp("empty"))


@pytest.fixture(scope="module")
def sample(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Opened]:
    """The sample year in the record, and rules of one's own in force."""
    home = tmp_path_factory.mktemp("sample")
    command = [sys.executable, "-m", "coach", "import", str(SAMPLE)]
    subprocess.run(command, env=os.environ | {"COACH_HOME": str(home / "coach")}, check=True, capture_output=True)
    store = open_store(f"sqlite:///{(home / 'coach' / 'record.db').as_posix()}", None, lambda: datetime.now(UTC))
    record = store.record(LOCAL_OWNER)
    save_weights(record, Kind.FEEDBACK_REPLY, {"gratitude": 40, "brevity": 0})
    mute_finding(record, "gift")
    store.close()
    yield from opened(chromium, home)


def opened(chromium: Browser, home: Path) -> Iterator[Opened]:
    with serving(home, COACH_NOW=NOW) as url:
        context = patient(chromium, locale="en-GB", timezone_id="Europe/London", base_url=url)
        context.set_default_timeout(20_000)
        yield context, url
        context.close()


def grave(page: Page) -> list[str]:
    response: dict[str, Any] = Axe().run(page).response
    assert response["passes"], "nothing was looked at"
    return [
        f"{one['id']} ({one['impact']}): {one['help']}: " + " ".join(node["html"][:300] for node in one["nodes"])
        for one in response["violations"]
        if one["impact"] in GRAVE
    ]


@contextmanager
def prepared(opened: Opened, address: str, prepare: Callable[[Page], None]) -> Iterator[Page]:
    with watched_page(*opened) as page:
        page.goto(address)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        settle(page)
        prepare(page)
        settle(page)
        yield page


def look(page: Page, width: int, scheme: Literal["light", "dark"]) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    page.wait_for_function(f"dark => ((({GROUND})().match(/\\d+/g)[0] < 128) === dark)", arg=scheme == "dark")
    page.wait_for_function(STILL)


def assert_nothing_grave(opened: Opened, address: str, prepare: Callable[[Page], None]) -> None:
    found = []
    with prepared(opened, address, prepare) as page:
        for width, scheme in SCREENS:
            look(page, width, scheme)
            found += [f"{width} {scheme}: {one}" for one in grave(page)]
    assert not found, "\n".join(found)


def test_what_is_grave_is_found(empty: Opened) -> None:
    pale = "() => document.querySelector('h1').style.color = 'rgb(240, 240, 235)'"
    with prepared(empty, "/settings", as_it_is) as page:
        look(page, 1280, "light")
        page.evaluate(pale)
        assert [one for one in grave(page) if one.startswith("color-contrast")]


@pytest.mark.parametrize("place", ANYWHERE)
def test_nothing_grave_without_a_record(empty: Opened, place: str) -> None:
    assert_nothing_grave(empty, *ANYWHERE[place])


@pytest.mark.parametrize("place", ANYWHERE | WITH_RECORD)
def test_nothing_grave_over_a_year_of_search(sample: Opened, place: str) -> None:
    assert_nothing_grave(sample, *(ANYWHERE | WITH_RECORD)[place])

"""Pages in a real Chromium: when what is waited for has been painted."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.conftest import CHROMIUM_ARGS, settle
from tests.processes import free_port, own_home, pages, running, wait_for

_PROBE = Path(__file__).with_name("painting.js")
_PATIENCE_MS = 60_000
_SHOWN = "points => benchTimes.points.at(-1)?.[1] === points"


@dataclass(frozen=True, slots=True)
class App:
    """An app with the selector of what must be painted before it counts as there."""

    script: str
    wanted: str


APPS = {
    "empty": App("tests/benchmarks/empty_app.py", "[data-testid=stMarkdown] p"),
    # The sheet can be written on: until then it is read-only.
    "coach": App("app.py", "textarea.fc-editor-text:not([readonly])"),
}


@dataclass(frozen=True, slots=True)
class Server:
    """A server that answers; `started` is the instant at which its process was begun (seconds since 1970)."""

    url: str
    pid: int
    started: float


@dataclass(frozen=True, slots=True)
class Edit:
    """A key at an offset into a text, and the points as the page writes them."""

    text: str
    at: int
    key: str
    points_before: str
    points_after: str


@contextmanager
def chromium(path: str) -> Iterator[Browser]:
    """The browser, without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, headless=True, args=CHROMIUM_ARGS)
        yield browser
        browser.close()


@contextmanager
def served(app: App, folder: Path) -> Iterator[Server]:
    """The app, with our settings for Streamlit and a record of its own in `folder`."""
    folder.mkdir(parents=True)
    port, log = free_port(), folder / "log"
    started = time.time()
    with running(pages(app.script, port), log, own_home(folder)) as process:
        url = f"http://127.0.0.1:{port}"
        wait_for(f"{url}/_stcore/health", process, log)
        yield Server(url, process.pid, started)


@contextmanager
def opened(browser: Browser, app: App, url: str) -> Iterator[Page]:
    """The first page in a browser that has seen nothing, once what is wanted is painted."""
    context = browser.new_context(locale="en-GB", timezone_id="Europe/Berlin")
    page = context.new_page()
    page.set_default_timeout(_PATIENCE_MS)
    page.add_init_script(_PROBE.read_text(encoding="utf-8").replace("WANTED", app.wanted))
    page.goto(url, wait_until="commit")
    page.wait_for_function("() => globalThis.benchTimes?.wanted > 1")
    yield page
    context.close()


def painted_at(page: Page) -> float:
    """The instant at which what is wanted was painted, in seconds since 1970."""
    return float(page.evaluate("() => benchTimes.wanted")) / 1_000


def key_to_points(page: Page, edit: Edit) -> float:
    """Seconds from the last key to the new points on the screen."""
    sheet = page.get_by_role("textbox", name="Your note", exact=True)
    sheet.fill(edit.text)
    page.wait_for_function(_SHOWN, arg=edit.points_before)
    settle(page)
    sheet.evaluate("(one, at) => one.setSelectionRange(at, at)", edit.at)
    page.keyboard.press(edit.key)
    page.wait_for_function(_SHOWN, arg=edit.points_after)
    return float(page.evaluate("() => benchTimes.points.at(-1)[0] - benchTimes.input")) / 1_000

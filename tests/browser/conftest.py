"""A real server and a real Chromium; every journey fails on a page error, a dialog or a request that leaves home."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright

from tests.processes import free_port, own_home, pages, running, wait_for

# For how long to wait for anything, in milliseconds: several tests run at a time, on slow machines too.
PATIENCE = 60_000
expect.set_options(timeout=PATIENCE)

HERE = Path(__file__).parent
# Whatever the content security policy holds up is said on the console, from where `watched_page` hears it.
BREACH = "breach of the policy"
TELL_BREACHES = f"""addEventListener("securitypolicyviolation", one => console.error(
  `{BREACH}: ${{one.effectiveDirective}} ${{one.blockedURI.slice(0, 80)}} ${{one.sourceFile ?? ""}} ${{one.sample}}`))"""
CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


def find_chromium() -> str | None:
    """The browser to use: CHROMIUM if set, else Debian's, else the first in PATH.

    The headless shell is the same engine without the frame of a window, which costs two fifths of a page's load.
    """
    named = os.environ.get("CHROMIUM")
    debian = ["/usr/bin/chromium-headless-shell", "/usr/bin/chromium"]
    choices = [named] if named else [*debian, "chromium", "chromium-browser", "google-chrome"]
    return next((path for path in map(shutil.which, choices) if path), None)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    path = find_chromium()
    if path is None:
        pytest.skip("no Chromium found: install chromium, or name it in the variable CHROMIUM")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, headless=True, args=CHROMIUM_ARGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the server of a file's journeys keeps everything; the record is in `coach`."""
    return tmp_path_factory.mktemp("server")


@pytest.fixture(scope="module")
def server(chromium: Browser, folder: Path) -> Iterator[str]:  # noqa: ARG001 - skips first
    with serving(folder) as url:
        yield url


@contextmanager
def serving(folder: Path, script: str = "app.py", port: int | None = None, **more: str) -> Iterator[str]:
    """The address of a server that keeps its record in `folder`; `more` are variables of its environment."""
    log = folder / "log"
    port = port or free_port()
    with running(pages(script, port), log, own_home(folder) | more) as process:
        url = f"http://127.0.0.1:{port}"
        wait_for(f"{url}/_stcore/health", process, log)
        yield url
    assert "Traceback" not in log.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def context(chromium: Browser, server: str) -> Iterator[BrowserContext]:
    """One for the journeys of a file, as a cold cache costs a second each; every page is a session of its own all the same."""
    context = patient(chromium, locale="en-GB", timezone_id="Europe/Berlin", base_url=server)
    yield context
    context.close()


@pytest.fixture
def window(context: BrowserContext, server: str) -> Iterator[Page]:
    """Nothing is open in it yet: for journeys that begin elsewhere than at the first page."""
    with watched_page(context, server) as page:
        yield page


@pytest.fixture
def page(window: Page) -> Page:
    visit(window)
    return window


@contextmanager
def watched_page(context: BrowserContext, server: str, *others: str) -> Iterator[Page]:
    """A page on which nothing may go wrong or meet the policy's limits, and from which nothing may leave but for `others`."""
    page = context.new_page()
    troubles: list[str] = []
    page.on("pageerror", lambda error: troubles.append(f"page error: {error}"))
    page.on("dialog", lambda dialog: (troubles.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.on("request", lambda request: leaves_home(request.url, (server, *others), troubles))
    page.on("websocket", lambda socket: leaves_home(socket.url.replace("ws://", "http://"), (server,), troubles))
    page.on("console", lambda message: troubles.append(message.text) if message.text.startswith(BREACH) else None)
    page.add_init_script(TELL_BREACHES)
    yield page
    page.close()
    assert not troubles


def patient(browser: Browser, **options: Any) -> BrowserContext:
    """A context of the browser that waits as long for everything."""
    context = browser.new_context(**options)
    context.set_default_timeout(PATIENCE)
    return context


def visit(page: Page) -> None:
    """Open the first page and wait until it can be used."""
    page.goto("/")
    page.get_by_role("textbox", name="Your note").wait_for()
    settle(page)


def leaves_home(url: str, homes: tuple[str, ...], troubles: list[str]) -> None:
    if not url.startswith((*homes, "data:", "blob:")):
        troubles.append(f"a request left this machine: {url}")


def settle(page: Page) -> None:
    """Wait until the page has finished running."""
    page.wait_for_function(
        "() => document.querySelector('[data-testid=stApp]')?.dataset.testScriptState === 'notRunning'"
    )


def tab_to(page: Page, target: Locator, most: int = 60) -> None:
    """By keyboard alone, from where the focus is."""
    for _ in range(most):
        if target.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"not reached by {most} presses of Tab: {target}")

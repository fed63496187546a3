"""The server is started anew under an open window."""

import re
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import serving, settle
from tests.processes import free_port

Restart = Callable[[Callable[[], None]], None]


@pytest.fixture
def restart(tmp_path: Path) -> Iterator[tuple[str, Restart]]:
    """The server's address, and what starts it anew with something done while it is down."""
    port = free_port()
    with ExitStack() as up:
        url = up.enter_context(serving(tmp_path, port=port))

        def anew(meanwhile: Callable[[], None]) -> None:
            up.close()
            meanwhile()
            up.enter_context(serving(tmp_path, port=port))

        yield url, anew


def note_field(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Your note", exact=True)


def write(page: Page, text: str) -> None:
    note_field(page).fill(text)
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()
    settle(page)


def test_what_is_typed_while_the_server_is_down_outlives_its_start(
    chromium: Browser, restart: tuple[str, Restart]
) -> None:
    url, anew = restart
    page = chromium.new_page()
    page.goto(url)
    write(page, "The first note.")
    page.get_by_role("button", name="New note").click()
    expect(note_field(page)).to_have_value("")
    settle(page)
    write(page, "Before.")
    note_field(page).press("Control+End")
    anew(lambda: page.keyboard.type(" Meanwhile."))
    expect(page.locator(".fc-editor-state")).to_have_text(re.compile("[Ss]aved$"))
    expect(note_field(page)).to_have_value("Before. Meanwhile.")
    page.evaluate("localStorage.clear()")
    page.reload()
    expect(note_field(page)).to_have_value("Before. Meanwhile.")
    page.close()


def test_a_window_left_open_over_a_start_shows_what_another_one_wrote(
    chromium: Browser, restart: tuple[str, Restart]
) -> None:
    url, anew = restart
    page, other = chromium.new_page(), chromium.new_page()
    page.goto(url)
    write(page, "Older.")
    other.goto(page.url)
    expect(note_field(other)).to_have_value("Older.")
    write(other, "Newer.")
    other.close()
    anew(lambda: None)
    expect(note_field(page)).to_have_value("Newer.")
    page.close()

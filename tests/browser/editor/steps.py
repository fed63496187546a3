"""What the journeys of the editor share: the parts of the bench page, and how long to wait for what."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.conftest import settle, watched_page

BENCH = "tests/browser/editor/pages/bench.py"
NOTE = """Dear Ms Osei,

Thank you for showing me the press room on Tuesday. Your plan to print the late edition in one shift has stayed with me. \
I would love to join your team as a planner.

Kind regards,
[Your Name]"""
BLANK = "[Your Name]"
COPIES = "Object.keys(localStorage).filter(key => key.startsWith('followup-coach:draft:'))"


@contextmanager
def bench_page(context: BrowserContext, server: str, draft: str) -> Iterator[Page]:
    with watched_page(context, server) as page:
        open_draft(page, draft)
        page.evaluate("localStorage.clear()")  # copies of the drafts of other journeys
        yield page


def open_draft(page: Page, draft: str) -> None:
    page.goto(f"/?draft={draft}")
    page.locator("[data-fc-up]").wait_for()
    settle(page)


def area(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Your note")


def text_in(page: Page) -> str:
    return area(page).input_value()


def type_in(page: Page, text: str, *, at: str = "Control+End", delay: float = 0) -> None:
    area(page).focus()
    page.keyboard.press(at)
    page.keyboard.type(text, delay=delay)


def put_caret(page: Page, before: str) -> None:
    area(page).focus()
    area(page).evaluate("(t, w) => { const at = t.value.indexOf(w); t.setSelectionRange(at, at); }", before)


def fact(page: Page, name: str) -> Locator:
    return page.locator(f"#{name}")


def number(page: Page, name: str) -> int:
    return int(fact(page, name).inner_text())


def is_scored(page: Page) -> None:
    """Wait until the score is that of the text in the editor."""
    expect(fact(page, "scored")).to_have_text(str(len(text_in(page))))


def is_saved(page: Page) -> None:
    """Wait until the page has stored the text, and the browser has put its own copy away."""
    is_scored(page)
    expect(page.locator(".fc-editor-state")).to_have_text(re.compile("^Saved|, and saved$"))
    page.wait_for_function(f"{COPIES}.length === 0")


def copies(page: Page) -> list[str]:
    return list(page.evaluate(COPIES))


def marks(page: Page, kind: str = "") -> Locator:
    return page.locator(f".fc-editor-mark{kind}")


def card(page: Page) -> Locator:
    return page.get_by_role("group", name="About the marked words")


def click_button(page: Page, name: str) -> None:
    page.get_by_role("button", name=re.compile(name)).click()


def blank(page: Page) -> Locator:
    return marks(page, ".fc-editor-double")

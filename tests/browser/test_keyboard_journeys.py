"""Each page by keyboard alone, from the links at the top on; Draft and Today have such journeys among their own."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from coach.domain.applications import Application, Event, EventKind, Stage
from coach.domain.event_words import EVENT_NAMES
from coach.domain.people import LOCAL_OWNER
from coach.storage.store import open_store
from tests.browser.conftest import patient, serving, settle, tab_to, watched_page

LARCH = Application(
    "Larch Foods", "Planner", stage=Stage.INTERVIEWING,
    events=(Event(EventKind.APPLIED, on=date(2026, 5, 1)), Event(EventKind.INTERVIEW, on=date(2026, 6, 1))),
)  # fmt: skip

# A busy browser: what is left to the next moment, as what a field tells once it is left, comes a little later.
LATE = """
const set = window.setTimeout;
window.setTimeout = (act, ms, ...more) => set(act, ms === 0 ? 80 : ms, ...more);
"""


@pytest.fixture(scope="module")
def keyboard_server(chromium: Browser, folder: Path) -> Iterator[str]:  # noqa: ARG001 - skips first
    with serving(folder, COACH_NOW="2026-06-10T09:00:00+00:00") as url:
        store = open_store(f"sqlite:///{(folder / 'coach' / 'record.db').as_posix()}", None, lambda: datetime.now(UTC))
        store.record(LOCAL_OWNER).create(LARCH)
        store.close()
        yield url


@pytest.fixture(scope="module")
def keyboard_context(chromium: Browser, keyboard_server: str) -> Iterator[BrowserContext]:
    context = patient(chromium, locale="en-GB", timezone_id="Europe/London", base_url=keyboard_server)
    yield context
    context.close()


@pytest.fixture
def page(keyboard_context: BrowserContext, keyboard_server: str) -> Iterator[Page]:
    with watched_page(keyboard_context, keyboard_server) as page:
        page.goto("/")
        page.get_by_role("heading", level=1).wait_for()
        settle(page)
        yield page


def arrive(page: Page, link: str, heading: str) -> None:
    """By the link at the top."""
    tab_to(page, page.get_by_test_id("stHeader").get_by_role("link", name=link, exact=True))
    enter(page)
    expect(page.get_by_role("heading", name=heading, level=1)).to_be_visible()
    settle(page)


def enter(page: Page) -> None:
    page.keyboard.press("Enter")
    page.wait_for_timeout(300)  # until the server has begun, a page that will change looks settled
    settle(page)


def press(page: Page, button: str) -> None:
    tab_to(page, page.get_by_role("button", name=button, exact=True).first)
    enter(page)


def test_applications_are_searched_opened_told_of_and_a_line_taken_back(page: Page) -> None:
    arrive(page, "Applications", "Your applications")
    tab_to(page, page.get_by_label("Search"))
    page.keyboard.type("larch")
    enter(page)
    tab_to(page, page.get_by_role("link", name="Larch Foods, Planner"))
    enter(page)
    expect(page.get_by_role("heading", name="Larch Foods", level=1)).to_be_visible()
    settle(page)
    press(page, EVENT_NAMES[EventKind.OFFER])
    press(page, "Add to the history")
    line = page.locator("[class*='st-key-application_line_']", has_text=EVENT_NAMES[EventKind.OFFER])
    expect(line).to_be_visible()
    tab_to(page, line.get_by_role("button", name="Take back"))
    enter(page)
    expect(line).to_have_count(0)


@pytest.mark.parametrize("way", ["mouse", "keyboard"])
def test_a_link_is_followed_though_the_field_typed_into_just_before_tells_late(
    keyboard_context: BrowserContext, keyboard_server: str, way: str
) -> None:
    with watched_page(keyboard_context, keyboard_server) as page:
        page.add_init_script(LATE)
        page.goto("/applications")
        link = page.get_by_role("link", name="Larch Foods, Planner")
        expect(link).to_be_visible()
        settle(page)
        page.get_by_label("Search").focus()
        page.keyboard.type("larch")
        if way == "mouse":
            link.click(delay=20)
        else:
            page.keyboard.press("Enter")
            link.press("Enter")
        expect(page.get_by_role("heading", name="Larch Foods", level=1)).to_be_visible()


def test_a_view_of_the_timeline_is_chosen_its_data_taken_and_an_application_opened(page: Page) -> None:
    arrive(page, "Timeline", "Your timeline")
    tab_to(page, page.get_by_role("button", name="Data as CSV").first)
    with page.expect_download() as taken:
        page.keyboard.press("Enter")
    assert "Larch Foods" in Path(taken.value.path()).read_text(encoding="utf-8-sig")
    tab_to(page, page.get_by_role("combobox", name="Open an application"))
    page.keyboard.type("Larch")
    page.get_by_role("option", name="Larch Foods, Planner").wait_for()
    page.keyboard.press("ArrowDown")
    enter(page)
    link = page.get_by_role("link", name="Open Larch Foods, Planner")
    expect(link).to_be_visible()
    tab_to(page, page.get_by_role("radio", name="What happened"), most=90)
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    settle(page)
    expect(page.get_by_role("heading", name="Your answers")).to_be_visible()


def test_the_file_button_is_reached_and_cells_are_typed_brought_in_and_taken_out_again(page: Page) -> None:
    arrive(page, "Upload", "Bring in your applications")
    tab_to(page, page.get_by_test_id("stFileUploader").locator("button"))
    tab_to(page, page.get_by_label("Or cells copied from a spreadsheet"))
    page.keyboard.insert_text("Company,Role,Status\nOakhurst Tools,Buyer,Applied\n")
    press(page, "Read what I pasted")
    press(page, "Bring them in")
    expect(page.get_by_role("button", name="Undo this upload")).to_be_visible()
    press(page, "Undo this upload")
    expect(page.get_by_role("button", name="Undo this upload")).to_have_count(0)


def test_how_it_scores_unfolds(page: Page) -> None:
    arrive(page, "How it scores", "How it scores")
    fold = page.locator("details").first
    tab_to(page, fold.locator("summary"))
    enter(page)
    expect(fold).to_have_attribute("open", "")


def test_a_threshold_is_set_and_goes_back_to_its_default(page: Page) -> None:
    arrive(page, "Settings", "Settings")
    tab_to(page, page.get_by_role("spinbutton", name="First check-in, no date promised: from (business days)"))
    page.keyboard.press("Control+A")
    page.keyboard.type("9")
    press(page, "Save thresholds")
    expect(page.get_by_text("Changed by you: 1")).to_be_visible()
    press(page, "Back to 5")
    expect(page.get_by_text("All stand at their defaults.")).to_be_visible()

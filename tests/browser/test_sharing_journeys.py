"""Two people on one server share and take back; one person takes everything along and erases it; in a real browser."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from playwright.sync_api import Browser, Page, expect

from coach.domain.applications import Application, Event, EventKind
from coach.domain.drafts import Draft
from coach.domain.people import LOCAL_OWNER
from coach.domain.sharing import Role
from coach.storage.store import open_store
from tests.browser.conftest import patient, serving, settle, watched_page
from tests.browser.pages.people import PEOPLE
from tests.browser.test_accessibility import SCREENS, grave, look

NOW = "2026-06-10T09:00:00+00:00"
NOTE = "Dear Ms Osei,\n\nThank you for the tour of the press room on Tuesday.\n\nKind regards,\nAda"
COPIES = "() => Object.keys(localStorage).filter(key => key.startsWith('followup-coach'))"


@pytest.fixture(scope="module")
def server(chromium: Browser, folder: Path) -> Iterator[str]:  # noqa: ARG001 - skips first
    """Ms Ade is an adviser, Root an admin; Ada and somebody alone on their machine have a record."""
    home = folder / "coach"
    store = open_store(f"sqlite:///{(home / 'record.db').as_posix()}", home / "backups", lambda: datetime.now(UTC))
    for name, role in (("ade", Role.ADVISER), ("root", Role.ADMIN)):
        store.sharing(PEOPLE[name].owner).seen(PEOPLE[name])
        store.directory().set_role(PEOPLE[name].owner, role)
    for owner in (PEOPLE["ada"].owner, LOCAL_OWNER):
        met = Event(
            EventKind.INTERVIEW, at=datetime(2026, 6, 9, 13, tzinfo=UTC), ended_at=datetime(2026, 6, 9, 14, tzinfo=UTC)
        )
        one = store.record(owner).create(Application("Larch Foods", "Analyst", events=(met,)))
        store.record(owner).drafts.create(Draft(text=NOTE, company="Larch Foods", application_id=one.id))
    store.close()
    with serving(folder, "tests/browser/pages/seats.py", COACH_NOW=NOW) as url:
        yield url


@contextmanager
def seat(chromium: Browser, server: str, who: str) -> Iterator[Page]:
    context = patient(chromium, locale="en-GB", timezone_id="Europe/London", base_url=server, user_agent=who)
    context.set_default_timeout(20_000)
    with watched_page(context, server) as page:
        yield page
    context.close()


def at(page: Page, address: str) -> Page:
    page.goto(address)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    settle(page)
    return page


def assert_nothing_grave(page: Page) -> None:
    for width, scheme in (SCREENS[0], SCREENS[-1]):
        look(page, width, scheme)
        assert grave(page) == []
        assert page.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    page.set_viewport_size({"width": 1280, "height": 900})


def test_a_record_is_shared_read_seen_to_be_read_and_taken_back(chromium: Browser, server: str) -> None:
    with seat(chromium, server, "ada") as ada, seat(chromium, server, "ade") as ade:
        at(ada, "/settings").get_by_label("Your adviser's e-mail address").fill("ade@example.org")
        ada.get_by_role("button", name="Let them read my record").click()
        expect(ada.get_by_text("Ms Ade, adviser, may see this record.")).to_be_visible()

        at(ade, "/people").get_by_role("link", name="Ada Osei").click()
        expect(ade.get_by_role("link", name="Larch Foods, Analyst")).to_be_visible()
        main = ade.get_by_test_id("stMain")
        main.get_by_role("link", name="Notes").click()
        main.get_by_role("link", name="Note · Larch Foods").click()
        expect(ade.get_by_text("of 100")).to_be_visible()
        assert main.get_by_role("button").count() == main.get_by_role("textbox").count() == 0
        assert_nothing_grave(ade)
        address = ade.url

        at(ada, "/settings")
        expect(ada.get_by_text("Last looked at a note: Note, Larch Foods")).to_be_visible()
        assert_nothing_grave(ada)
        ada.get_by_role("button", name="Take back Ms Ade").click()
        expect(ada.get_by_text("Nobody but you.")).to_be_visible()

        main.get_by_role("link", name="Response times").click()
        expect(ade.get_by_role("heading", name="Not shared with you")).to_be_visible()
        expect(at(ade, address).get_by_role("heading", name="Not shared with you")).to_be_visible()
        expect(ade.get_by_text("Larch")).to_have_count(0)
    with seat(chromium, server, "root") as root:
        expect(at(root, "/numbers").get_by_text("fewer than 5")).to_have_count(5)
        assert_nothing_grave(root)


def test_everything_is_taken_along_and_erased_in_the_browser_too(
    chromium: Browser, server: str, tmp_path: Path
) -> None:
    with seat(chromium, server, "alone") as page:
        at(page, "/settings")
        page.evaluate("() => localStorage.setItem('followup-coach:draft:x', '{}')")
        with page.expect_download() as download:
            page.get_by_role("button", name="Download everything").click()
        download.value.save_as(tmp_path / "all.zip")
        with ZipFile(tmp_path / "all.zip") as archive:
            assert "press room" in archive.read("drafts.json").decode()
        page.get_by_text("Erase everything", exact=True).click()
        page.get_by_label("To go on, type: erase everything").fill("erase everything")
        page.get_by_role("button", name="Erase everything for good").click()
        expect(page.get_by_role("heading", name="Everything is erased")).to_be_visible()
        page.wait_for_function(f"() => ({COPIES})().length === 0")
        assert_nothing_grave(page)
        page.get_by_role("button", name="Begin anew").click()
        expect(page.get_by_role("heading", level=1, name="Everything is erased")).to_have_count(0)
        expect(at(page, "/applications").get_by_text("Nothing here yet")).to_be_visible()

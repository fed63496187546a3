"""A disk fills up under somebody who types: the words stay in the editor, and are stored once there is space."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import patient, serving, settle, visit, watched_page
from tests.browser.test_restart_journeys import note_field, write
from tests.disks import Disk

LONG = "A word that takes its place. " * 3000


@pytest.mark.mount
def test_what_is_typed_on_a_full_disk_is_stored_by_itself_once_there_is_space(chromium: Browser, disk: Disk) -> None:
    logs = disk.path.parent / "server"
    logs.mkdir()
    with serving(logs, COACH_HOME=str(disk.path / "coach")) as url:
        context = patient(chromium, base_url=url)
        with watched_page(context, url) as page:
            visit(page)
            write(page, "Before.")
            disk.fill()
            note_field(page).fill(LONG)
            expect(page.get_by_text("Not stored yet: keep this page open")).to_be_visible()
            expect(page.get_by_text("disk is full")).to_be_visible()
            expect(note_field(page)).to_have_value(LONG)
            settle(page)
            disk.empty()
            # Nobody types or presses anything: the editor asks again by itself.
            expect(page.get_by_text("Saved", exact=True)).to_be_visible()
            expect(page.get_by_text("Not stored yet: keep this page open")).to_be_hidden()
            page.evaluate("localStorage.clear()")
            page.reload()
            expect(note_field(page)).to_have_value(LONG)
        context.close()

"""Somebody types for more than three minutes without a pause, on a wide screen and on a narrow one: nothing is lost."""

import time

import pytest
from playwright.sync_api import BrowserContext, expect

from tests.browser.conftest import settle, watched_page

CHARACTERS, A_SECOND = 2_000, 10
SENTENCE = (
    "Thank you for showing me the press room on Tuesday, Ms Osei. Your plan for the late edition has stayed with me. "
)
TEXT = (SENTENCE * (CHARACTERS // len(SENTENCE) + 1))[:CHARACTERS]


@pytest.mark.slow
def test_two_thousand_characters_at_ten_a_second_all_arrive(context: BrowserContext, server: str) -> None:
    with watched_page(context, server) as wide, watched_page(context, server) as narrow:
        narrow.set_viewport_size({"width": 390, "height": 844})
        pages = (wide, narrow)
        for page in pages:
            page.goto("/")
            page.get_by_role("button", name="New note").click()
            note = page.get_by_role("textbox", name="Your note", exact=True)
            expect(note).to_have_value("")
            settle(page)
            note.fill("Dear Ms Osei,\n\n")  # a sheet of its own for each: a blank one would be shared
            # Before it is stored, the sheet is still blank in the record, and the other window would be given the same one.
            expect(page.get_by_text("Saved", exact=True)).to_be_visible()
            note.press("Control+End")
        begun = time.monotonic()
        for place, character in enumerate(TEXT):
            for page in pages:
                page.keyboard.type(character)
            time.sleep(max(0.0, begun + (place + 1) / A_SECOND - time.monotonic()))
        for page in pages:
            note = page.get_by_role("textbox", name="Your note", exact=True)
            expect(note).to_have_value(f"Dear Ms Osei,\n\n{TEXT}")
            expect(page.get_by_text("Saved", exact=True)).to_be_visible()
            page.reload()
            expect(note).to_have_value(f"Dear Ms Osei,\n\n{TEXT}")

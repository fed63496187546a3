"""Writing in the live editor: nothing is disturbed, nothing is lost, nothing that was typed becomes anything but text."""

import re

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.conftest import settle
from tests.browser.editor.steps import (
    NOTE,
    area,
    click_button,
    fact,
    is_saved,
    is_scored,
    number,
    put_caret,
    text_in,
    type_in,
)

TRIES = 20


def selection(page: Page) -> list[object]:
    return list(area(page).evaluate("t => [t.selectionStart, t.selectionEnd, t.selectionDirection, t.scrollTop]"))


def test_what_is_typed_is_scored_and_saved_without_leaving_the_field(page: Page) -> None:
    type_in(page, "\nInes Okoye")
    is_saved(page)
    assert text_in(page) == f"{NOTE}\nInes Okoye"
    assert area(page).evaluate("t => t === document.activeElement")


@pytest.mark.parametrize("place", ["Dear", "press room", "planner"])
def test_the_caret_stays_where_it_is_while_the_score_comes_in(page: Page, place: str) -> None:
    put_caret(page, place)
    page.keyboard.type("so ")
    before = selection(page)
    is_saved(page)
    assert selection(page) == before
    page.keyboard.type("to speak ")
    is_saved(page)
    assert text_in(page) == NOTE.replace(place, f"so to speak {place}")


def test_a_selection_stays_while_the_score_comes_in(page: Page) -> None:
    type_in(page, "x")
    area(page).evaluate("t => t.setSelectionRange(5, 30, 'backward')")
    before = selection(page)
    is_saved(page)
    assert selection(page) == before


def test_undo_and_redo_reach_over_scores_and_replacements(page: Page) -> None:
    type_in(page, " One.")
    is_saved(page)
    type_in(page, " Two.")
    is_saved(page)
    click_button(page, "Change greeting")
    expect(area(page)).to_have_value(re.compile("^Hello Ms Osei"))
    is_saved(page)
    page.keyboard.press("Control+z")
    assert text_in(page) == f"{NOTE} One. Two."
    page.keyboard.press("Control+y")
    assert text_in(page).startswith("Hello Ms Osei")
    for _ in range(20):  # how much one step takes back is the browser's choice
        page.keyboard.press("Control+z")
    assert text_in(page) == NOTE
    is_saved(page)


def test_a_change_meant_for_words_that_are_gone_is_not_made(page: Page) -> None:
    page.evaluate(
        """() => {
            const send = WebSocket.prototype.send;
            WebSocket.prototype.send = function (message) { setTimeout(() => send.call(this, message), 300); };
        }"""
    )
    page.get_by_role("button", name="Change greeting").click()
    put_caret(page, "ear Ms")
    page.keyboard.type("e")
    is_saved(page)
    assert text_in(page) == NOTE.replace("Dear", "Deear")


def test_word_and_outlook_paste_as_tidy_plain_text(page: Page, context: BrowserContext, server: str) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server)
    page.evaluate(
        """async () => navigator.clipboard.write([new ClipboardItem({
            "text/html": new Blob(["<p class=MsoNormal><b>Dear&nbsp;Ann</b><o:p></o:p></p>"], {type: "text/html"}),
            "text/plain": new Blob(["Dear\\u00a0Ann,\\r\\n\\r\\n\\r\\nthank\\u00a0you \\u000bso much"], {type: "text/plain"}),
        })])"""
    )
    area(page).focus()
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+v")
    expect(area(page)).to_have_value("Dear Ann,\n\nthank you\nso much")
    is_saved(page)
    page.keyboard.press("Control+z")
    assert text_in(page) == NOTE


def test_a_composition_is_neither_disturbed_nor_told_before_it_ends(page: Page) -> None:
    type_in(page, "\n")
    is_saved(page)
    told = number(page, "sequence")
    keyboard = page.context.new_cdp_session(page)
    for part in ("に", "にほ", "にほん"):
        keyboard.send("Input.imeSetComposition", {"text": part, "selectionStart": len(part), "selectionEnd": len(part)})
        page.wait_for_timeout(400)
    assert number(page, "sequence") == told
    assert text_in(page).endswith("\nにほん")
    keyboard.send("Input.insertText", {"text": "日本"})
    is_saved(page)
    assert text_in(page) == f"{NOTE}\n日本"


def type_and_click(page: Page, target: Locator, turn: int) -> None:
    """A click at once, while the text is told, or after it; pressed for up to 180 ms."""
    target.hover()
    type_in(page, f" w{turn}", delay=20)
    page.wait_for_timeout(turn % 8 * 25)
    page.mouse.down()
    page.wait_for_timeout(turn % 4 * 60)
    page.mouse.up()


def test_a_button_clicked_right_after_typing_is_never_lost(page: Page) -> None:
    for turn in range(TRIES):
        type_and_click(page, page.get_by_role("button", name="Count me"), turn)
        expect(fact(page, "clicks")).to_have_text(str(turn + 1))
        assert text_in(page).endswith(f" w{turn}")
        is_scored(page)


def test_a_link_clicked_right_after_typing_is_never_lost(page: Page) -> None:
    address = page.url
    for turn in range(TRIES):
        type_and_click(page, page.get_by_role("link", name="Other page"), turn)
        expect(page.get_by_role("heading", name="Other page")).to_be_visible()
        if turn % 4 == 1:
            page.get_by_role("link", name="Bench").click()
        else:
            page.goto(address)
        page.locator("[data-fc-up]").wait_for()
        settle(page)
    assert text_in(page) == NOTE + "".join(f" w{turn}" for turn in range(TRIES))


def test_leaving_the_field_by_keyboard_tells_at_once(page: Page) -> None:
    page.evaluate(  # no pause ever ends
        "() => { const set = window.setTimeout; window.setTimeout = (act, ms, ...more) => ms > 100 ? 0 : set(act, ms, ...more); }"
    )
    type_in(page, " One more.")
    page.wait_for_timeout(400)
    assert number(page, "scored") == len(NOTE)
    page.keyboard.press("Tab")
    is_scored(page)


def test_the_server_overwrites_the_text_only_with_a_new_revision(page: Page) -> None:
    type_in(page, " Gone.")
    is_saved(page)  # what is not would be offered again (test_keeping_journeys.py)
    click_button(page, "Start again")
    expect(area(page)).to_have_value("Dear Ms Osei,\n\n")
    type_in(page, "Thank you.")
    is_saved(page)
    assert text_in(page) == "Dear Ms Osei,\n\nThank you."


def test_steady_typing_loses_no_letter(page: Page) -> None:
    words = ("the quick brown fox jumps over the lazy dog " * 5)[:200]
    type_in(page, words, delay=100)
    is_saved(page)
    assert text_in(page) == NOTE + words


def test_a_long_note_stays_whole(page: Page) -> None:
    long = "\n".join(f"{n}. Thank you for the tour of the press room, it was a pleasure." for n in range(320))
    area(page).fill(long)
    is_saved(page)
    put_caret(page, "160. Thank")
    page.keyboard.type("in the middle ")
    is_saved(page)
    assert text_in(page) == long.replace("160. Thank", "in the middle 160. Thank")
    assert len(long) > 20_000


def test_hostile_text_stays_text(page: Page) -> None:
    hostile = '<img src=x onerror="alert(1)"></textarea><script>alert(2)</script> [<b onclick=alert(3)>name</b>] '
    type_in(page, hostile, at="Control+Home")
    is_saved(page)
    page.keyboard.press("Control+Home")
    for _ in range(3):
        page.keyboard.press("F8")
    assert text_in(page) == hostile + NOTE
    assert page.locator(".fc-editor :is(img, script, b)").count() == 0

"""What a mark says, and every way to it: hover, tap, the resting caret, keys, buttons, screen readers."""

from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import patient
from tests.browser.editor.steps import (
    BLANK,
    NOTE,
    area,
    bench_page,
    blank,
    card,
    click_button,
    fact,
    is_saved,
    marks,
    put_caret,
    text_in,
    type_in,
)

THANKS = "Thank you for showing me the press room on Tuesday."


def test_hovering_over_a_mark_says_what_it_is(page: Page) -> None:
    box = blank(page).bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(card(page)).to_contain_text("Blank left in")
    page.get_by_role("button", name="Replace with “Ines Okoye”").hover()
    page.wait_for_timeout(500)
    expect(card(page)).to_be_visible()
    page.mouse.move(5, 5)
    expect(card(page)).to_be_hidden()


def distance(card: Locator, mark: Locator) -> float:
    """Pixels between a card and its mark, above or below."""
    one, other = card.bounding_box(), mark.bounding_box()
    assert one
    assert other
    return max(one["y"] - other["y"] - other["height"], other["y"] - one["y"] - one["height"])


def tap_a_mark(page: Page) -> None:
    mark = blank(page)
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box
    page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(card(page)).to_contain_text("Blank left in")


def test_a_press_on_the_words_of_the_card_keeps_it_until_escape(page: Page) -> None:
    blank(page).hover(force=True)
    card(page).get_by_text("Blank left in").click()
    page.mouse.move(2, 2)
    page.wait_for_timeout(600)
    expect(card(page)).to_be_visible()
    page.keyboard.press("Escape")
    expect(card(page)).to_be_hidden()
    expect(area(page)).to_be_focused()


def test_tapping_a_mark_says_what_it_is(chromium: Browser, server: str) -> None:
    context = patient(chromium, base_url=server, has_touch=True, is_mobile=True, viewport={"width": 390, "height": 800})
    with bench_page(context, server, "touch") as page:
        tap_a_mark(page)
        # A finger that is lifted has left, unlike a mouse: the card stays for as long as it takes to read.
        page.wait_for_timeout(1_000)
        card(page).get_by_text("Blank left in").tap()
        page.wait_for_timeout(1_000)
        tap_a_mark(page)
        page.locator("#scored").tap()
        expect(card(page)).to_be_hidden()
        tap_a_mark(page)
        page.get_by_role("button", name="Replace with").tap()
        expect(area(page)).to_have_value(NOTE.replace(BLANK, "Ines Okoye"))
        is_saved(page)
    context.close()


def test_a_caret_that_rests_in_a_mark_says_what_it_is(page: Page) -> None:
    put_caret(page, "[Your")
    page.keyboard.press("ArrowRight")
    expect(card(page)).to_contain_text("Blank left in")
    page.keyboard.type("x")
    expect(card(page)).to_be_hidden()


def test_the_card_goes_with_its_mark_where_the_lines_break_elsewhere(page: Page) -> None:
    put_caret(page, "[Your")
    page.keyboard.press("ArrowRight")
    expect(card(page)).to_contain_text("Blank left in")
    before = blank(page).bounding_box()
    page.set_viewport_size({"width": 420, "height": 900})
    page.wait_for_timeout(500)
    assert blank(page).bounding_box() != before
    assert distance(card(page), blank(page)) < 30


def test_every_mark_and_its_suggestions_are_reached_by_keyboard(page: Page) -> None:
    area(page).focus()
    page.keyboard.press("Control+Home")
    page.keyboard.press("F8")
    expect(card(page)).to_contain_text("Counts for")
    page.keyboard.press("Shift+F8")
    page.keyboard.press("Shift+F8")
    page.keyboard.press("F8")
    while "Blank left in" not in card(page).inner_text():
        page.keyboard.press("F8")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Replace with “Ines Okoye”")).to_be_focused()
    page.keyboard.press("Escape")
    expect(card(page)).to_be_hidden()
    expect(area(page)).to_be_focused()
    page.keyboard.press("Shift+F8")
    page.keyboard.press("F8")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(area(page)).to_have_value(NOTE.replace(BLANK, "Ines Okoye"))
    expect(card(page)).to_be_hidden()
    expect(area(page)).to_be_focused()
    is_saved(page)
    expect(blank(page)).to_have_count(0)
    page.keyboard.press("Control+z")
    assert text_in(page) == NOTE
    is_saved(page)
    expect(blank(page)).to_have_count(1)


def test_buttons_below_the_text_lead_from_mark_to_mark(page: Page) -> None:
    area(page).evaluate("t => t.setSelectionRange(0, 0)")
    seen = []
    for _ in range(3):
        click_button(page, "Next mark")
        seen.append(card(page).inner_text())
    click_button(page, "Previous mark")
    assert card(page).inner_text() == seen[1]
    assert len(set(seen)) == 3


def test_a_criterion_shows_its_sentences(page: Page) -> None:
    area(page).fill("Dear Ann,\n" + "\n" * 60 + THANKS + "\n" * 60)
    is_saved(page)
    click_button(page, "Show thanks")
    expect(card(page)).to_contain_text("Counts for: Thanks")
    expect(marks(page, ".fc-editor-stands-out").first).to_be_in_viewport()
    page.keyboard.type("x")
    expect(marks(page, ".fc-editor-stands-out")).to_have_count(0)


def test_screen_readers_hear_the_label_and_nothing_that_they_did_not_ask_for(page: Page) -> None:
    expect(area(page)).to_have_accessible_name("Your note")
    expect(area(page)).to_have_accessible_description(
        "F8 goes to the next mark of the coach and says what it is, Shift+F8 to the one before. Tab then leads to its "
        "suggestions, Escape back to the text."
    )
    page.evaluate(
        """() => {
            window.said = [];
            const hear = () => { const words = document.querySelector(".fc-editor-said").textContent; if (words) window.said.push(words); };
            new MutationObserver(hear).observe(document.querySelector(".fc-editor-said"), {childList: true});
        }"""
    )
    type_in(page, " More words.")
    is_saved(page)
    blank(page).hover(force=True)
    page.wait_for_timeout(400)
    assert page.evaluate("window.said") == []
    page.keyboard.press("Control+Home")
    page.keyboard.press("F8")
    said = page.evaluate("window.said")
    assert len(said) == 1
    assert said[0].startswith("Counts for")
    assert page.locator(".fc-editor-layer, .fc-editor-mirror").evaluate_all(
        "all => all.every(e => e.ariaHidden === 'true')"
    )


def test_marks_are_told_by_line_and_letter_as_well_as_by_colour(page: Page) -> None:
    styles = marks(page).evaluate_all("all => all.map(e => getComputedStyle(e).borderBottomStyle)")
    assert {"solid", "double"} <= set(styles)
    letters = page.locator(".fc-editor-letter").all_inner_texts()
    assert {"G", "!"} <= set(letters)


def test_nothing_moves_on_its_own_where_motion_is_not_wanted(page: Page) -> None:
    page.emulate_media(reduced_motion="reduce")
    area(page).focus()
    page.keyboard.press("F8")
    moving = page.locator(".fc-editor, .fc-editor *").evaluate_all("all => all.flatMap(e => e.getAnimations()).length")
    assert moving == 0


def test_nothing_spills_over_a_narrow_screen(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 800})
    for _ in range(5):
        click_button(page, "Next mark")
        right = page.locator(".fc-editor, .fc-editor-hint").evaluate_all(
            "all => Math.max(...all.map(e => e.getBoundingClientRect().right))"
        )
        assert right <= 390
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    assert fact(page, "score").inner_text() != ""

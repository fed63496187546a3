"""The coach's marks in the live editor: where they stand, what they say, and every way to them."""

import io
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Literal

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.editor_steps import (
    NOTE,
    area,
    bench_page,
    bench_server,
    card,
    click_button,
    fact,
    is_saved,
    marks,
    open_draft,
    put_caret,
    text_in,
    type_in,
)

BLANK = "[Your Name]"
THANKS = "Thank you for showing me the press room on Tuesday."
BEFORE = {
    "plain": "",
    "emoji": "👩‍👩‍👧 and 😀 and 🇬🇧 say hello.\n",
    "astral": "𝒳𝒴𝒵 𐐷 𝟙𝟚𝟛 are letters too.\n",
    "tabs": "a\tb\t\tc\n\td  e   f \n",
    "long word": "x" * 400 + "\n",
    "long link": "https://example.org/" + "path/" * 60 + "\n",
    "spaces": "many" + " " * 200 + "spaces   \n  \n",
    "right to left": "שלום, תודה רבה על הפגישה\n",
    "joined letters": "office affine AVAToTy fi ffl\n",
    "combining": "e\u0301a\u0308o\u0302 Ågström naïve\n",
    "other scripts": "日本語のテキスト、ありがとう。한국어도\n",
}
numbers = count()
WORDS_UNDER = """(mark) => {
    const node = document.querySelector(".fc-editor-mirror").firstChild;
    const boxes = [...document.querySelectorAll(`.fc-editor-mark[data-start="${mark.dataset.start}"]`)]
        .filter(other => other.style.getPropertyValue("--ink") === mark.style.getPropertyValue("--ink"))
        .map(other => other.getBoundingClientRect());
    const scrolled = document.querySelector(".fc-editor-text").scrollTop;
    const range = document.createRange();
    let words = "";
    for (let at = 0; at < node.length; at++) {
        range.setStart(node, at); range.setEnd(node, at + 1);
        const box = [...range.getClientRects()].at(-1);
        if (!box || !box.width) continue;
        const x = (box.left + box.right) / 2, y = (box.top + box.bottom) / 2 - scrolled;
        if (boxes.some(b => b.left <= x && x <= b.right && b.top <= y && y <= b.bottom)) words += node.data[at];
    }
    return words;
}"""


@pytest.fixture(scope="module")
def server(chromium: object, folder: Path) -> Iterator[str]:  # noqa: ARG001 - skips first
    with bench_server(folder) as url:
        yield url


@pytest.fixture
def page(context: BrowserContext, server: str) -> Iterator[Page]:
    with bench_page(context, server, f"marks-{next(numbers)}") as page:
        yield page


def blank(page: Page) -> Locator:
    return marks(page, ".fc-editor-double")


def words_under(mark: Locator) -> str:
    return str(mark.first.evaluate(WORDS_UNDER)).strip()


def picture(page: Page) -> Image.Image:
    """The text without the rounded corners around it, whose pixels are not the same in two pictures."""
    whole = Image.open(io.BytesIO(page.locator(".fc-editor-sheet").screenshot())).convert("L")
    return whole.crop((8, 8, whole.width - 8, whole.height - 8))


def is_same(one: Image.Image, other: Image.Image) -> bool:
    """But for the grey at the edges of letters, which a hundredth of a pixel changes."""
    return ImageChops.difference(one, other).point(lambda grey: 255 if grey > 96 else 0).getbbox() is None


def text_and_mirror(page: Page) -> tuple[Image.Image, Image.Image]:
    """What the text area shows, and what its mirror would show in its place."""
    page.add_style_tag(
        content=".fc-editor-layer { display: none } .fc-editor-text { caret-color: transparent !important }"
    )
    area(page).evaluate("t => { t.spellcheck = false; t.blur(); }")
    text = picture(page)
    page.evaluate(
        """() => {
            const [text, mirror] = ["text", "mirror"].map(name => document.querySelector(`.fc-editor-${name}`));
            mirror.style.cssText += `visibility: visible; color: ${getComputedStyle(text).color}; transform: translateY(${-text.scrollTop}px)`;
            text.style.setProperty("color", "transparent", "important");
        }"""
    )
    return text, picture(page)


@pytest.mark.parametrize("width", [390, 1280])
@pytest.mark.parametrize("before", BEFORE.values(), ids=BEFORE)
def test_marks_stand_under_their_words(page: Page, before: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    area(page).fill(before + NOTE)
    is_saved(page)
    assert words_under(blank(page)) == BLANK
    page.get_by_role("button", name="Show thanks").click()
    assert words_under(marks(page, ".fc-editor-stands-out")).replace("\n", "") == THANKS
    text, mirror = text_and_mirror(page)
    assert is_same(text, mirror)


@pytest.mark.parametrize("zoom", [0.5, 1.25, 1.75, 2.5])  # the last has no scroll bar of its own
def test_marks_stand_under_their_words_zoomed_and_scrolled(page: Page, zoom: float) -> None:
    page.set_viewport_size({"width": int(1280 / zoom), "height": int(900 / zoom)})
    page.context.new_cdp_session(page).send(
        "Emulation.setDeviceMetricsOverride",
        {"width": int(1280 / zoom), "height": int(900 / zoom), "deviceScaleFactor": zoom, "mobile": False},
    )
    area(page).fill("A line.\n" * 60 + NOTE)
    is_saved(page)
    area(page).evaluate("t => { t.scrollTop = t.scrollHeight; }")
    blank(page).scroll_into_view_if_needed()
    page.wait_for_timeout(100)
    assert words_under(blank(page)) == BLANK
    text, mirror = text_and_mirror(page)
    assert is_same(text, mirror)


def test_marks_follow_a_change_of_the_width(page: Page) -> None:
    for width in (390, 1280, 700):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_timeout(300)
        assert words_under(blank(page)) == BLANK


def test_marks_stand_under_their_words_in_a_draft_with_windows_line_ends(context: BrowserContext, server: str) -> None:
    with bench_page(context, server, "crlf") as page:
        assert words_under(blank(page)) == BLANK
        assert text_in(page) == NOTE
        type_in(page, "x", at="Control+Home")
        is_saved(page)
        assert words_under(blank(page)) == BLANK


def test_marks_keep_to_their_words_before_the_new_score_is_in(page: Page) -> None:
    page.evaluate("() => { WebSocket.prototype.send = () => {}; }")
    put_caret(page, "Dear")
    page.keyboard.type("One line more.\n\n")
    assert words_under(blank(page)) == BLANK
    put_caret(page, "Name]")
    page.keyboard.type("x")
    expect(blank(page)).to_have_count(0)


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


def test_tapping_a_mark_says_what_it_is(chromium: Browser, server: str) -> None:
    context = chromium.new_context(
        base_url=server, has_touch=True, is_mobile=True, viewport={"width": 390, "height": 800}
    )
    with bench_page(context, server, "touch") as page:
        mark = blank(page)
        mark.scroll_into_view_if_needed()
        box = mark.bounding_box()
        assert box
        page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        expect(card(page)).to_contain_text("Blank left in")
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


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_text_and_letters_can_be_read_in_both_themes(page: Page, scheme: Literal["light", "dark"]) -> None:
    page.emulate_media(color_scheme=scheme)
    open_draft(page, f"theme-{scheme}")
    grounds = page.evaluate(
        """() => ["text", "sheet", "letter"].map(name => {
            const style = getComputedStyle(document.querySelector(`.fc-editor-${name}`));
            return [style.color, style.backgroundColor];
        })"""
    )
    (ink, _), (_, paper), (letter_ink, letter_ground) = grounds
    assert contrast(page, ink, paper) > 7
    assert contrast(page, letter_ink, letter_ground) > 4.5
    dark = contrast(page, paper, "rgb(0, 0, 0)") < contrast(page, paper, "rgb(255, 255, 255)")
    assert dark is (scheme == "dark")


def contrast(page: Page, one: str, other: str) -> float:
    """WCAG contrast of two colours, as the browser paints them."""
    return float(
        page.evaluate(
            """colours => {
                const light = colours.map(colour => {
                    const pen = new OffscreenCanvas(1, 1).getContext("2d");
                    pen.fillStyle = colour; pen.fillRect(0, 0, 1, 1);
                    const [r, g, b] = [...pen.getImageData(0, 0, 1, 1).data].map(v => v / 255)
                        .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
                    return 0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05;
                });
                return Math.max(...light) / Math.min(...light);
            }""",
            [one, other],
        )
    )


def test_marks_stay_in_forced_colours(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    with_marks = picture(page)
    page.add_style_tag(content=".fc-editor-layer { display: none }")
    assert not is_same(with_marks, picture(page))


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

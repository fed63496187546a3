"""The coach's marks in the live editor: where they stand, what they say, and every way to them."""

import io
from typing import Literal

import pytest
from PIL import Image, ImageChops
from playwright.sync_api import BrowserContext, Locator, Page, expect

from tests.browser.editor.steps import (
    BLANK,
    NOTE,
    area,
    bench_page,
    blank,
    is_saved,
    marks,
    open_draft,
    put_caret,
    text_in,
    type_in,
)

THANKS = "Thank you for showing me the press room on Tuesday."
BEFORE = {
    "nothing": "",
    "letters of all kinds": "👩‍👩‍👧 😀 🇬🇧 say hello. 𝒳𝒴𝒵 𐐷 𝟙𝟚𝟛\ne\u0301a\u0308o\u0302 Ågström naïve\n日本語のテキスト、ありがとう。한국어도\n",
    "joined letters": "office affine AVAToTy fi ffl\n",
    "white space": "a\tb\t\tc\n\td  e   f \nmany" + " " * 200 + "spaces   \n  \n",
    "long words": "x" * 400 + "\nhttps://example.org/" + "path/" * 60 + "\n",
    "right to left": "שלום, תודה רבה על הפגישה\n",
}
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


def words_under(mark: Locator) -> str:
    # The editor draws in the next frame, and a busy machine may take its time until then.
    mark.page.evaluate("() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
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


def test_lines_stay_in_forced_colours(page: Page) -> None:
    page.emulate_media(forced_colors="active")
    page.add_style_tag(content=".fc-editor-letter { display: none }")
    with_marks = picture(page)
    page.add_style_tag(content=".fc-editor-layer { display: none }")
    assert not is_same(with_marks, picture(page))

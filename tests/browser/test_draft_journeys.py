"""What a person does with the Draft page, in a real browser."""

import re
from typing import Literal

import pytest
from playwright.sync_api import Locator, Page, expect

from coach.ui.examples import EXAMPLES, Example
from coach.ui.words import KIND_NAMES
from tests.browser.conftest import settle, visit

NOTE = """Dear Ms Osei,

Thank you for showing me the press room on Tuesday. Your plan to print the late edition in one shift has stayed with me. \
I would love to join your team as a planner.

Kind regards,
[Your Name]"""
HOSTILE = '<img src=x onerror="alert(1)"><script>alert(2)</script><b>bold</b>'
SCREENS: list[tuple[int, str]] = [(390, "light"), (390, "dark"), (1440, "light"), (1440, "dark")]


def note_field(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Your note")


def paste(page: Page, text: str) -> None:
    note_field(page).fill(text)
    page.get_by_role("button", name="Get feedback").click()
    expect(page.get_by_role("heading", name="Your note, marked")).to_be_visible()


def letter(page: Page) -> Locator:
    return page.locator(".fc-letter")


def in_view(locator: Locator) -> bool:
    expect(locator).to_be_in_viewport()
    return True


def test_pasting_a_note_gives_a_score_and_marks(page: Page) -> None:
    paste(page, NOTE)
    expect(page.get_by_text("of 100")).to_be_visible()
    expect(letter(page).locator("mark").first).to_be_visible()
    expect(page.get_by_role("heading", name="What to change first")).to_be_visible()
    expect(page.get_by_text("Please do not send it yet.")).to_be_visible()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.kind)
def test_an_example_of_each_kind_is_one_click_away(page: Page, example: Example) -> None:
    page.get_by_role("button", name=example.title).click()
    expect(page.get_by_text(f"Read as {KIND_NAMES[example.kind]}")).to_be_visible()
    expect(note_field(page)).to_have_value(example.text)
    expect(letter(page).locator("mark").first).to_be_visible()


def test_tags_in_a_note_and_in_the_details_stay_letters(page: Page) -> None:
    page.get_by_text("Names and details (optional)").click()
    for label in ("Company", "Role", "People you met", "Your name"):
        page.get_by_label(label).fill(HOSTILE)
    paste(page, NOTE.replace("Thank you", f"{HOSTILE} Thank you"))
    expect(letter(page)).to_contain_text(HOSTILE)
    assert page.locator(".stHtml :is(img, script, b)").count() == 0


def test_a_click_right_after_typing_loses_neither_click_nor_text(page: Page) -> None:
    note_field(page).click()
    page.keyboard.type("Dear Ms Osei, thank you for the tour of the press room on Tuesday.")
    page.get_by_role("button", name="Get feedback").click(delay=80)
    expect(letter(page)).to_contain_text("the press room on Tuesday.")
    page.keyboard.press("Shift+Tab")
    note_field(page).click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" It was good to meet you.")
    page.get_by_role("link", name="How it scores").first.click(delay=80)
    expect(page.get_by_role("heading", name="How it scores", level=1)).to_be_visible()
    page.get_by_role("link", name="Draft").first.click()
    expect(note_field(page)).to_have_value(re.compile("Tuesday. It was good to meet you.$"))
    expect(letter(page)).to_contain_text("It was good to meet you.")


def test_a_remark_leads_to_its_words(page: Page) -> None:
    paste(page, NOTE + "\n" * 60)
    remark = page.locator(".fc-remark", has_text="[Your Name]")
    remark.get_by_role("link", name="See where").click()
    found = letter(page).locator(".fc-found", has_text="[Your Name]")
    assert in_view(found)
    expect(note_field(page)).to_have_value(re.compile("Your Name"))


def test_the_sources_of_a_criterion_can_be_unfolded(page: Page) -> None:
    paste(page, NOTE)
    thanks = page.locator(".fc-criterion").first
    thanks.get_by_text("Where this comes from").click()
    expect(thanks.get_by_role("link", name=re.compile("Princeton"))).to_be_visible()


def test_the_whole_way_by_keyboard(page: Page) -> None:
    tab_to(page, note_field(page))
    page.keyboard.type(
        "Hi Ann,\n\nThank you for the tour of the press room on Tuesday. I would love to work there.\n\nBest,\nInes"
    )
    tab_to(page, page.get_by_role("button", name="Get feedback"))
    page.keyboard.press("Enter")
    expect(letter(page).locator("mark").first).to_be_visible()
    settle(page)
    link = page.get_by_role("link", name=re.compile("See it in your note")).first
    tab_to(page, link)
    page.keyboard.press("Enter")
    assert in_view(letter(page).locator(".fc-badge").first)


def tab_to(page: Page, goal: Locator, most: int = 40) -> None:
    for _ in range(most):
        page.keyboard.press("Tab")
        if goal.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"not reached by {most} presses of Tab: {goal}")


@pytest.mark.parametrize(("width", "scheme"), SCREENS)
def test_the_page_fits_every_screen_in_both_themes(page: Page, width: int, scheme: Literal["light", "dark"]) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    visit(page)
    paste(page, NOTE)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    spilling = page.evaluate(
        "width => [...document.querySelectorAll('.stHtml *:not(.fc-unseen)')]"
        ".filter(e => e.getBoundingClientRect().right > width + 1).length",
        width,
    )
    assert spilling == 0
    ground = page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor")
    assert (sum(map(int, re.findall(r"\d+", ground)[:3])) < 3 * 128) is (scheme == "dark")


def test_every_control_has_a_name_and_no_id_stands_twice(page: Page) -> None:
    paste(page, NOTE)
    nameless = page.evaluate(
        "() => [...document.querySelectorAll('[data-testid=stMain] :is(button, a, textarea, input, summary)')]"
        ".filter(e => !(e.textContent?.trim() || e.ariaLabel || e.labels?.length || e.title)).map(e => e.outerHTML)"
    )
    assert nameless == []
    ids = page.evaluate("() => [...document.querySelectorAll('.stHtml [id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))

"""What a person does on the page How it scores, in a real browser."""

import re
from typing import Literal

import pytest
from playwright.sync_api import Locator, Page, expect

from coach.domain.messages import Kind
from coach.ui.components.rubric_parts import EXAMPLES, PARTS, REMARKS, WEIGHTS
from coach.ui.lessons import load_lessons
from tests.browser.conftest import settle, visit

NOTE = "Dear Ms Osei,\n\nThank you for the tour of the press room on Tuesday.\n\nKind regards,\nInes Moreau"
OWN = "Scored with your own weights"
SCREENS: list[tuple[int, Literal["light", "dark"]]] = [(390, "light"), (390, "dark"), (1280, "light"), (1280, "dark")]


@pytest.fixture
def page(window: Page) -> Page:
    """Each journey goes to the part it is about by itself."""
    return window


def press_until(page: Page, goal: Locator, key: str = "Tab", most: int = 80) -> None:
    for _ in range(most):
        page.keyboard.press(key)
        if goal.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"not reached by {most} presses of {key}: {goal}")


def segment(page: Page, name: str) -> Locator:
    return page.get_by_role("radio", name=name, exact=True)


def open_part(page: Page, part: str) -> None:
    page.goto("/rubric")
    segment(page, part).click()
    settle(page)


def test_by_keyboard_a_weight_is_changed_told_beside_the_score_and_put_back(page: Page) -> None:
    page.goto("/rubric")
    expect(page.get_by_text("stands at its default")).to_be_visible()
    press_until(page, segment(page, "What counts"))
    press_until(page, segment(page, WEIGHTS), "ArrowRight")
    page.keyboard.press("Space")
    thanks = page.get_by_role("spinbutton", name="Thanks")
    expect(thanks).to_be_visible()
    settle(page)
    press_until(page, thanks)
    page.keyboard.press("Control+a")
    page.keyboard.type("40")
    press_until(page, page.get_by_role("button", name="Save weights"))
    page.keyboard.press("Enter")
    expect(page.get_by_text("Thanks 40 (default 8)")).to_be_visible()
    expect(page.get_by_text("Default 8; counts for 30 of 100.")).to_be_visible()

    visit(page)
    press_until(page, page.get_by_role("textbox", name="Your note"))
    page.keyboard.type(NOTE)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_text(OWN)).to_be_visible()
    link = page.get_by_role("link", name="See or change this")
    press_until(page, link)
    with page.context.expect_page() as opened:
        page.keyboard.press("Enter")
    there = opened.value
    expect(there.get_by_role("heading", name="Changed by you")).to_be_visible()
    settle(there)
    press_until(there, there.get_by_role("button", name="Back to all defaults"))
    there.keyboard.press("Enter")
    expect(there.get_by_text("stands at its default")).to_be_visible()
    there.close()

    expect(page.get_by_role("textbox", name="Your note")).to_have_value(re.compile("press room"))
    page.reload()
    expect(page.get_by_text(OWN)).to_have_count(0)


def test_a_stop_goes_off_only_after_a_second_word_and_comes_back(page: Page) -> None:
    open_part(page, REMARKS)
    page.get_by_role("button", name="Switch off: A gift or favour").click()
    expect(page.get_by_text("would no longer be held back")).to_be_visible()
    page.get_by_role("button", name="Switch it off all the same").click()
    expect(page.get_by_text("A note with it is no longer held at 40.")).to_be_visible()
    page.get_by_role("button", name="Switch on: A gift or favour").first.click()
    expect(page.get_by_text("stands at its default")).to_be_visible()


def test_an_example_goes_to_the_desk(page: Page) -> None:
    open_part(page, EXAMPLES)
    lesson = load_lessons()[Kind.THANK_YOU][2]
    page.get_by_role("button", name="Try it on the desk: a weak one").click()
    expect(page.get_by_role("textbox", name="Your note")).to_have_value(lesson.text)
    expect(page.get_by_text("of 100")).to_be_visible()


@pytest.mark.parametrize(("width", "scheme"), SCREENS)
def test_every_part_fits_the_screen(page: Page, width: int, scheme: Literal["light", "dark"]) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    page.goto("/rubric")
    for part in PARTS:
        segment(page, part).click()
        settle(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        spilling = page.evaluate(
            "width => [...document.querySelectorAll('.stHtml *:not(.fc-unseen)')]"
            ".filter(e => e.getBoundingClientRect().right > width + 1).map(e => e.outerHTML.slice(0, 200))",
            width,
        )
        assert spilling == []

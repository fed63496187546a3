"""The frame around every page: its colours can be read, the focus can be seen, and no page is a dead end."""

import re
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import settle
from tests.ui.test_palette import READABLE, contrast

SCHEMES: list[Literal["light", "dark"]] = ["light", "dark"]
# The colour of a text as it is seen, without what lets the ground shine through.
COLOURS = """element => {
  let opacity = 1;
  for (let one = element; one; one = one.parentElement) opacity *= getComputedStyle(one).opacity;
  return [getComputedStyle(element).color, opacity];
}"""
GROUND = """element => {
  const clear = one => getComputedStyle(one).backgroundColor === "rgba(0, 0, 0, 0)";
  while (clear(element)) element = element.parentElement;
  return getComputedStyle(element).backgroundColor;
}"""


def hexadecimal(colour: str) -> str:
    """`rgb(28, 103, 88)` as `#1c6758`."""
    return "#" + "".join(f"{int(channel):02x}" for channel in re.findall(r"\d+", colour)[:3])


@pytest.mark.parametrize("scheme", SCHEMES)
def test_captions_and_primary_buttons_can_be_read(page: Page, scheme: Literal["light", "dark"]) -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto("/settings")
    caption = page.get_by_text("All stand at their defaults.")
    button = page.get_by_role("button", name="Save thresholds").get_by_text("Save thresholds")
    expect(button).to_be_visible()
    settle(page)
    page.wait_for_function("() => document.getAnimations().every(one => one.playState !== 'running')")
    for text in (caption, button):
        colour, opacity = text.evaluate(COLOURS)
        assert opacity == 1
        assert contrast(hexadecimal(colour), hexadecimal(text.evaluate(GROUND))) >= READABLE


def test_the_focus_on_a_link_of_the_navigation_is_an_outline(page: Page) -> None:
    applications = page.get_by_role("link", name="Applications").first
    for _ in range(10):
        page.keyboard.press("Tab")
        if applications.evaluate("one => one === document.activeElement"):
            break
    assert applications.evaluate("one => getComputedStyle(one).outlineStyle") == "solid"


def test_each_page_is_reached_from_the_top_or_where_that_is_folded_away_from_the_foot(page: Page) -> None:
    foot = page.locator(".st-key-foot").get_by_role("link", name="Timeline")
    top = page.get_by_role("link", name="Timeline").first
    expect(top).to_be_visible()
    expect(foot).to_be_hidden()
    page.set_viewport_size({"width": 390, "height": 800})
    foot.click()
    expect(page.get_by_role("heading", name="Your timeline", level=1)).to_be_visible()

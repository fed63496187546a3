"""What a person does with the Timeline page, in a real browser, over the sample year. The record is shared: journeys look
at companies of their own, and what the fixture brought in it takes back."""

import csv
import io
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from tests.browser.conftest import settle

SAMPLE = Path(__file__).parents[2] / "sample_data" / "search.json"
HOSTILE = '<img src=x onerror="alert(1)"><script>alert(2)</script> **bold**'
SCREENS: list[tuple[int, Literal["light", "dark"]]] = [(390, "light"), (390, "dark"), (1280, "light"), (1280, "dark")]


@pytest.fixture(scope="module")
def _sample(context: BrowserContext) -> Iterator[None]:
    """The sample year in the record, and out again at the end."""
    page = context.new_page()
    page.goto("/upload")
    page.locator("input[type=file]").set_input_files(SAMPLE)
    page.get_by_role("button", name="Bring them in").click()
    expect(page.get_by_role("button", name="Undo this upload")).to_be_visible()
    yield
    page.goto("/upload")
    page.get_by_text(re.compile(r"^Earlier uploads")).click()
    page.locator("[class*=st-key-upload_back_] button").first.click()
    expect(page.get_by_text("undone on").first).to_be_visible()
    page.close()


@pytest.fixture
def page(window: Page, _sample: None) -> Page:
    """The Timeline page over the sample year."""
    go(window)
    return window


def go(page: Page) -> None:
    page.goto("/timeline")
    expect(chart(page)).to_be_visible()
    settle(page)


def chart(page: Page) -> Locator:
    return page.locator("[data-testid=stVegaLiteChart]").first


def steady(one: Locator) -> bytes:
    """A picture of it once nothing fades in or out any more."""
    seen = one.screenshot()
    for _ in range(50):
        if (now := one.screenshot()) == seen:
            return seen
        seen = now
    pytest.fail("it never comes to rest")


def look_at(page: Page, company: str, applications: int = 1) -> None:
    page.get_by_label("Company").fill(company)
    page.get_by_label("Company").press("Enter")
    words = "application" if applications == 1 else "applications"
    expect(page.get_by_text(f"A lane for each of {applications} {words},").first).to_be_visible()
    settle(page)


def view(page: Page, name: str) -> None:
    """Another than is shown. Until its headings stand, a busy browser still shows the charts of the one before."""
    headings = page.locator(".fc-tl-title")
    before = headings.all_inner_texts()
    page.get_by_role("radio", name=name).click()
    expect(headings).not_to_have_text(before)
    settle(page)


def choose(page: Page, label: str, words: str) -> None:
    """By keyboard alone."""
    box = page.get_by_role("combobox", name=label)
    option = page.get_by_role("option", name=words)
    for _ in range(5):  # a run that comes in meanwhile shuts the list; a person types again
        box.fill("")
        box.fill(words)
        with suppress(PlaywrightTimeout):
            option.wait_for(timeout=2_000)
            break
    box.press("ArrowDown")
    expect(box).to_have_attribute("aria-activedescendant", option.get_attribute("id") or "")
    box.press("Enter")
    expect(option).to_have_count(0)
    settle(page)


def taken(page: Page, label: str) -> bytes:
    with page.expect_download() as download:
        page.get_by_role("button", name=label).first.click()
    return Path(download.value.path()).read_bytes()


def test_filters_narrow_the_lanes_and_the_figures(page: Page) -> None:
    look_at(page, "larch foods", 2)
    expect(page.get_by_text("median of 2 waits").first).to_be_visible()
    page.get_by_label("Company").fill("no such company")
    page.get_by_label("Company").press("Enter")
    expect(page.get_by_text("No application matches")).to_be_visible()


def test_an_application_is_opened_from_the_list_by_keyboard(page: Page) -> None:
    look_at(page, "larch foods", 2)
    choose(page, "Open an application", "Larch Foods, Supply")
    link = page.get_by_role("link", name=re.compile("Open Larch Foods"))
    link.focus()
    link.press("Enter")
    expect(page.get_by_role("heading", name="Larch Foods", level=1)).to_be_visible()


def test_a_click_on_a_mark_opens_its_application(page: Page) -> None:
    look_at(page, "fennigarth")
    chart(page).locator("path[aria-label*='Fennigarth Glass']").last.click()
    expect(page.get_by_role("heading", name="Fennigarth Glass", level=1)).to_be_visible()
    page.go_back()
    expect(chart(page)).to_be_visible()


def test_the_data_and_the_chart_can_be_taken_along(page: Page) -> None:
    look_at(page, "larch foods", 2)
    rows = list(csv.DictReader(io.StringIO(taken(page, "Data as CSV").decode("utf-8-sig"))))
    assert {row["name"] for row in rows} == {"Larch Foods, Supply Planner", "Larch Foods, Shift Planner"}
    assert taken(page, "Chart as PNG").startswith(b"\x89PNG")
    picture = taken(page, "Chart as SVG").decode()
    assert picture.startswith("<svg")
    assert "Larch Foods, Supply Planner" in picture


OVERLAPS = """() => {
  const boxes = (of) => [...document.querySelectorAll(`[data-testid=stVegaLiteChart] .role-mark${of}`)]
    .map((one) => one.getBoundingClientRect());
  const names = boxes(".mark-text text"), marks = boxes(".mark-symbol path");
  const over = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  return {names: names.length, marks: marks.length, wide: names.filter((one) => one.right > innerWidth).length,
    over: names.filter((name) => marks.some((mark) => over(name, mark))).length};
}"""


def test_no_mark_covers_the_name_of_a_lane_on_a_phone(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 900})
    go(page)
    expect(chart(page).locator(".mark-symbol path").first).to_be_visible()
    found = page.evaluate(OVERLAPS)
    assert found["names"] == 25
    assert found["marks"] > 50
    assert (found["over"], found["wide"]) == (0, 0)


def test_the_wheel_alone_scrolls_the_page_and_does_not_zoom(page: Page) -> None:
    before = steady(chart(page))
    chart(page).hover(position={"x": 200, "y": 300})
    top = page.evaluate("() => document.querySelector('[data-testid=stMain]').scrollTop")
    page.mouse.wheel(0, 200)
    page.wait_for_function("top => document.querySelector('[data-testid=stMain]').scrollTop > top", arg=top)
    page.mouse.wheel(0, -2000)
    page.mouse.move(0, 0)
    page.wait_for_function("() => document.querySelector('[data-testid=stMain]').scrollTop === 0")
    assert steady(chart(page)) == before


def test_curves_are_compared_and_the_measure_chosen_by_keyboard(page: Page) -> None:
    view(page, "Waiting curve")
    measure = page.get_by_role("radio", name="Interview to next word")
    measure.focus()
    measure.press("Space")
    settle(page)
    expect(page.get_by_text("Interview to next word: still waiting").first).to_be_visible()
    settle(page)
    choose(page, "Compare", "With and without")
    settle(page)
    expect(page.get_by_text("not as a cause")).to_be_visible()
    expect(
        page.get_by_role("cell", name="With a check-in").or_(page.get_by_text("With a check-in:"))
    ).not_to_have_count(0)


def test_open_waits_stand_beside_the_others_and_the_surveys(page: Page) -> None:
    look_at(page, "larch foods", 2)
    view(page, "Open waits")
    expect(page.get_by_text("You are on day").first).to_be_visible()
    expect(page.get_by_text("95% band").first).to_be_visible()
    expect(page.get_by_role("link", name="Glassdoor, 2017")).to_be_visible()


def test_hostile_names_stay_text(page: Page) -> None:
    page.goto("/applications?application=new")
    page.get_by_label("Company").fill(HOSTILE)
    page.get_by_label("Role").fill(HOSTILE)
    page.get_by_role("button", name="Add it").click()
    page.get_by_role("button", name="Interview", exact=True).click()
    page.get_by_role("button", name="Add to the history", exact=True).click()
    settle(page)
    go(page)
    look_at(page, "onerror")
    for name in ("Response times", "Waiting curve", "Open waits", "What happened"):
        view(page, name)
    assert "onerror" in taken(page, "Chart as SVG").decode()  # as text: a dialog or an error would fail this journey


@pytest.mark.parametrize(("width", "scheme"), SCREENS)
def test_every_view_fits_the_screen_and_has_words_for_its_charts(
    page: Page, width: int, scheme: Literal["light", "dark"]
) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    go(page)
    for name in ("Response times", "Waiting curve", "Open waits", "What happened"):
        view(page, name)
        assert page.evaluate("() => document.documentElement.scrollWidth") <= width
        for drawn in page.locator("[data-testid=stVegaLiteChart]").all():
            # The browser may still be at it when the server has finished.
            expect(drawn).to_have_attribute("aria-label", re.compile(r"^.{31}", re.DOTALL))

"""What a person does with the Upload page, in a real browser: every kind of file, questions, dates, undo, the sample."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Locator, Page, expect

from coach.bootstrap import build_store
from coach.domain.people import LOCAL_OWNER
from coach.settings import default_settings
from tests.browser.conftest import settle

SAMPLES = Path(__file__).parents[2] / "sample_data"
HOSTILE = '![x](https://elsewhere.example/x.png)<img src=x onerror="alert(1)"><script>alert(2)</script>:smile:'
TRACKERS = [
    "linkedin_job_applications.csv", "linkedin_saved_jobs.csv", "huntr.csv", "simplify.csv", "teal.csv", "jobsync.csv",
    "justajobapp.csv", "reactive_resume.csv", "own.csv", "own_sheet.xlsx", "search.json",
]  # fmt: skip
TWO_INTERVIEWS = "Company,Role,Status\nWillowmere Dairy,Analyst,Interview\nOakhurst Tools,Buyer,Interview\n"


@pytest.fixture
def page(window: Page, folder: Path) -> Iterator[Page]:
    """The Upload page over an empty record: what a journey brought in is undone at its end."""
    go(window)
    yield window
    store = build_store(default_settings({"COACH_HOME": str(folder / "coach")}))
    record = store.record(LOCAL_OWNER)
    for run in record.imports():
        if run.undone_at is None:
            record.undo_import(run.id, discard_changes=True)
    assert record.stored() == ()
    store.close()


def go(page: Page, query: str = "") -> None:
    page.goto(f"/upload{query}")
    page.get_by_role("heading", name="Bring in your applications").wait_for()
    settle(page)


def give(page: Page, name: str, text: str | None = None) -> None:
    data = (SAMPLES / name).read_bytes() if text is None else text.encode()
    file = {"name": Path(name).name, "mimeType": "text/csv", "buffer": data}
    settle(page)  # the uploader of the last run may still stand beside the new one
    page.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]
    expect(page.get_by_role("button", name="Choose another")).to_be_visible()
    settle(page)


def bring_in(page: Page) -> None:
    page.get_by_role("button", name="Bring them in").click()
    expect(page.get_by_role("button", name="Undo this upload")).to_be_visible()
    settle(page)


def rows(page: Page) -> Locator:
    return page.locator(".fc-upload-rows tbody tr")


@pytest.mark.parametrize("name", TRACKERS)
def test_the_file_of_each_tracker_comes_in_and_goes_out_again(page: Page, name: str) -> None:
    give(page, name)
    expect(rows(page).first).to_be_visible()
    bring_in(page)
    expect(page.get_by_text(f"{name} is in your record.")).to_be_visible()
    page.get_by_role("button", name="Undo this upload").click()
    expect(page.get_by_text(f"Undone: {name}.")).to_be_visible()


def test_an_ambiguous_date_is_settled_by_its_reading_in_words(page: Page) -> None:
    give(page, "hand_made_ambiguous_dates.csv")
    expect(page.get_by_text("A question is still open.")).to_be_visible()
    page.get_by_text("Day first: 04/11/2025 is 4 November 2025").click()
    expect(rows(page).first).to_contain_text("4 November 2025")
    page.get_by_text("Month first: 04/11/2025 is 11 April 2025").click()
    expect(rows(page).first).to_contain_text("11 April 2025")
    bring_in(page)


def test_a_missing_year_is_typed(page: Page) -> None:
    give(page, "hand_made_no_year.csv")
    page.get_by_label("Year of the dates that have none").fill("2026")
    page.keyboard.press("Enter")
    expect(rows(page).first).to_contain_text("19 March 2026")


def test_cells_pasted_from_a_spreadsheet_are_read(page: Page) -> None:
    page.get_by_label("Or cells copied from a spreadsheet").fill("Company\tRole\nWillowmere Dairy\tAnalyst\n")
    page.get_by_role("button", name="Read what I pasted").click()
    expect(rows(page)).to_have_text(re.compile("Willowmere Dairy"))


def test_an_unknown_file_is_mapped_by_its_labelled_choices(page: Page) -> None:
    give(page, "mine.csv", "Who,What,Where to\nWillowmere Dairy,Analyst,York\n")
    expect(page.get_by_role("button", name="Bring them in")).to_have_count(0)
    for column, field in (("Column 1: Who", "Company"), ("Column 2: What", "Company")):
        choose(page, column, field)
    page.get_by_role("button", name="Use these columns").click()
    expect(page.get_by_text("Company is chosen for “Who” and “What”.")).to_be_visible()
    choose(page, "Column 2: What", "Role")
    choose(page, "Column 3: Where to", "Location")
    page.get_by_role("button", name="Use these columns").click()
    expect(rows(page)).to_have_text(re.compile("Willowmere Dairy.*Analyst", re.DOTALL))
    bring_in(page)
    give(page, "next.csv", "Who,What,Where to\nOakhurst Tools,Buyer,Leeds\n")
    expect(rows(page)).to_have_text(re.compile("Oakhurst Tools.*Buyer", re.DOTALL))


def choose(page: Page, column: str, field: str) -> None:
    """As a person does: a click and a few letters; not all of the list is drawn without them."""
    box = page.get_by_role("combobox", name=column)
    box.evaluate("element => element.scrollIntoView({block: 'center', behavior: 'instant'})")
    box.click()
    box.press_sequentially(field)
    page.get_by_role("option", name=field, exact=True).click()


def test_missing_dates_are_filled_in_with_the_keyboard_only(page: Page) -> None:
    give(page, "interviews.csv", TWO_INTERVIEWS)
    bring_in(page)
    expect(page.get_by_text("Missing dates, 1 of 2")).to_be_visible()
    tab_to(page, page.get_by_role("spinbutton", name="day, Day of the latest interview"))
    fill_by_keyboard(page)
    expect(page.get_by_text("Missing dates, 2 of 2")).to_be_visible()
    expect(page.get_by_role("heading", name="Oakhurst Tools, Buyer")).to_be_visible()
    # The keyboard has come along: the next press of Tab leads to the first field.
    expect(page.get_by_role("heading", name="Oakhurst Tools, Buyer")).to_be_focused()
    tab_to(page, page.get_by_role("spinbutton", name="day, Day of the latest interview"), most=1)
    fill_by_keyboard(page)
    expect(page.get_by_text("2 saved")).to_be_visible()
    settle(page)
    go(page)
    expect(page.get_by_role("button", name="Fill missing dates")).to_have_count(0)
    give(page, "interviews.csv", TWO_INTERVIEWS)
    expect(page.get_by_text("Nothing new:")).to_be_visible()


def fill_by_keyboard(page: Page) -> None:
    """From the first field on; the calendar's button stands between the fields."""
    page.keyboard.type("04052026")
    tab_to(page, page.get_by_label("It ended at"), most=3)
    page.keyboard.type("16:30")
    page.keyboard.press("Tab")
    page.keyboard.type("Ada Osei, Bo Lind")
    page.keyboard.press("Tab")
    page.keyboard.type("11052026")
    tab_to(page, page.get_by_role("spinbutton", name="day, Their first reply came on"), most=3)
    page.keyboard.type("12052026")
    tab_to(page, page.get_by_role("button", name="Save and next"), most=3)
    page.keyboard.press("Enter")
    settle(page)


def tab_to(page: Page, goal: Locator, most: int = 60) -> None:
    for _ in range(most):
        page.keyboard.press("Tab")
        if goal.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"not reached by {most} presses of Tab: {goal}")


def test_enter_saves_and_skipping_is_for_later(page: Page) -> None:
    give(page, "interviews.csv", TWO_INTERVIEWS)
    bring_in(page)
    page.get_by_label("People you met").fill("Ada Osei")
    page.get_by_label("People you met").press("Enter")
    expect(page.get_by_text("Missing dates, 2 of 2")).to_be_visible()
    page.get_by_role("button", name="Skip").click()
    expect(page.get_by_text("1 saved, 1 left for later")).to_be_visible()
    page.get_by_role("link", name="Draft").first.click()
    page.get_by_role("textbox", name="Your note").wait_for()
    page.get_by_role("link", name="Upload").first.click()
    page.get_by_role("button", name="Go through the 1 again").click()
    expect(page.get_by_role("heading", name="Oakhurst Tools, Buyer")).to_be_visible()


def test_undo_after_a_visit_to_another_page_and_after_work_on_the_upload(page: Page) -> None:
    give(page, "interviews.csv", TWO_INTERVIEWS)
    bring_in(page)
    page.get_by_label("People you met").fill("Ada Osei")
    page.get_by_label("People you met").press("Enter")
    expect(page.get_by_text("Missing dates, 2 of 2")).to_be_visible()
    page.get_by_role("link", name="Draft").first.click()
    page.get_by_role("textbox", name="Your note").wait_for()
    page.get_by_role("link", name="Upload").first.click()
    page.get_by_role("button", name="Undo this upload").click()
    expect(page.get_by_text("Willowmere Dairy (Analyst) changed after interviews.csv came in")).to_be_visible()
    page.get_by_role("button", name="Undo it and give up these changes").click()
    expect(page.get_by_text("Undone: interviews.csv.")).to_be_visible()
    give(page, "interviews.csv", TWO_INTERVIEWS)
    expect(page.get_by_text("New (2)")).to_be_visible()


def test_the_keyboard_goes_from_what_came_in_to_the_missing_dates(page: Page) -> None:
    give(page, "interviews.csv", TWO_INTERVIEWS)
    bring_in(page)
    expect(page.locator(".st-key-upload_done [data-testid=stAlert]")).to_be_focused()
    day = page.get_by_role("spinbutton").first
    day.wait_for()  # the fields are drawn after the buttons
    for _ in range(4):
        page.keyboard.press("Tab")
    expect(day).to_be_focused()


def test_the_sample_goes_in_and_out(page: Page) -> None:
    page.get_by_role("button", name="Try it with sample data").click()
    expect(page.get_by_text("62 new.")).to_be_visible()
    page.get_by_role("link", name="See what to do today").click()
    expect(page.get_by_role("heading", name="Today", level=1)).to_be_visible()
    page.get_by_role("link", name="Upload").first.click()
    page.get_by_role("button", name="Remove the sample data").click()
    expect(page.get_by_role("button", name="Try it with sample data")).to_be_visible()


@pytest.mark.parametrize("name", ["png.csv", "pdf.csv", "cut_off.xlsx", "letter.csv", "empty.csv", "other_json.json"])
def test_a_file_that_is_no_table_gets_a_sentence(page: Page, name: str) -> None:
    give(page, f"broken/{name}")
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.get_by_role("button", name="Bring them in")).to_have_count(0)
    page.get_by_role("button", name="Choose another").click()
    expect(page.locator("input[type=file]")).to_have_count(1)


def test_a_file_that_is_too_large_is_refused(page: Page) -> None:
    page.locator("input[type=file]").set_input_files(
        {"name": "big.csv", "mimeType": "text/csv", "buffer": b"x" * (21 * 1024 * 1024)}
    )
    expect(page.get_by_role("alert")).to_contain_text("20.0MB or smaller")
    expect(page.get_by_role("button", name="Choose another")).to_have_count(0)


def test_hostile_names_and_cells_stay_letters(page: Page) -> None:
    cell = HOSTILE.replace('"', '""')
    give(page, "hostile.csv", f'Company,Role,Status,"{cell}","{cell}"\n"{cell}","{cell}","{cell}",x,"{cell}"\n')
    expect(rows(page)).to_contain_text(HOSTILE)
    choose(page, "Column 4", "Notes")
    choose(page, "Column 5", "Notes")
    page.get_by_role("button", name="Use these columns").click()
    expect(page.get_by_text("Notes is chosen for")).to_be_visible()
    page.get_by_text("Problems (").click()
    settle(page)
    bring_in(page)
    assert page.locator("[data-testid=stMain] :is(img, script)").count() == 0


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (390, "dark"), (1280, "light"), (1280, "dark")])
def test_the_page_fits_every_screen_in_both_themes(page: Page, width: int, scheme: Literal["light", "dark"]) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    go(page)
    fits(page, width)
    give(page, "broken/bad_values.csv")
    page.get_by_text("Problems (").click()
    settle(page)
    fits(page, width)
    bring_in(page)
    fits(page, width)


def fits(page: Page, width: int) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    nameless = page.evaluate(
        "() => [...document.querySelectorAll('[data-testid=stMain] :is(button, a, textarea, input, summary)')]"
        ".filter(e => e.checkVisibility() && e.type !== 'file' && e.tabIndex >= 0)"
        ".filter(e => !(e.textContent?.trim() || e.ariaLabel || e.labels?.length || e.title)).map(e => e.outerHTML)"
    )
    assert nameless == []

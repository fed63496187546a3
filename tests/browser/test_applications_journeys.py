"""What a person does with the Applications page, in a real browser. The record is shared: each journey brings its own
company."""

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Locator, Page, expect

from coach.domain.applications import EventKind
from coach.domain.event_words import EVENT_NAMES
from tests.browser.conftest import settle

ROOT = Path(__file__).parents[2]
HOSTILE = '<img src=x onerror="alert(1)"><script>alert(2)</script> **bold**'
NONE = "No application matches. Try fewer words, or other stages."
SCREENS: list[tuple[int, str]] = [(390, "light"), (390, "dark"), (1280, "light"), (1280, "dark")]
# How the history words each kind.
LOGGED = {
    EventKind.APPLIED: "Applied",
    EventKind.INTERVIEW: "Interview (round 1)",
    EventKind.NOTE_SENT: "Thank-you sent",
    EventKind.REQUEST_RECEIVED: "Their request (times available)",
    EventKind.REQUEST_ANSWERED: "Answer sent (times available)",
    EventKind.EMPLOYER_REPLY: "Their reply",
    EventKind.DATE_PROMISED: "Promised date (24 Dec 2030)",
    EventKind.OFFER: "Offer",
    EventKind.REJECTION: "Rejection",
    EventKind.WITHDRAWAL: "Withdrawal",
}


@pytest.fixture
def page(window: Page) -> Page:
    """Each journey goes to the form or the list by itself."""
    return window


def add_by_hand(page: Page, company: str, **fields: str) -> None:
    page.goto("/applications?application=new")
    page.get_by_label("Company").fill(company)
    for label, text in fields.items():
        page.get_by_label(label).fill(text)
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_role("heading", name=company, level=1)).to_be_visible()
    settle(page)


def button(page: Page, name: str) -> Locator:
    return page.get_by_role("button", name=name, exact=True)


def history(page: Page) -> Locator:
    return page.locator(".st-key-application_history")


def to_list(page: Page) -> None:
    page.get_by_role("link", name="All applications").click()
    expect(page.get_by_role("heading", name="Your applications", level=1)).to_be_visible()


def search(page: Page, words: str, found: str) -> None:
    """Types as a person does, who looks at what was found before the next click."""
    page.get_by_label("Search").fill(words)
    expect(page.get_by_text(found, exact=True)).to_be_visible()
    settle(page)


def test_add_by_hand_find_filter_and_open_again(page: Page) -> None:
    add_by_hand(page, "Quarrydene Books", Role="Buyer", Location="Ripon")
    add_by_hand(page, "Quarrydene Tiles", Role="Planner")
    to_list(page)
    search(page, "quarrydene", "2 applications")
    search(page, "quarrydene ripon", "1 application")
    page.get_by_label("Stage").click()
    page.get_by_role("option", name="Offer").click()
    expect(page.get_by_text(NONE)).to_be_visible()
    page.keyboard.press("Escape")
    button(page, "Show all").click()
    expect(page.get_by_label("Search")).to_have_value("")
    settle(page)
    search(page, "quarrydene books", "1 application")
    page.get_by_role("link", name="Quarrydene Books, Buyer").click()
    expect(page.get_by_role("heading", name="Quarrydene Books", level=1)).to_be_visible()
    page.wait_for_url(re.compile(r"\?application=[\w-]{36}$"))
    page.reload()
    expect(page.get_by_role("heading", name="Quarrydene Books", level=1)).to_be_visible()
    settle(page)
    page.go_back()
    expect(page.get_by_role("heading", name="Your applications", level=1)).to_be_visible()


def test_what_went_wrong_comes_into_view_on_a_phone_and_again_the_next_time(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 700})
    page.goto("/applications?application=new")
    page.get_by_label("Role").fill("Buyer")
    for _ in range(2):
        button(page, "Add it").click()
        said = page.get_by_role("alert").filter(has_text="Which company is it?")
        expect(said).to_be_in_viewport()
        expect(page.locator("[data-testid=stAlert]")).to_be_focused()
        settle(page)


def test_each_kind_of_event_in_two_clicks_and_taken_back(page: Page) -> None:
    add_by_hand(page, "Tollgate Press")
    for kind, words in LOGGED.items():
        button(page, EVENT_NAMES[kind]).click()
        if kind is EventKind.DATE_PROMISED:
            promised = page.get_by_role("group", name="You will hear by")
            promised.get_by_role("spinbutton").first.click()
            page.keyboard.type("24122030")
            page.keyboard.press("Escape")
        button(page, "Add to the history").click()
        expect(history(page)).to_contain_text(words)
    assert history(page).locator(".fc-line").count() == len(EventKind)
    expect(page.locator(".fc-facts-of .fc-stage")).to_have_text("Withdrawn")
    line = page.locator("[class*='st-key-application_line_']", has_text="Withdrawal")
    line.get_by_role("button", name="Take back").click()
    expect(history(page)).not_to_contain_text("Withdrawal")
    expect(page.locator(".fc-facts-of .fc-stage")).to_have_text("Rejected")
    button(page, "Undo").click()
    expect(history(page)).to_contain_text("Withdrawal")


def test_an_event_by_keyboard_alone_without_an_hour(page: Page) -> None:
    add_by_hand(page, "Fernhill Rail")
    button(page, EVENT_NAMES[EventKind.EMPLOYER_REPLY]).focus()
    page.keyboard.press("Enter")
    time = page.get_by_label("Time", exact=True)
    expect(time).to_have_value(re.compile(r"^\d\d:\d\d$"))
    time.focus()
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    page.get_by_label("Words to keep (optional)").focus()
    page.keyboard.type("We liked your letter.")
    button(page, "Add to the history").focus()
    page.keyboard.press("Enter")
    expect(history(page).locator(".fc-when")).to_have_text(re.compile(r"^\d+ \w+ \d{4}$"))
    history(page).get_by_text("Read the words").click()
    expect(history(page).get_by_text("We liked your letter.")).to_be_visible()


def test_two_windows_at_one_application(page: Page) -> None:
    add_by_hand(page, "Mossbank Water", Notes="First")
    other = page.context.new_page()
    other.goto(page.url)
    for window in (page, other):
        button(window, "Edit").click()
        expect(window.get_by_label("Notes")).to_have_value("First")
    other.get_by_label("Notes").fill("Theirs")
    other.get_by_label("Location").fill("York")
    button(other, "Save").click()
    expect(other.get_by_text("Saved.")).to_be_visible()
    other.close()
    page.get_by_label("Notes").fill("Mine")
    button(page, "Save").click()
    clash = page.get_by_role("alert").filter(has_text="Another window saved")
    expect(clash).to_contain_text("Theirs")
    expect(clash).to_contain_text("Mine")
    expect(page.get_by_label("Notes")).to_have_value("Mine")
    expect(page.get_by_label("Location")).to_have_value("York")
    button(page, "Save").click()
    expect(page.get_by_text("Saved.")).to_be_visible()
    expect(page.locator(".fc-facts-of")).to_contain_text("Mine")


def test_deleted_and_brought_back(page: Page) -> None:
    add_by_hand(page, "Harrowby Labs")
    button(page, "Delete").click()
    expect(page.get_by_text("Deleted: Harrowby Labs.")).to_be_visible()
    search(page, "harrowby", NONE)
    page.get_by_role("link", name="Upload").first.click()
    expect(page.get_by_role("heading", name="Bring in your applications")).to_be_visible()
    page.get_by_role("link", name="Applications").first.click()
    button(page, "Undo").click()
    expect(page.get_by_role("link", name="Harrowby Labs")).to_be_visible()
    expect(button(page, "Undo")).to_have_count(0)


def test_people(page: Page) -> None:
    add_by_hand(page, "Saltmarsh Energy")
    button(page, "Add a person").click()
    page.get_by_label("Name", exact=True).fill("Tom Ågren")
    button(page, "Save").click()
    person = page.locator(".fc-person", has_text="Tom Ågren")
    expect(person).to_be_visible()
    button(page, EVENT_NAMES[EventKind.NOTE_SENT]).click()
    expect(page.get_by_label("To", exact=True)).to_have_value("Tom Ågren")
    page.locator(".st-key-application_person_0").get_by_role("button", name="Edit").click()
    button(page, "Remove").click()
    expect(person).to_have_count(0)
    button(page, "Undo").click()
    expect(person).to_be_visible()


def test_tags_in_texts_stay_letters(page: Page) -> None:
    page.goto("/applications?application=new")
    for label in ("Company", "Role", "Location", "Link", "Found through", "Notes"):
        page.get_by_label(label).fill(f"Windle {HOSTILE}")
    button(page, "Add it").click()
    expect(page.locator("h1")).to_have_text(f"Windle {HOSTILE}")
    button(page, EVENT_NAMES[EventKind.EMPLOYER_REPLY]).click()
    page.get_by_label("Words to keep (optional)").fill(HOSTILE)
    button(page, "Add to the history").click()
    history(page).get_by_text("Read the words").click()
    expect(history(page).get_by_text(HOSTILE)).to_be_visible()
    to_list(page)
    search(page, "windle", "1 application")
    expect(page.get_by_role("link", name="Windle <img")).to_contain_text(HOSTILE)
    assert page.locator(".stMain :is(.stHtml, .stPageLink) :is(img, script, b, strong)").count() == 0


def coach(home: Path, *arguments: str) -> str:
    environment = {"COACH_HOME": str(home), "COACH_ZONE": "Europe/London", "PATH": "", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "coach", *arguments]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", env=environment, check=True)
    return done.stdout


def test_each_export_and_back_again_by_the_command_line(page: Page, tmp_path: Path) -> None:
    add_by_hand(page, "Oxley Freight", Notes="=1+1 is no formula\nsecond line")
    button(page, EVENT_NAMES[EventKind.INTERVIEW]).click()
    button(page, "Add to the history").click()
    expect(history(page)).to_contain_text("Interview")
    to_list(page)
    page.get_by_text("Take your record with you").click()
    files = {}
    for ending, name in (
        ("json", "Applications (JSON)"),
        ("csv", "Spreadsheet (CSV)"),
        ("html", "Printable log (HTML)"),
    ):
        with page.expect_download() as download:
            button(page, name).click()
        files[ending] = tmp_path / download.value.suggested_filename
        download.value.save_as(files[ending])
        assert files[ending].suffix == f".{ending}"
    kept = json.loads(files["json"].read_text(encoding="utf-8"))
    assert "Oxley Freight" in {one["company"] for one in kept["applications"]}
    for ending in ("json", "csv"):
        coach(tmp_path / ending, "import", str(files[ending]))
        assert json.loads(coach(tmp_path / ending, "export", "--json")) == kept
    assert "Oxley Freight" in files["html"].read_text(encoding="utf-8")


@pytest.mark.parametrize(("width", "scheme"), SCREENS)
def test_list_and_application_fit_every_screen(page: Page, width: int, scheme: Literal["light", "dark"]) -> None:
    add_by_hand(page, "Longlinkworth" * 6, Link="https://example.org/" + "a" * 200, Role="Verylongrolename" * 4)
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    for leave in (lambda: None, lambda: button(page, EVENT_NAMES[EventKind.INTERVIEW]).click(), lambda: to_list(page)):
        leave()
        settle(page)
        spilling = page.evaluate(
            "width => [...document.querySelectorAll('[data-testid=stMain] :is(.stHtml *, button, a, input)')]"
            ".filter(e => e.checkVisibility() && e.getBoundingClientRect().right > width + 1)"
            ".map(e => e.outerHTML.slice(0, 200))",
            width,
        )
        assert spilling == []
        assert page.locator("[data-testid=stMain]").evaluate("main => main.scrollWidth") <= width


def test_every_control_has_a_name_and_no_id_stands_twice(page: Page) -> None:
    add_by_hand(page, "Pennard Housing")
    button(page, EVENT_NAMES[EventKind.INTERVIEW]).click()
    expect(button(page, "Add to the history")).to_be_visible()
    nameless = page.evaluate(
        "() => [...document.querySelectorAll('[data-testid=stMain] :is(button, a, textarea, input, summary)')]"
        ".filter(e => e.tabIndex >= 0 && e.checkVisibility() && !(e.textContent?.trim() || e.ariaLabel || e.labels?.length || e.title"
        " || e.getAttribute('aria-labelledby'))).map(e => e.outerHTML)"
    )
    assert nameless == []
    ids = page.evaluate("() => [...document.querySelectorAll('.stHtml [id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))

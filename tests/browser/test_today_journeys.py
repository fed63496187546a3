"""What a person does with the Today page, in a real browser whose server has a clock of its own."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Literal

import pytest
import vobject
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from coach.domain.applications import Application, Channel, Contact, Event, EventKind, RequestKind, stage_of
from coach.domain.messages import Kind
from coach.domain.people import LOCAL_OWNER
from coach.storage.record import Record
from coach.storage.store import open_store
from tests.browser.conftest import patient, serving, settle, tab_to, watched_page

NOW = datetime(2026, 6, 10, 9, tzinfo=UTC)
HOSTILE = '![x](https://elsewhere.example/x.png)<img src=x onerror="alert(1)"><script>alert(2)</script>:smile:'
SCREENS: list[tuple[int, Literal["light", "dark"]]] = [(390, "light"), (390, "dark"), (1280, "light"), (1280, "dark")]


def met(hour: int, day: int = 10, contact: str | None = None, text: str | None = None) -> Event:
    return Event(EventKind.INTERVIEW, at=NOW.replace(day=day, hour=hour), contact=contact, text=text)


def search() -> list[Application]:
    asked = Event(
        EventKind.REQUEST_RECEIVED, at=NOW.replace(hour=8), request=RequestKind.AVAILABILITY, request_id="slots",
        contact="Bettany Crowe", channel=Channel.EMAIL, text="When are you free next week?",
    )  # fmt: skip
    thanks = Event(EventKind.NOTE_SENT, on=date(2026, 6, 1), note=Kind.THANK_YOU)
    return [
        Application("Larch Foods", "Planner", events=(met(7, contact="Ama Osei", text="The tin roof"),)),
        Application("Tarnfell Clinics", "Buyer", events=(asked,)),
        Application("Greylag Provisions", "Clerk", events=(Event(EventKind.INTERVIEW, on=date(2026, 6, 1)), thanks)),
        Application("Apex", "Baker", events=(met(13, day=12, contact="Rhys Maddern"),)),
    ]


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("today")


@pytest.fixture(scope="module")
def today_server(chromium: Browser, home: Path) -> Iterator[str]:  # noqa: ARG001 - skips first
    with serving(home, COACH_NOW=NOW.isoformat()) as url:
        yield url


@pytest.fixture(scope="module")
def today_context(chromium: Browser, today_server: str) -> Iterator[BrowserContext]:
    context = patient(chromium, locale="en-GB", timezone_id="Europe/London", base_url=today_server)
    yield context
    context.close()


@pytest.fixture
def record(home: Path, today_server: str) -> Iterator[Record]:  # noqa: ARG001 - the server makes the folder
    """The server's record, emptied and filled anew."""
    store = open_store(f"sqlite:///{(home / 'coach' / 'record.db').as_posix()}", None, lambda: datetime.now(UTC))
    record = store.record(LOCAL_OWNER)
    for one in record.stored():
        record.delete(one.id, one.version)
    for key in record.preferences():
        record.set_preference(key, None)
    for one in search():
        record.create(replace(one, stage=stage_of(None, one.events)))
    yield record
    store.close()


@pytest.fixture
def page(today_context: BrowserContext, today_server: str, record: Record) -> Iterator[Page]:  # noqa: ARG001 - filled first
    with watched_page(today_context, today_server) as page:
        go(page)
        yield page


def go(page: Page, path: str = "today", heading: str = "Today") -> None:
    page.goto(f"/{path}")
    page.get_by_role("heading", name=heading, level=1).wait_for()
    settle(page)


def action(page: Page, title: str) -> Locator:
    """The box of an action, by its title."""
    return page.locator("[class*=st-key-today_action_]").filter(has=page.get_by_role("heading", name=title))


def button(within: Page | Locator, name: str) -> Locator:
    """By what is seen of its name; a screen reader hears what it is about, too."""
    return within.get_by_role("button", name=re.compile(rf"^{name}(?: |$)"))


def press(page: Page, within: Page | Locator, name: str) -> None:
    button(within, name).click()
    settle(page)


def log_of(record: Record, company: str) -> tuple[Event, ...]:
    (found,) = [one.application for one in record.stored() if one.application.company == company]
    return found.events


def test_what_is_due_is_told_by_words_and_not_by_colour_alone(page: Page) -> None:
    thanks = action(page, "Thank Ama Osei")
    expect(thanks.get_by_text("In good time", exact=True)).to_be_visible()
    expect(thanks.get_by_text("until tomorrow at 08:00")).to_be_visible()
    thanks.get_by_text("The rule").click()
    expect(thanks.get_by_role("link").first).to_be_visible()
    thanks.get_by_text("How to send it").click()
    expect(thanks.get_by_text("the answers disagree")).to_be_visible()


def test_sent_takes_one_press_even_a_double_one_and_is_taken_back(page: Page, record: Record) -> None:
    # Apart as a hand's two clicks are: Streamlit takes two at once for one.
    button(action(page, "Thank Ama Osei"), "Sent").evaluate(
        "one => { for (const wait of [0, 20, 40, 80, 160]) setTimeout(() => one.click(), wait); }"
    )
    settle(page)
    expect(page.get_by_text("Marked as sent by e-mail, today at")).to_be_visible()
    expect(action(page, "Thank Ama Osei")).to_have_count(0)
    assert [one.note for one in log_of(record, "Larch Foods")[1:]] == [Kind.THANK_YOU]
    press(page, page, "Undo")
    expect(action(page, "Thank Ama Osei")).to_have_count(1)
    assert len(log_of(record, "Larch Foods")) == 1


def test_their_reply_starts_the_wait_anew_and_takes_their_words(page: Page, record: Record) -> None:
    press(page, action(page, "Ask Greylag Provisions"), "They replied")
    expect(action(page, "Ask Greylag Provisions")).to_have_count(0)
    assert log_of(record, "Greylag Provisions")[-1].kind is EventKind.EMPLOYER_REPLY
    press(page, page, "Change details")
    page.get_by_role("textbox", name="What they said").fill(HOSTILE)
    press(page, page, "Save")
    # The button beside the form is there all along: only the form goes with what was saved.
    expect(page.get_by_role("textbox", name="What they said")).to_have_count(0)
    expect(page.get_by_role("button", name="Change details")).to_be_visible()
    assert [one.text for one in log_of(record, "Greylag Provisions")[2:]] == [HOSTILE]


def test_a_snooze_hides_until_tomorrow_or_another_day(page: Page) -> None:
    box = action(page, "Answer Bettany Crowe")
    press(page, box, "Snooze")
    expect(box).to_have_count(0)
    expect(page.get_by_text("Snoozed until tomorrow at 10:00")).to_be_visible()
    press(page, page, "Change details")
    page.get_by_text("In three days").click()
    press(page, page, "Save")
    page.get_by_text("Put off (1)").click()
    expect(page.get_by_text("until Saturday 13 June at 10:00").last).to_be_visible()
    expect(button(page, "Bring back")).to_be_visible()
    press(page, page, "Undo")
    expect(box).to_have_count(1)


def test_every_button_is_called_by_what_it_does_to_which_card(page: Page) -> None:
    card = action(page, "Thank Ama Osei")
    name = "Sent Thank Ama Osei (Larch Foods, Planner)"
    expect(card.get_by_role("button", name=name, exact=True)).to_be_visible()
    names = page.get_by_test_id("stMain").get_by_role("button").evaluate_all("all => all.map(one => one.innerText)")
    told = [one for one in names if one.strip()]
    assert len(set(told)) == len(told) > 10
    box = card.get_by_role("button", name=name, exact=True).bounding_box()
    assert box
    assert box["width"] < 120  # what only screen readers say takes no room


def test_write_it_opens_a_draft_filled_in_and_keeps_what_was_being_written(page: Page) -> None:
    press(page, action(page, "Answer Bettany Crowe"), "Write it")
    expect(page.get_by_role("textbox", name="Your note")).to_have_value("")
    expect(page.get_by_role("radio", name="Reply to a request")).to_be_checked()
    page.get_by_text("Who it is for, and what you know").click()
    expect(page.get_by_role("textbox", name="Company")).to_have_value("Tarnfell Clinics")
    expect(page.get_by_role("textbox", name="Role")).to_have_value("Buyer")
    expect(page.get_by_role("textbox", name="People you met")).to_have_value("Bettany Crowe")
    expect(page.get_by_role("textbox", name="What the employer asked for")).to_have_value(
        "When are you free next week?"
    )


def test_jottings_come_along_into_the_draft(page: Page) -> None:
    press(page, action(page, "Thank Ama Osei"), "Write it")
    expect(page.locator(".fc-checks").get_by_text("The tin roof")).to_be_visible()


def test_names_and_topics_are_kept_with_an_interview_to_come(page: Page, record: Record) -> None:
    page.get_by_text("Names and topics for your notes").click()
    page.get_by_role("textbox", name="More people you meet").fill("Tilda Voss")
    page.get_by_role("textbox", name="What you talk about").fill("De-icing lorries")
    press(page, page, "Keep this")
    expect(page.get_by_text("Kept with the interview")).to_be_visible()
    (apex,) = [one.application for one in record.stored() if one.application.company == "Apex"]
    assert (apex.events[0].text, apex.contacts) == ("De-icing lorries", (Contact("Tilda Voss"),))


def test_an_action_is_done_corrected_and_taken_back_by_keyboard_alone(page: Page, record: Record) -> None:
    notice = page.get_by_test_id("stText")
    tab_to(page, button(action(page, "Thank Ama Osei"), "Sent"))
    page.keyboard.press("Enter")
    expect(notice.filter(has_text="Marked as sent by e-mail, today at")).to_be_focused()
    assert log_of(record, "Larch Foods")[-1].channel is Channel.EMAIL
    tab_to(page, page.get_by_role("button", name="Change details"))
    page.keyboard.press("Enter")
    channel = page.get_by_role("combobox", name="It went")
    expect(channel).to_be_focused()
    page.keyboard.type("pap")
    page.keyboard.press("Enter")
    tab_to(page, page.get_by_role("button", name="Save"))
    page.keyboard.press("Enter")
    expect(notice.filter(has_text="Marked as sent on paper, today at")).to_be_focused()
    assert [one.channel for one in log_of(record, "Larch Foods")[1:]] == [Channel.PAPER]
    tab_to(page, page.get_by_role("button", name="Undo"))
    page.keyboard.press("Enter")
    expect(notice.filter(has_text="Undone. Marked as sent on paper")).to_be_focused()
    assert len(log_of(record, "Larch Foods")) == 1
    tab_to(page, page.get_by_role("button", name="Dismiss"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="To do (3)")).to_be_focused()


def test_a_threshold_changed_in_the_settings_changes_the_day_and_goes_back(page: Page, record: Record) -> None:
    page.get_by_role("link", name=re.compile(r"^Settings \(")).click()
    page.get_by_role("heading", name="Settings", level=1).wait_for()
    settle(page)
    page.get_by_role("spinbutton", name="First check-in, no date promised: from (business days)").fill("9")
    press(page, page, "Save thresholds")
    expect(page.get_by_text("Changed by you: 1")).to_be_visible()
    page.get_by_role("combobox", name="Region").click()
    page.keyboard.type("england")
    page.get_by_role("option", name="United Kingdom: England (GB-ENG)").click()
    press(page, page, "Save region and zone")
    expect(page.get_by_text("Region and time zone are saved.")).to_be_visible()
    assert record.preferences() == {"region": "GB-ENG", "thresholds": {"check_in_from_business_days": 9}}
    go(page)
    expect(action(page, "Ask Greylag Provisions")).to_have_count(0)
    go(page, "settings", "Settings")
    press(page, page, "Back to 5")
    expect(page.get_by_text("All stand at their defaults.")).to_be_visible()
    go(page)
    expect(action(page, "Ask Greylag Provisions")).to_have_count(1)


def test_the_calendar_file_is_one(page: Page, tmp_path: Path) -> None:
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Calendar file (.ics)").click()
    waiting.value.save_as(tmp_path / "follow-up.ics")
    (calendar,) = vobject.readComponents((tmp_path / "follow-up.ics").read_text(encoding="utf-8"))
    titles = {one.summary.value for one in calendar.components()}
    assert {"Thank Ama Osei (Larch Foods, Planner)", "Interview with Apex, Baker"} <= titles


def test_hostile_names_stay_letters(page: Page, record: Record) -> None:
    events = (met(7, contact=HOSTILE, text=HOSTILE), met(13, day=12, contact=HOSTILE))
    record.create(Application(HOSTILE, HOSTILE, contacts=(Contact(HOSTILE),), events=events))
    go(page)
    box = action(page, f"Thank {HOSTILE}")
    expect(box.get_by_text(f"{HOSTILE}, {HOSTILE}", exact=True)).to_be_visible()
    press(page, box, "Not needed")
    expect(page.get_by_text(f"Not needed: Thank {HOSTILE} ({HOSTILE}).")).to_be_visible()
    press(page, page, "Undo")
    press(page, action(page, f"Thank {HOSTILE}"), "Write it")
    expect(page.get_by_text(f"{HOSTILE}, {HOSTILE}", exact=True)).to_be_visible()


@pytest.mark.parametrize(("width", "scheme"), SCREENS)
@pytest.mark.parametrize(("path", "heading"), [("today", "Today"), ("settings", "Settings")])
def test_nothing_is_wider_than_the_screen(
    page: Page, width: int, scheme: Literal["light", "dark"], path: str, heading: str
) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    page.emulate_media(color_scheme=scheme)
    go(page, path, heading)
    main = page.get_by_test_id("stMain")
    assert main.evaluate("one => one.scrollWidth - one.clientWidth") <= 0

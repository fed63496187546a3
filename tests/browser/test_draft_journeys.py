"""What a person does at the desk, in a real browser."""

import re
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Locator, Page, WebSocketRoute, expect

from coach.ui.examples import EXAMPLES, Example
from coach.ui.words import KIND_NAMES
from tests.browser.conftest import settle, visit

NOTE = """Dear Ms Osei,

Thank you for showing me the press room on Tuesday. Your plan to print the late edition in one shift has stayed with me. \
I would love to join your team as a planner.

Kind regards,
[Your Name]"""
HOSTILE = '<img src=x onerror="alert(1)"><script>alert(2)</script><b>bold</b>'
SCREENS: list[tuple[int, Literal["light", "dark"]]] = [(390, "light"), (390, "dark"), (1280, "light"), (1280, "dark")]


@pytest.fixture(params=[(1280, "light"), (390, "dark")], ids=["wide and light", "narrow and dark"])
def desk(page: Page, request: pytest.FixtureRequest) -> Page:
    """With a blank sheet on it; the other two screens are in the tests of fit and of accessibility."""
    width, scheme = request.param
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    page.get_by_role("button", name="New note").click()
    expect(note_field(page)).to_have_value("")
    settle(page)
    return page


def note_field(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Your note", exact=True)


def write(page: Page, text: str) -> None:
    note_field(page).fill(text)
    expect(page.get_by_text("of 100")).to_be_visible()
    settle(page)


def page_width(page: Page) -> int:
    return int(page.evaluate("innerWidth"))


def marks(page: Page) -> Locator:
    return page.locator(".fc-editor-mark")


def look_at(page: Page, view: str) -> None:
    page.get_by_test_id("stMain").get_by_role("radio", name=view, exact=True).click()
    settle(page)


def link(page: Page, name: str) -> Locator:
    """At the top, or where that is folded away, at the foot."""
    foot = page.locator(".st-key-foot").get_by_role("link", name=name)
    return foot if foot.is_visible() else page.get_by_role("link", name=name).first


def unfold(page: Page) -> None:
    page.get_by_text("Who it is for, and what you know").click()


def test_a_note_is_scored_and_marked_as_it_is_typed_without_any_button(desk: Page) -> None:
    note_field(desk).click()
    desk.keyboard.type("Dear Ms Osei,\n\nThank you for showing me the press room on Tuesday. I would love to join you.")
    expect(desk.get_by_text("of 100")).to_be_visible()
    expect(marks(desk).first).to_be_visible()
    expect(desk.get_by_role("heading", name="What to change first")).to_be_visible()
    assert note_field(desk).evaluate("area => area.selectionStart === area.value.length")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.kind)
def test_an_example_of_each_kind_is_one_click_away(desk: Page, example: Example) -> None:
    desk.get_by_role("button", name=example.title).click()
    expect(desk.get_by_text(f"Read as {KIND_NAMES[example.kind]}")).to_be_visible()
    expect(note_field(desk)).to_have_value(example.text)
    expect(marks(desk).first).to_be_visible()


def test_tags_in_a_note_and_in_the_details_stay_letters(desk: Page) -> None:
    unfold(desk)
    for label in ("Company", "Role", "People you met", "Your name", "What you wrote down", "What the employer asked"):
        desk.get_by_label(label).fill(HOSTILE)
    write(desk, NOTE.replace("Thank you", f"{HOSTILE} Thank you"))
    for view in ("People", "Versions", "Send", "Feedback"):
        look_at(desk, view)
        assert desk.locator(":is(.stHtml, .fc-editor) :is(img, script, b)").count() == 0


def test_a_click_right_after_typing_loses_neither_click_nor_text(desk: Page) -> None:
    note_field(desk).click()
    desk.keyboard.type("Dear Ms Osei, thank you for the tour of the press room on Tuesday.")
    link(desk, "How it scores").click(delay=80)
    expect(desk.get_by_role("heading", name="How it scores", level=1)).to_be_visible()
    link(desk, "Draft").click()
    expect(note_field(desk)).to_have_value(re.compile("on Tuesday.$"))
    settle(desk)
    unfold(desk)
    desk.get_by_label("Company").fill("Larch Foods")
    link(desk, "Today").click(delay=80)
    expect(desk.get_by_role("heading", name="Today", level=1)).to_be_visible()
    link(desk, "Draft").click()
    unfold(desk)
    expect(desk.get_by_label("Company")).to_have_value("Larch Foods")


def test_a_refresh_and_a_new_window_show_the_note_as_it_was_typed(desk: Page) -> None:
    write(desk, NOTE)
    desk.reload()
    expect(note_field(desk)).to_have_value(NOTE)
    again = desk.context.new_page()
    again.goto("/")
    expect(note_field(again)).to_have_value(NOTE)
    again.close()


def test_two_windows_on_one_note_say_so_and_lose_nothing(desk: Page) -> None:
    write(desk, NOTE)
    other = desk.context.new_page()
    other.goto(desk.url)
    expect(note_field(other)).to_have_value(NOTE)
    write(other, NOTE + "\nTheirs")
    expect(other.get_by_text("Saved")).to_be_visible()
    note_field(desk).press("Control+End")
    desk.keyboard.type(" and mine")
    expect(desk.get_by_text("changed in another window too")).to_be_visible()
    expect(note_field(desk)).to_have_value(re.compile("and mine$"))
    desk.keyboard.type(", and on it goes")
    expect(desk.get_by_text("Saved", exact=True)).to_be_visible()
    desk.reload()
    expect(note_field(desk)).to_have_value(re.compile("and mine, and on it goes$"))
    other.reload()
    expect(note_field(other)).to_have_value(re.compile("Theirs$"))
    other.close()


def test_a_suggested_wording_is_put_in_and_taken_out_by_undo(desk: Page) -> None:
    write(desk, "Dear Ms Osei,\n\nThank you for showing me the press room on Tuesday.\n\nKind regards,\nInes Moreau")
    before = note_field(desk).input_value()
    desk.get_by_text(re.compile("^Missing:")).first.click()
    desk.get_by_role("button", name="Put it in").first.click()
    expect(note_field(desk)).not_to_have_value(before)
    note_field(desk).press("Control+z")
    expect(note_field(desk)).to_have_value(before)


def test_a_slip_is_mended_at_one_press_and_a_word_is_added(desk: Page) -> None:
    # What is added to one's words is known on the other screen too.
    word = "ediiton" if page_width(desk) > 1000 else "editoin"
    before = NOTE.replace("late edition", f"late 🗞 {word}").replace("would love", "would of loved")
    write(desk, before)

    def remark_on(words: str) -> Locator:
        return desk.locator("[class*=st-key-desk_remark_]").filter(has=desk.locator("q", has_text=words))

    remark_on("of").get_by_role("button", name=re.compile("^have")).click()
    expect(note_field(desk)).to_have_value(before.replace("would of", "would have"))
    note_field(desk).press("Control+z")
    expect(note_field(desk)).to_have_value(before)
    remark_on(word).get_by_role("button", name="It is right").click()
    desk.get_by_role("button", name="to my words").click()
    expect(remark_on("of")).to_be_visible()
    expect(remark_on(word)).to_have_count(0)


def test_a_criterion_and_a_remark_lead_to_their_words_in_the_note(desk: Page) -> None:
    write(desk, NOTE)
    desk.get_by_role("link", name="See it in your note").first.click()
    expect(desk.locator(".fc-editor-stands-out").first).to_be_visible()
    desk.locator(".fc-remark", has_text="[Your Name]").get_by_role("link", name="See where").click()
    expect(desk.locator(".fc-editor-hint")).to_contain_text("Blank left in")


def test_the_sources_of_a_criterion_can_be_unfolded(desk: Page) -> None:
    write(desk, NOTE)
    thanks = desk.locator(".fc-criterion").first
    thanks.get_by_text("Where this comes from").click()
    expect(thanks.get_by_role("link", name=re.compile("Princeton"))).to_be_visible()


def test_versions_are_kept_compared_and_taken_back(desk: Page) -> None:
    write(desk, NOTE)
    look_at(desk, "Versions")
    desk.get_by_role("button", name="Keep this version").click()
    expect(desk.get_by_role("combobox", name="Before")).to_have_value(re.compile("^Version 1,"))
    note_field(desk).fill(NOTE.replace("late edition", "morning edition"))
    expect(desk.locator("ins", has_text="morning")).to_be_visible()
    desk.get_by_role("button", name="Go back to version 1").click()
    expect(note_field(desk)).to_have_value(NOTE)


def test_a_note_is_taken_along_and_marked_as_sent(desk: Page, tmp_path: Path) -> None:
    write(desk, NOTE.replace("[Your Name]", "Ines Moreau"))
    look_at(desk, "Send")
    desk.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desk.get_by_role("button", name="Copy as plain text").click()
    expect(desk.get_by_text("Copied.")).to_be_visible()
    assert "press room" in desk.evaluate("navigator.clipboard.readText()")
    link = desk.get_by_role("link", name="Open in your mail program").get_attribute("href") or ""
    assert link.startswith("mailto:")
    assert "%0D%0A" in link
    for name, holds in (("Mail file (.eml)", b"press room"), ("Print as a card", b"<p>Dear Ms Osei,</p>")):
        with desk.expect_download() as got:
            desk.get_by_role("button", name=name).click()
        path = tmp_path / got.value.suggested_filename
        got.value.save_as(path)
        assert holds in path.read_bytes()
    desk.get_by_role("button", name="Mark as sent").click()
    expect(desk.get_by_text("Sent on")).to_be_visible()
    desk.get_by_role("button", name="It did not go after all").click()
    expect(note_field(desk)).to_have_value(re.compile("Ines Moreau$"))


def test_the_whole_way_by_keyboard(desk: Page) -> None:
    tab_to(desk, note_field(desk))
    desk.keyboard.type(
        "Hi Ann,\n\nThank you for the tour of the press room on Tuesday. I would love to work there.\n\nBest,\nInes"
    )
    expect(marks(desk).first).to_be_visible()
    settle(desk)
    desk.keyboard.press("F8")
    expect(desk.locator(".fc-editor-hint")).to_be_visible()
    desk.keyboard.press("Escape")
    expect(desk.locator(".fc-editor-hint")).to_be_hidden()
    tab_to(desk, desk.get_by_role("radio", name="Feedback"))
    for _ in range(3):
        desk.keyboard.press("ArrowRight")
    desk.keyboard.press("Space")
    expect(desk.get_by_role("button", name="Mark as sent")).to_be_visible()
    tab_to(desk, desk.get_by_role("button", name="Mark as sent"))
    desk.keyboard.press("Enter")
    expect(desk.get_by_text("Sent on")).to_be_visible()


def tab_to(page: Page, goal: Locator, most: int = 60) -> None:
    for _ in range(most):
        page.keyboard.press("Tab")
        if goal.evaluate("element => element === document.activeElement"):
            return
    pytest.fail(f"not reached by {most} presses of Tab: {goal}")


@pytest.mark.parametrize(("width", "scheme"), SCREENS)
def test_the_page_fits_every_screen_in_both_themes(window: Page, width: int, scheme: Literal["light", "dark"]) -> None:
    window.set_viewport_size({"width": width, "height": 900})
    window.emulate_media(color_scheme=scheme)
    visit(window)
    write(window, NOTE)
    for view in ("People", "Versions", "Send", "Feedback"):
        look_at(window, view)
        assert window.evaluate("document.documentElement.scrollWidth") <= width
        spilling = window.evaluate(
            "width => [...document.querySelectorAll('.stHtml *:not(.fc-unseen)')]"
            ".filter(e => e.getBoundingClientRect().right > width + 1).length",
            width,
        )
        assert spilling == 0
    ground = window.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor")
    assert (sum(map(int, re.findall(r"\d+", ground)[:3])) < 3 * 128) is (scheme == "dark")


def test_every_control_has_a_name_and_no_id_stands_twice(desk: Page) -> None:
    write(desk, NOTE)
    nameless = desk.evaluate(
        "() => [...document.querySelectorAll('[data-testid=stMain] :is(button, a, textarea, input, summary)')]"
        ".filter(e => !(e.textContent?.trim() || e.ariaLabel || e.labels?.length || e.title)).map(e => e.outerHTML)"
    )
    assert nameless == []
    ids = desk.evaluate("() => [...document.querySelectorAll('.stHtml [id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))


class Line:
    """The line from a page to the server, on which one message after the other can be held up."""

    def __init__(self, page: Page) -> None:
        self.held: list[str | bytes] | None = None
        page.route_web_socket("**/_stcore/stream", self._join)

    def _join(self, socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()
        self._send = server.send
        socket.on_message(lambda said: server.send(said) if self.held is None else self.held.append(said))

    def hold(self) -> None:
        self.held = []

    def pass_first(self) -> None:
        assert self.held
        self._send(self.held.pop(0))

    def let_go(self) -> None:
        while self.held:
            self.pass_first()
        self.held = None


@pytest.fixture
def line(window: Page) -> Line:
    """Of a window with one note on the desk."""
    line = Line(window)
    visit(window)
    window.get_by_role("button", name="New note").click()
    expect(note_field(window)).to_have_value("")
    settle(window)
    write(window, NOTE)
    expect(window.get_by_text("Saved", exact=True)).to_be_visible()
    return line


def type_on(page: Page, words: str) -> None:
    note_field(page).press("Control+End")
    page.keyboard.type(words)
    page.wait_for_timeout(300)  # longer than the pause after which words are sent


def test_words_typed_on_after_new_note_is_pressed_wait_in_the_note_before(window: Page, line: Line) -> None:
    line.hold()
    window.get_by_role("button", name="New note").click()
    type_on(window, " On the way.")
    line.let_go()
    expect(note_field(window)).to_have_value("")
    state = window.locator(".fc-editor-state")
    expect(state).to_contain_text("What you typed last is kept with the note before")
    settle(window)
    expect(note_field(window)).to_have_value("")
    window.get_by_role("combobox", name="Your notes").click()
    window.get_by_role("option").nth(1).click()
    expect(note_field(window)).to_have_value(f"{NOTE} On the way.")
    expect(state).to_have_text("What was not saved is back, and saved")


def test_words_typed_on_while_others_take_their_place_are_offered(window: Page, line: Line) -> None:
    window.get_by_role("button", name="New note").click()
    expect(note_field(window)).to_have_value("")
    settle(window)
    line.hold()
    window.get_by_role("button", name=EXAMPLES[0].title).click()
    type_on(window, "On the way.")
    line.pass_first()
    expect(note_field(window)).to_have_value(EXAMPLES[0].text)
    line.let_go()
    window.get_by_role("button", name="Put the copy back").click()
    expect(note_field(window)).to_have_value("On the way.")


def test_words_typed_on_while_two_windows_part_go_on_with_the_others(window: Page, line: Line) -> None:
    other = window.context.new_page()
    other.goto(window.url)
    expect(note_field(other)).to_have_value(NOTE)
    write(other, NOTE + "\nTheirs")
    expect(other.get_by_text("Saved", exact=True)).to_be_visible()
    other.close()
    line.hold()
    type_on(window, " Mine")
    type_on(window, " and on it goes")
    line.pass_first()
    expect(window.get_by_text("changed in another window too")).to_be_visible()
    expect(note_field(window)).to_have_value(f"{NOTE} Mine and on it goes")
    line.let_go()
    expect(window.get_by_text("Saved", exact=True)).to_be_visible()
    window.evaluate("localStorage.clear()")
    window.reload()
    expect(note_field(window)).to_have_value(f"{NOTE} Mine and on it goes")

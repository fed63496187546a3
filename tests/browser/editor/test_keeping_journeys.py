"""What is typed is kept: through refresh, lost connection, a second window, and where the script does not come up."""

import re

import pytest
from playwright.sync_api import BrowserContext, Page, WebSocketRoute, expect

from tests.browser.conftest import watched_page
from tests.browser.editor.steps import (
    NOTE,
    area,
    click_button,
    copies,
    fact,
    is_saved,
    is_scored,
    open_draft,
    settle,
    text_in,
    type_in,
)


def test_a_refresh_brings_back_what_the_server_never_got(page: Page) -> None:
    page.evaluate("() => { WebSocket.prototype.send = () => {}; }")
    type_in(page, " Not sent.")
    page.wait_for_timeout(500)
    assert len(copies(page)) == 1
    page.reload()
    expect(area(page)).to_have_value(f"{NOTE} Not sent.")
    is_saved(page)
    expect(page.locator(".fc-editor-state")).to_have_text("What was not saved is back, and saved")
    page.reload()
    expect(area(page)).to_have_value(f"{NOTE} Not sent.")


def test_what_is_typed_without_a_connection_is_kept_and_saved_later(page: Page, context: BrowserContext) -> None:
    context.set_offline(True)
    try:
        page.evaluate("() => { window.send = WebSocket.prototype.send; WebSocket.prototype.send = () => {}; }")
        type_in(page, " Written on a train.", delay=20)
        expect(page.locator(".fc-editor-state")).to_have_text(re.compile("kept in this browser"))
        assert len(copies(page)) == 1
        page.evaluate("() => { WebSocket.prototype.send = window.send; }")
    finally:
        context.set_offline(False)
    is_saved(page)
    assert text_in(page) == f"{NOTE} Written on a train."


def test_a_refused_text_stays_and_is_not_called_saved(page: Page) -> None:
    page.get_by_text("Refuse to save").click()
    settle(page)
    type_in(page, " Mine.")
    expect(page.locator(".fc-editor-state")).to_have_text(re.compile("Not saved yet"))
    assert text_in(page) == f"{NOTE} Mine."
    assert len(copies(page)) == 1


def test_a_second_window_is_not_overwritten_and_loses_nothing(page: Page, context: BrowserContext, server: str) -> None:
    address = page.url
    type_in(page, " First.")
    is_saved(page)
    with watched_page(context, server) as second:
        second.goto(address)
        expect(area(second)).to_have_value(f"{NOTE} First.")
        type_in(second, " Second.")
        is_saved(second)
    type_in(page, " Third.")
    expect(fact(page, "conflict")).to_have_text("True")
    for _ in range(3):  # it is told again and again, and stays refused
        page.evaluate("() => { window.dispatchEvent(new Event('online')); }")
        page.wait_for_timeout(300)
    page.reload()
    expect(area(page)).to_have_value(f"{NOTE} First. Second.")
    click_button(page, "Put the copy back")
    expect(area(page)).to_have_value(f"{NOTE} First. Third.")
    is_saved(page)
    page.keyboard.press("Control+z")
    expect(area(page)).to_have_value(f"{NOTE} First. Second.")
    expect(page.get_by_role("button", name="Put the copy back")).to_be_hidden()


@pytest.mark.parametrize("how", ["no script", "no component", "late script"])
def test_a_plain_text_area_stands_in_only_where_the_script_does_not_come_up(
    context: BrowserContext, server: str, draft: str, how: str
) -> None:
    page = context.new_page()
    block(page, how)
    page.goto(f"{server}/?draft={draft}")
    expect(area(page)).to_be_visible()
    expect(area(page)).to_have_value(NOTE)
    assert page.get_by_text("BidiComponent Error").is_hidden()
    area(page).press("Control+End")
    page.keyboard.type(" By hand.")
    if how != "late script":
        page.keyboard.press("Control+Enter")
        is_scored(page)
        page.close()
        page = context.new_page()
        open_draft(page, draft)
        assert area(page).count() == 1
    else:
        page.evaluate("() => window.arrive()")
        page.locator("[data-fc-up]").wait_for()
        is_scored(page)
    expect(area(page)).to_have_value(f"{NOTE} By hand.")
    page.close()


def block(page: Page, how: str) -> None:
    if how == "no component":
        page.route("**/BidiComponent.*.js", lambda route: route.abort())
    elif how == "no script":
        page.add_init_script("URL.createObjectURL = () => 'blob:nothing'")
    else:
        page.add_init_script(
            """const made = URL.createObjectURL;
            window.arrival = new Promise(resolve => { window.arrive = resolve; });
            URL.createObjectURL = blob => blob.type !== "text/javascript" ? made(blob)
                : "data:text/javascript," + encodeURIComponent(
                    `await window.arrival; export default (await import("${made(blob)}")).default`);"""
        )


def test_words_typed_on_while_others_take_their_place_are_offered(page: Page) -> None:
    # The button's press is on its way, and holds up whatever comes after it.
    page.evaluate(
        """() => {
            const send = WebSocket.prototype.send, held = [];
            WebSocket.prototype.send = function (said) { held.push(() => send.call(this, said)); };
            window.letGo = () => { WebSocket.prototype.send = send; held.forEach((go) => go()); };
        }"""
    )
    click_button(page, "Start again")
    type_in(page, " On the way.")
    page.wait_for_timeout(300)
    page.evaluate("() => window.letGo()")
    expect(area(page)).to_have_value("Dear Ms Osei,\n\n")
    click_button(page, "Put the copy back")
    expect(area(page)).to_have_value(f"{NOTE} On the way.")
    is_saved(page)


class Answers:
    """What the server says to a page, held up to come all at once."""

    def __init__(self, page: Page) -> None:
        self._held: list[str | bytes] | None = None
        page.route_web_socket("**/_stcore/stream", self._join)

    def _join(self, socket: WebSocketRoute) -> None:
        server = socket.connect_to_server()
        self._pass = socket.send
        socket.on_message(server.send)
        server.on_message(lambda said: socket.send(said) if self._held is None else self._held.append(said))

    def hold(self) -> None:
        self._held = []

    def let_go(self) -> None:
        held, self._held = self._held, None
        assert held
        for said in held:
            self._pass(said)


def test_answers_that_come_all_at_once_leave_the_editor_at_work(page: Page, draft: str) -> None:
    """Streamlit takes down what an answer put up where the next one is there before the script has been called."""
    answers = Answers(page)
    open_draft(page, draft)
    for _ in range(2):
        answers.hold()
        for _ in range(12):
            type_in(page, " On.")
            page.wait_for_timeout(200)
        answers.let_go()
    type_in(page, " The end.")
    is_saved(page)
    page.reload()
    expect(area(page)).to_have_value(f"{NOTE}{' On.' * 24} The end.")

"""Many people on one server: each meets only what is theirs, and nobody gets past the door by a cookie of their own make."""

import base64
import json
import re
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect
from streamlit.web.server.starlette.starlette_app_utils import create_signed_value

from tests.browser.conftest import settle
from tests.browser.signing_in import (
    COOKIE_SECRET,
    USER_COOKIE,
    at_the_door,
    browser_of_their_own,
    callback,
    page_of,
    provider_for,
    serving_many,
    sign_in,
)
from tests.browser.test_accessibility import grave
from tests.processes import free_port

pytestmark = pytest.mark.openid

ADAS, BENS = "Dear Ms Osei, thank you for the cold store.", "Dear Mr Lind, thank you for the workshop."
# Long enough to sign in and write, on a busy machine too.
SHORT_HOURS = 14 / 3600


@pytest.fixture(scope="module")
def port() -> int:
    return free_port()


@pytest.fixture(scope="module")
def provider(chromium: Browser, folder: Path, port: int) -> Iterator[str]:  # noqa: ARG001 - skips first
    with provider_for(callback(port), folder=folder) as address:
        yield address


@pytest.fixture
def many(folder: Path, port: int, provider: str) -> Iterator[str]:
    with serving_many(folder, port, provider) as url:
        yield url


@pytest.fixture
def short(folder: Path, port: int, provider: str) -> Iterator[str]:
    """A server whose sign-ins hold for seconds."""
    with serving_many(folder, port, provider, COACH_SIGN_IN_HOURS=str(SHORT_HOURS)) as url:
        yield url


def write(page: Page, text: str) -> None:
    note = page.get_by_role("textbox", name="Your note")
    note.click()
    page.keyboard.insert_text(text)
    expect(page.get_by_text("Saved", exact=True)).to_be_visible()


def cookie_of(context: BrowserContext) -> str:
    return next(one["value"] for one in context.cookies() if one["name"] == USER_COOKIE)


def come_with(page: Page, server: str, cookie: str) -> None:
    page.context.add_cookies([{"name": USER_COOKIE, "value": cookie, "url": server}])
    page.goto("/")
    settle(page)


def test_two_people_meet_only_what_is_theirs_and_a_sign_out_ends_every_copy(
    chromium: Browser, many: str, provider: str
) -> None:
    with (
        browser_of_their_own(chromium, many) as adas,
        browser_of_their_own(chromium, many) as bens,
        page_of(adas, many, provider) as ada,
        page_of(bens, many, provider) as ben,
    ):
        for scheme in ("light", "dark"):
            ada.emulate_media(color_scheme=scheme)
            settle(ada)
            assert grave(ada) == []
        sign_in(ada, "ada")
        write(ada, ADAS)
        sign_in(ben, "ben")
        expect(ben.get_by_role("textbox", name="Your note")).to_have_value("")
        write(ben, BENS)
        expect(ben.get_by_text("Signed in as Ben Reed (ben@example.org)")).to_be_visible()

        # Ada's address, opened by Ben, is none of his.
        hers = ada.url
        assert "note=" in hers
        ben.goto(hers)
        expect(ben.get_by_role("textbox", name="Your note")).to_have_value(BENS)
        expect(ben.get_by_text("cold store")).to_have_count(0)
        ada.reload()
        expect(ada.get_by_role("textbox", name="Your note")).to_have_value(ADAS)

        copied, bens_cookie = cookie_of(adas), cookie_of(bens)
        settle(ada)
        ada.get_by_role("button", name="Sign out").click()
        ada.get_by_role("button", name="Yes, sign me out").click()
        at_the_door(ada)
        ada.reload()
        at_the_door(ada)
        expect(ben.get_by_role("textbox", name="Your note")).to_have_value(BENS)

        with (
            browser_of_their_own(chromium, many) as thiefs,
            page_of(thiefs, many, provider) as thief,
        ):
            come_with(thief, many, copied)  # good by its signature for weeks
            at_the_door(thief, "You are signed out.")
            for cookie in forged(many, provider, bens_cookie):
                come_with(thief, many, cookie)
                at_the_door(thief)
            come_with(thief, many, bens_cookie)  # what opens it
            expect(thief.get_by_role("textbox", name="Your note")).to_have_value(BENS)


def forged(server: str, provider: str, genuine: str) -> list[str]:
    """Cookies that the server did not write: with a letter changed, signed by another secret, and not signed at all."""
    claims = {"iss": provider, "sub": "ada", "iat": int(time.time()), "is_logged_in": True, "origin": server}
    other = create_signed_value(f"not {COOKIE_SECRET}", USER_COOKIE, json.dumps(claims)).decode()
    middle = len(genuine) // 3
    edited = genuine[:middle] + ("A" if genuine[middle] != "A" else "B") + genuine[middle + 1 :]
    return [edited, other, base64.b64encode(json.dumps(claims).encode()).decode()]


def test_a_sign_in_ends_in_the_middle_of_a_sentence_and_no_word_of_it_is_lost(
    chromium: Browser, short: str, provider: str
) -> None:
    with browser_of_their_own(chromium, short) as context, page_of(context, short, provider) as page:
        sign_in(page, "eve")
        note = page.get_by_role("textbox", name="Your note")
        note.click()
        typed = ""
        for number in range(400):
            stands = page.evaluate("() => document.querySelector('textarea.fc-editor-text')?.value")
            if stands is None:
                break
            typed = stands
            page.keyboard.type(f"word{number} ")
            page.wait_for_timeout(10)
        else:
            pytest.fail("signed in all the while")
        at_the_door(page, "Your sign-in has ended")
        assert len(typed.split()) > 20
        # Its cookie would hold for weeks: a new page is sent to the door all the same.
        page.goto("/")
        at_the_door(page, "Your sign-in has ended")
        sign_in(page, "eve")
        expect(page.get_by_role("textbox", name="Your note")).to_have_value(re.compile(re.escape(typed)))

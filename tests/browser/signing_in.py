"""A server at which people sign in, and the certified OpenID provider (provider/) that vouches for them."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import patient, serving, settle, watched_page
from tests.processes import free_port, running, wait_for

PROVIDER = Path(__file__).parent / "provider"
COOKIE_SECRET = "a secret of the test, long enough to be one"
USER_COOKIE = "_streamlit_user"
# The provider's own pages ask for it, and do not get it.
FONT = "https://fonts.googleapis.com/css?family=Roboto:400,100"


@contextmanager
def provider_for(*redirects: str, folder: Path) -> Iterator[str]:
    """Address of a provider that sends people back to these addresses only."""
    node = os.environ.get("NODE") or shutil.which("node")
    if not node or not (PROVIDER / "node_modules" / "oidc-provider").is_dir():
        pytest.skip("no OpenID provider: Node.js 20 or newer, then `npm ci` in tests/browser/provider")
    port, log = free_port(), folder / "provider.log"
    command = [node, str(PROVIDER / "provider.js"), str(port), *redirects]
    with running(command, log) as process:
        wait_for(f"http://127.0.0.1:{port}/.well-known/openid-configuration", process, log)
        yield f"http://127.0.0.1:{port}"


@contextmanager
def serving_many(folder: Path, port: int, provider: str, **more: str) -> Iterator[str]:
    """A server that lets in whom the provider vouches for; `more` are variables of its environment."""
    secrets = folder / "coach" / "secrets.toml"
    secrets.parent.mkdir(parents=True, exist_ok=True)
    secrets.write_text(
        f"""[auth]
redirect_uri = "{callback(port)}"
cookie_secret = "{COOKIE_SECRET}"
client_id = "coach"
client_secret = "known-to-both-sides"
server_metadata_url = "{provider}/.well-known/openid-configuration"

[auth.client_kwargs]
scope = "openid profile email"
prompt = "login"
""",
        encoding="utf-8",
    )
    with serving(folder, port=port, STREAMLIT_SECRETS_FILES=str(secrets), **more) as url:
        yield url


def callback(port: int) -> str:
    """Where the provider sends people back to."""
    return f"http://127.0.0.1:{port}/oauth2callback"


@contextmanager
def browser_of_their_own(chromium: Browser, server: str) -> Iterator[BrowserContext]:
    """As on a machine of one's own: with cookies and copies that nobody else's browser has."""
    context = patient(chromium, locale="en-GB", timezone_id="Europe/Berlin", base_url=server)
    context.route(FONT, lambda route: route.abort())
    yield context
    context.close()


@contextmanager
def page_of(context: BrowserContext, server: str, provider: str) -> Iterator[Page]:
    """A page at the door."""
    with watched_page(context, server, provider, FONT) as page:
        page.goto("/")
        expect(page.get_by_role("button", name="Sign in")).to_be_visible()
        yield page


def sign_in(page: Page, name: str) -> None:
    """From the door to the first page, by way of the provider's own pages."""
    settle(page)
    page.get_by_role("button", name="Sign in").click()
    page.locator("input[name=login]").fill(name)
    page.locator("input[name=password]").fill("any will do there")
    page.get_by_role("button", name="Sign-in").click()
    consent = page.get_by_role("button", name="Continue")
    note = page.get_by_role("textbox", name="Your note")
    expect(consent.or_(note).first).to_be_visible()
    if consent.is_visible():  # asked once for each session at the provider
        consent.click()
    note.wait_for()
    settle(page)


def at_the_door(page: Page, says: str = "Sign in to Follow-Up Coach") -> None:
    """Nothing but the sign-in page is there."""
    expect(page.get_by_text(says)).to_be_visible()
    expect(page.get_by_role("textbox")).to_have_count(0)
    expect(page.get_by_role("button", name="Sign out")).to_have_count(0)

"""How the parts are put together."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from streamlit import cli_util, config
from streamlit.starlette import App
from streamlit.web.server.app_discovery import discover_asgi_app

from coach.settings import default_settings
from coach.web.application import lifespan, middleware, own_host
from tests.web.asking import ask, inside, run

ROOT = Path(__file__).parents[2]


def opened_with(options: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What is opened when a server with these options starts."""
    opened: list[str] = []
    monkeypatch.setattr(cli_util, "open_browser", opened.append)
    monkeypatch.setattr(config, "get_option", options.get)

    async def start() -> None:
        async with lifespan(App(ROOT / "app.py")):
            await asyncio.sleep(0)

    run(start())
    return opened


def test_streamlit_finds_the_application_in_the_file_that_it_runs() -> None:
    found = discover_asgi_app(ROOT / "app.py")
    assert (found.is_asgi_app, found.import_string) == (True, "app:app")


@pytest.mark.parametrize(("headless", "opened"), [(False, ["http://localhost:8601"]), (True, [])])
def test_the_browser_is_opened_unless_the_server_is_headless(
    monkeypatch: pytest.MonkeyPatch, headless: bool, opened: list[str]
) -> None:
    assert opened_with({"server.headless": headless, "server.port": 8601}, monkeypatch) == opened


@pytest.mark.parametrize(
    ("allowed", "host", "status"),
    [
        (["localhost", "127.0.0.1"], "localhost:8501", 200),
        (["localhost"], "LOCALHOST", 200),
        (["localhost"], "evil.example", 400),
        (["localhost"], "localhost.evil.example", 400),
        (["www.example.org"], "example.org", 400),
        (["*.example.org"], "coach.example.org", 200),
        ([], "any.example", 200),
    ],
)
def test_only_the_hosts_of_the_settings_are_answered(
    monkeypatch: pytest.MonkeyPatch, allowed: list[str], host: str, status: int
) -> None:
    monkeypatch.setattr(config, "get_option", lambda _name: allowed)
    assert ask(own_host(inside), "/", headers={"Host": host}).status == status


def test_the_headers_stand_outermost_so_that_refusals_have_them() -> None:
    names = [getattr(one.cls, "__name__", "") for one in middleware(default_settings({}))]
    assert names == ["SecurityHeaders", "own_host", "Guard"]

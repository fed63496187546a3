"""Which addresses are open."""

from pathlib import Path
from unittest.mock import MagicMock

import pytest
from streamlit.web.server.starlette.starlette_app import create_streamlit_routes

import coach.ui.pages
from coach.web.doors import DOORS, assets, door_of

PAGES = sorted(one.stem for one in Path(coach.ui.pages.__file__).parent.glob("*.py") if one.stem != "__init__")
# Paths as servers hand them on: percent signs decoded once.
HOSTILE = [
    "",
    "//",
    "//evil.example/",
    "/..",
    "/../etc/passwd",
    "/static/../../../../etc/passwd",
    "/static/..%2f..%2fetc/passwd",
    "/static/%2e%2e/%2e%2e/etc/passwd",
    "/static/%252e%252e/etc/passwd",
    "/static/..\\..\\windows\\win.ini",
    "/static\\..\\app.py",
    "/static//etc/passwd",
    "/static/js/../../index.html",
    "/static/\x00",
    "/static/js/index.js\x00.png",
    "/static/",
    "/media/../../../etc/passwd",
    "/media/..%2f..%2fetc%2fpasswd",
    "/media//etc/passwd",
    "/media/C:/windows/win.ini",
    "/media/\\\\server\\share",
    "/media/abc\x00.csv",
    "/media/abc\n.csv",
    "/media/",
    "/component/x/../../../../etc/passwd",
    "/component/x//etc/passwd",
    "/component/x/%2e%2e/app.py",
    "/component/note_editor/editor.js",
    "/_stcore/bidi-components/note_editor/editor.js",
    "/_stcore/bidi-components/x/../../../../etc/passwd",
    "/_stcore/upload_file/../../etc/passwd/x",
    "/_stcore/upload_file/a/b/../c",
    "/_stcore/../app.py",
    "/_stcore/health/",
    "/app.py",
    "/app/static/x",
    "/.streamlit/config.toml",
    "/.env",
    "/index.html",
    "/draft\x00",
    "/dräft",
    "/draft\n",
    "/file:///etc/passwd",
    "/a/b",
]
OPEN = {
    "/_stcore/health",
    "/_stcore/metrics",
    "/_stcore/host-config",
    "/media/{file_id:path}",
    "/_stcore/upload_file/{session_id}/{file_id}",
    "/_stcore/stream",
    "/auth/login",
    "/auth/logout",
    "/oauth2callback",
    "",  # the frontend
}
SHUT = {
    # Components out of files: ours travel inside the page.
    "/component/{path:path}",
    "/_stcore/bidi-components/{path:path}",
    # Drives the app without a browser; switched off, and not even that is told.
    "/_stcore/agent/interact",
    "/_stcore/agent/openapi.json",
    "/_stcore/agent/mcp",
}


@pytest.mark.parametrize("path", HOSTILE)
def test_no_door_is_open_for(path: str) -> None:
    assert door_of(path) is None


@pytest.mark.parametrize("page", ["", *PAGES])
def test_every_page_has_a_door(page: str) -> None:
    door = door_of(f"/{page}")
    assert door is not None
    assert not door.body
    assert not door.token


def test_every_address_of_streamlit_is_known_to_be_open_or_shut() -> None:
    offered = {getattr(route, "path", "") for route in create_streamlit_routes(MagicMock())}
    assert offered == OPEN | SHUT


@pytest.mark.parametrize("path", sorted(SHUT | {"/_stcore/script-health-check", "/_stcore/allowed-message-origins"}))
def test_what_is_shut_has_no_door(path: str) -> None:
    assert door_of(path.replace("{path:path}", "x")) is None


def test_the_frontend_is_served_by_the_names_of_its_files() -> None:
    assert "/favicon.png" in assets()
    assert any(one.startswith("/static/js/index.") for one in assets())
    assert not {one for one in assets() if ".." in one or "\\" in one or not one.startswith("/")}


def test_only_uploads_take_a_body_and_only_the_metrics_a_token() -> None:
    assert [door.path for door in DOORS if door.body] == [r"/_stcore/upload_file/[\w-]+/[\w-]+"]
    assert [door.path for door in DOORS if door.token] == [r"/_stcore/metrics"]


def test_every_door_says_why() -> None:
    assert all(door.why for door in DOORS)
    assert [door.path for door in DOORS if not door.methods] == ["/_stcore/stream"]

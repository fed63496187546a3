"""Who is turned away at the door."""

import pytest
from starlette.types import Message
from streamlit import config

from coach.web.guard import Guard
from tests.web.asking import ask, connect, inside

TOKEN = "a-long-token-of-the-operator"


@pytest.fixture(scope="module")
def guard() -> Guard:
    return Guard(inside, None)


@pytest.mark.parametrize(
    ("method", "path", "headers", "status"),
    [
        ("GET", "/", {}, 200),
        ("HEAD", "/draft", {}, 200),
        ("GET", "/", {"Content-Length": "0"}, 200),
        ("PUT", "/_stcore/upload_file/a/b", {"Content-Length": "5"}, 200),
        ("DELETE", "/_stcore/upload_file/a/b", {}, 200),
        ("GET", "/static/../app.py", {}, 404),
        ("OPTIONS", "/_stcore/health", {}, 405),
        ("GET", "/_stcore/stream", {}, 405),
        ("POST", "/", {}, 405),
        ("TRACE", "/", {}, 405),
        ("POST", "/_stcore/upload_file/a/b", {}, 405),
        ("GET", "/", {"Content-Length": "1073741824"}, 413),
        ("GET", "/", {"Content-Length": "many"}, 413),
        ("GET", "/healthz", {"Transfer-Encoding": "chunked"}, 413),
        ("GET", "/media/0af.csv", {"Content-Length": "1"}, 413),
    ],
)
def test_what_comes_in(guard: Guard, method: str, path: str, headers: dict[str, str], status: int) -> None:
    answer = ask(guard, path, method, headers)
    assert answer.status == status
    assert (answer.body == b"inside") == (status == 200)


def test_whoever_is_turned_away_is_hung_up_on_so_that_nothing_more_is_read(guard: Guard) -> None:
    assert ask(guard, "/", headers={"Content-Length": "1073741824"}).headers["connection"] == "close"


@pytest.mark.parametrize(
    ("token", "given", "status"),
    [
        (None, None, 404),
        (None, "Bearer None", 404),
        (None, "Bearer ", 404),
        (TOKEN, None, 404),
        (TOKEN, "", 404),
        (TOKEN, TOKEN, 404),
        (TOKEN, f"Basic {TOKEN}", 404),
        (TOKEN, f"Bearer {TOKEN}x", 404),
        (TOKEN, f"Bearer {TOKEN[:-1]}", 404),
        (TOKEN, "Bearer ünïcode", 404),
        (TOKEN, f"Bearer {TOKEN}", 200),
    ],
)
def test_the_metrics_are_for_whoever_has_the_token(token: str | None, given: str | None, status: int) -> None:
    headers = {} if given is None else {"Authorization": given}
    assert ask(Guard(inside, token), "/_stcore/metrics", headers=headers).status == status


@pytest.mark.parametrize(
    ("origin", "path", "welcome"),
    [
        (None, "/_stcore/stream", True),
        ("http://localhost:8501", "/_stcore/stream", True),
        ("https://localhost:8501", "/_stcore/stream", True),
        ("http://localhost:3000", "/_stcore/stream", False),
        ("http://127.0.0.1:8501", "/_stcore/stream", False),
        ("http://evil.example", "/_stcore/stream", False),
        ("http://localhost:8501.evil.example", "/_stcore/stream", False),
        ("null", "/_stcore/stream", False),
        ("", "/_stcore/stream", False),
        ("http://localhost:8501", "/_stcore/other", False),
        ("http://localhost:8501", "/draft", False),
    ],
)
def test_a_websocket_is_for_our_own_pages(guard: Guard, origin: str | None, path: str, welcome: bool) -> None:
    headers = {"Host": "localhost:8501"} | ({} if origin is None else {"Origin": origin})
    accepted: list[Message] = [{"type": "websocket.accept"}]
    assert connect(guard, path, headers) == (accepted if welcome else [{"type": "websocket.close", "code": 1008}])


def test_below_a_base_path_the_same_doors_are_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(config, "get_option", {"server.baseUrlPath": "/coach/", "server.corsAllowedOrigins": []}.get)
    guard = Guard(inside, None)
    statuses = {
        path: ask(guard, path).status for path in ("/coach", "/coach/", "/coach/draft", "/draft", "/coachdraft")
    }
    assert statuses == {"/coach": 200, "/coach/": 200, "/coach/draft": 200, "/draft": 404, "/coachdraft": 404}

"""The headers of every answer."""

import pytest
from starlette.types import Receive, Scope, Send

from coach.web.guard import Guard
from coach.web.headers import SecurityHeaders
from coach.web.policy import SOURCES, headers
from tests.web.asking import ask, connect, inside


async def broken(_scope: Scope, _receive: Receive, _send: Send) -> None:
    raise OSError("/secret/path")


async def asset(scope: Scope, _receive: Receive, send: Send) -> None:
    lasting = [(b"cache-control", b"public, immutable, max-age=31536000")]
    status = 304 if scope["method"] == "HEAD" else 200
    await send({"type": "http.response.start", "status": status, "headers": lasting})


def test_every_answer_carries_them_all() -> None:
    for path in ("/", "/static/../x", "/_stcore/metrics"):
        answer = ask(SecurityHeaders(Guard(inside, None), https=False), path)
        assert {name.lower(): value for name, value in headers(https=False).items()}.items() <= answer.headers.items()
        assert answer.headers["cache-control"] == "no-store"


def test_a_fault_gets_them_too_and_tells_nothing() -> None:
    told = []

    async def caught(scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await SecurityHeaders(broken, https=False)(scope, receive, send)
        except OSError as error:
            told.append(error)

    answer = ask(caught, "/")
    assert answer.status == 500
    assert "content-security-policy" in answer.headers
    assert b"secret" not in answer.body
    assert told, "the server's log must hear of it"


def test_only_the_frontend_s_own_files_are_kept_by_browsers() -> None:
    kept = SecurityHeaders(asset, https=False)
    assert "immutable" in ask(kept, "/static/js/x.js").headers["cache-control"]
    assert "immutable" in ask(kept, "/static/js/x.js", "HEAD").headers["cache-control"]
    assert ask(kept, "/media/a.csv").headers["cache-control"] == "no-store"
    missing = ask(SecurityHeaders(Guard(asset, None), https=False), "/static/js/x.js")
    assert (missing.status, missing.headers["cache-control"]) == (404, "no-store")


def test_https_is_promised_only_where_the_operator_says_so() -> None:
    plain, secure = (ask(SecurityHeaders(inside, https=https), "/") for https in (False, True))
    assert "strict-transport-security" not in plain.headers
    assert plain.cookies == ("a=1; Path=/",)
    assert secure.headers["strict-transport-security"] == "max-age=31536000"
    assert secure.cookies == ("a=1; Path=/; Secure",)


def test_a_websocket_passes_by() -> None:
    assert connect(SecurityHeaders(inside, https=False), "/", {}) == [{"type": "websocket.accept"}]


@pytest.mark.parametrize("loose", ["'unsafe-eval'", "http:", "https:", "*", "ws:", "wss:"])
def test_no_source_is_so_loose(loose: str) -> None:
    assert not [name for name, value in SOURCES.items() if loose in value.split()]


def test_scripts_run_neither_inline_nor_from_data() -> None:
    assert not {"'unsafe-inline'", "data:"} & set(SOURCES["script-src"].split())
    assert SOURCES["script-src-attr"] == "'none'"


def test_the_one_inline_script_of_streamlit_is_named_by_its_hash() -> None:
    assert headers(https=False)["Content-Security-Policy"].count("'sha256-") == 1

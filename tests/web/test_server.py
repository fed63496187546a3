"""A real server, as `streamlit run app.py` starts it: what comes over the wire."""

import json
import socket
import time
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import serving
from tests.processes import STARTUP_SECONDS

TOKEN = "a-long-token-of-the-operator"
HOSTILE = [
    "/static/../../../../../../etc/passwd",
    "/static/..%2f..%2f..%2f..%2fetc%2fpasswd",
    "/static/%2e%2e/%2e%2e/%2e%2e/%2e%2e/etc/passwd",
    "/static/%252e%252e%252f%252e%252e%252fetc%252fpasswd",
    "/static/..%5c..%5c..%5cetc%5cpasswd",
    "/static/..\\..\\..\\etc\\passwd",
    "/static/%00/etc/passwd",
    "/static/js/%2e%2e/%2e%2e/index.html",
    "/static//etc/passwd",
    "//etc/passwd",
    "/%2fetc/passwd",
    "/\\\\server\\share",
    "/C:/windows/win.ini",
    "/media/../../../../etc/passwd",
    "/media/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
    "/media/%2fetc%2fpasswd",
    "/media/a%00.csv",
    "/component/x/../../../../etc/passwd",
    "/component/x/%2fetc%2fpasswd",
    "/component/..%5capp.py",
    "/_stcore/bidi-components/x/%2e%2e/%2e%2e/etc/passwd",
    "/app.py",
    "/.streamlit/config.toml",
    "/.git/config",
    "http://evil.example/",
    "/_stcore/agent/openapi.json",
    "/_stcore/script-health-check",
    "/_stcore/metrics",
]
SECRETS = (b"root:", b"[server]", b"from coach", b"[core]", b"</html>", b"[fonts]")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("wire")


@pytest.fixture(scope="module")
def address(folder: Path) -> Iterator[tuple[str, int]]:
    with serving(folder, COACH_METRICS_TOKEN=TOKEN, COACH_HTTPS="1") as url:
        parts = urlsplit(url)
        assert parts.hostname
        assert parts.port
        yield parts.hostname, parts.port


@pytest.fixture(scope="module")
def ready(address: tuple[str, int]) -> tuple[str, int]:
    """The address once the model is loaded; until then /healthz rightly says no."""
    deadline = time.monotonic() + STARTUP_SECONDS
    while say(address, "GET /healthz HTTP/1.1")[0] != 200:
        assert time.monotonic() < deadline
        time.sleep(0.2)
    return address


def say(address: tuple[str, int], request: str, host: str = "localhost") -> tuple[int, dict[str, str], bytes]:
    """Status, headers and body of the answer to a request that no client library has tidied up."""
    with socket.create_connection(address, timeout=20) as connection:
        connection.sendall(f"{request}\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        data = b""
        while part := connection.recv(65536):
            data += part
    head, _, body = data.partition(b"\r\n\r\n")
    first, *lines = head.decode("latin-1").split("\r\n")
    return (
        int(first.split()[1]),
        {name.lower(): value for name, _, value in (one.partition(": ") for one in lines)},
        body,
    )


@pytest.mark.parametrize("path", HOSTILE)
def test_no_such_path_gives_anything_away(address: tuple[str, int], path: str) -> None:
    status, _, body = say(address, f"GET {path} HTTP/1.1")
    assert 400 <= status < 500
    assert not any(secret in body for secret in SECRETS)


def test_the_page_has_its_headers_and_they_are_those_of_an_error_too(ready: tuple[str, int]) -> None:
    for path, status in (("/", 200), ("/draft", 200), ("/_stcore/health", 200), ("/healthz", 200), ("/no/where", 404)):
        got, headers, _ = say(ready, f"GET {path} HTTP/1.1")
        assert got == status
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert headers["strict-transport-security"]
        assert headers["cache-control"] == "no-store"


def test_cookies_are_for_https_where_the_operator_said_so(address: tuple[str, int]) -> None:
    assert say(address, "GET /_stcore/health HTTP/1.1")[1]["set-cookie"].endswith("; Secure")


def test_other_host_names_are_refused(address: tuple[str, int]) -> None:
    for host in ("evil.example", "localhost.evil.example", "127.0.0.1.evil.example", "", "a b"):
        status, headers, body = say(address, "GET / HTTP/1.1", host)
        assert status == 400
        assert b"</html>" not in body
        assert "content-security-policy" in headers


def test_the_metrics_open_to_the_token(address: tuple[str, int]) -> None:
    status, _, body = say(address, f"GET /_stcore/metrics HTTP/1.1\r\nAuthorization: Bearer {TOKEN}")
    assert status == 200
    assert body.rstrip().endswith(b"# EOF")


def test_health_is_told_in_closed_words(ready: tuple[str, int]) -> None:
    status, _, body = say(ready, "GET /healthz HTTP/1.1")
    assert (status, json.loads(body)) == (200, {"status": "ok", "scoring": "ok", "database": "ok"})
    status, headers, body = say(ready, "HEAD /healthz HTTP/1.1")
    assert (status, body) == (200, b"")
    assert headers["content-type"] == "application/json"


@pytest.mark.parametrize("length", ["Content-Length: 1073741824", "Transfer-Encoding: chunked"])
def test_a_gigabyte_to_where_nothing_is_to_be_sent_is_not_read(address: tuple[str, int], length: str) -> None:
    since = time.monotonic()
    status, headers, _ = say(address, f"GET / HTTP/1.1\r\n{length}")
    assert (status, headers["connection"]) == (413, "close")
    assert time.monotonic() - since < 5


def test_an_upload_without_a_session_is_refused_before_it_is_read(address: tuple[str, int]) -> None:
    status, _, _ = say(address, "PUT /_stcore/upload_file/a/b HTTP/1.1\r\nContent-Length: 1073741824")
    assert status == 403


def test_the_log_does_not_hold_the_token(address: tuple[str, int], folder: Path) -> None:
    say(address, f"GET /_stcore/metrics HTTP/1.1\r\nAuthorization: Bearer {TOKEN}x")
    log = (folder / "log").read_text(encoding="utf-8")
    assert "URL: " in log
    assert TOKEN not in log

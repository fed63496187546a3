"""A browser's tab without the browser: one Streamlit session over its own WebSocket, in the messages of the installed
package."""

import asyncio
import contextlib
import json
import re
import urllib.request
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from http.cookiejar import CookieJar
from time import perf_counter
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Subprotocol

_SCORE = re.compile(r'class="fc-points">(\d+)<|class="fc-no-score">')
_ALERTS = (1, 2)  # error, warning
_CACHED_RUNS = 2  # so long the browser says that it has a message, which may then be sent again as a mere hash
_KEPT_RUNS = 20  # longer, as runs that were asked for before may still come


@dataclass(frozen=True, slots=True)
class Figures:
    """What a run showed: the text that its marks are for, and the points (None: not scored)."""

    text: str
    points: int | None


@dataclass(slots=True)
class Edit:
    """A text that was sent, when (seconds), and whether it has been answered."""

    text: str
    at: float


@dataclass(slots=True)
class Editor:
    """The editor as the last answer drew it."""

    id: str
    fragment: str
    data: dict[str, Any]


@dataclass(slots=True)
class Seen:
    """What this tab tells of: `answered` is called with an edit and the seconds until its figures stood there."""

    answered: Callable[[Edit, float, Figures], None]
    wrong: Callable[[str], None]
    foreign: re.Pattern[bytes] = field(default=re.compile(rb"$^"))


def fetched_cookies(url: str) -> dict[str, str]:
    """The header with the cookies that a browser is given when it opens the page, and sends from then on."""
    jar = CookieJar()
    browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar))
    for path in ("/", "/_stcore/health"):
        browser.open(f"{url}{path}", timeout=60).close()
    return {"Cookie": "; ".join(f"{one.name}={one.value}" for one in jar)}


class Tab:
    """Opened on a page of one person; `type_text` sends what stands in the editor, as the editor's script does."""

    def __init__(self, url: str, seen: Seen, headers: dict[str, str] | None = None) -> None:
        self.url = url
        self.seen = seen
        self.headers = headers
        self.session_id = ""
        self.editor: Editor | None = None
        self.pages: dict[str, str] = {}
        self.query = ""
        self.page = ""
        self.edits: deque[Edit] = deque()
        self.fields: dict[str, dict[str, Any]] = {}
        self._figures: dict[str, int | None] = {}
        self._points: int | None = None
        self._sequence = 0
        self._version = 0
        self._stored = ""
        self._sent: list[str] = []
        self._cache: dict[str, tuple[ForwardMsg, int]] = {}
        self._runs = 0
        self._idle = asyncio.Event()
        self._reader: asyncio.Task[None] | None = None
        self._socket: ClientConnection | None = None
        self.closing = False

    async def open(self, query: str, session_id: str = "") -> float:
        """Seconds until the first page stood there; with the id of a session whose socket was lost it goes on."""
        self.query = query
        protocols = ["streamlit", "no-token", session_id] if session_id else ["streamlit"]
        self._socket = await connect(
            f"{self.url.replace('http', 'ws', 1)}/_stcore/stream", subprotocols=[Subprotocol(one) for one in protocols],
            additional_headers=self.headers, compression=None, max_size=None, open_timeout=60, ping_interval=None,
        )  # fmt: skip
        self._reader = asyncio.create_task(self._read())
        return await self._run()

    async def close(self) -> None:
        """As a tab is closed: without a word."""
        self.closing = True
        if self._socket:
            await self._socket.close()
        if self._reader:
            await self._reader

    async def visit(self, title: str) -> float:
        """Seconds until the page with that title stood there."""
        self.page, self.query, self.editor = self.pages[title], "", None
        return await self._run()

    async def type_text(self, text: str) -> None:
        """What stands in the editor now."""
        editor = self.editor
        if editor is None:
            raise RuntimeError("The page has no editor.")
        self._sequence += 1
        self._sent.append(text)
        typed = {
            "draft_id": editor.data["draft_id"], "revision": editor.data["revision"], "version": self._version,
            "sequence": self._sequence, "text": text,
        }  # fmt: skip
        self.fields[editor.id] = {"json_value": json.dumps({"typed": typed})}
        self.edits.append(Edit(text, perf_counter()))
        await self._send(editor.fragment)

    async def settled(self, seconds: float = 60) -> None:
        """Until every edit has its figures."""
        async with asyncio.timeout(seconds):
            while self.edits and not self.is_closed:
                await asyncio.sleep(0.01)

    @property
    def is_closed(self) -> bool:
        """Whether nothing will come any more."""
        return self._reader is None or self._reader.done()

    @property
    def text(self) -> str:
        """What stands in the editor."""
        if self._sent:
            return self._sent[-1]
        return str(self.editor.data["text"]) if self.editor else ""

    async def _run(self) -> float:
        """The whole page."""
        begun = perf_counter()
        self._idle.clear()
        await self._send("")
        async with asyncio.timeout(120):
            await self._idle.wait()
        return perf_counter() - begun

    async def _send(self, fragment: str) -> None:
        message = BackMsg()
        state = message.rerun_script
        state.query_string = self.query
        state.page_script_hash = self.page
        state.fragment_id = fragment
        state.context_info.timezone = "Europe/London"
        state.context_info.locale = "en-GB"
        state.cached_message_hashes.extend(
            hash_ for hash_, (_, run) in self._cache.items() if self._runs - run <= _CACHED_RUNS
        )
        for id_, value in self.fields.items():
            state.widget_states.widgets.add(id=id_, **value)
        assert self._socket is not None
        with contextlib.suppress(ConnectionClosed):  # told where it is read
            await self._socket.send(message.SerializeToString())

    async def _read(self) -> None:
        assert self._socket is not None
        try:
            async for data in self._socket:
                assert isinstance(data, bytes)
                if found := self.seen.foreign.search(data):
                    self.seen.wrong(f"words of somebody else: {found[0]!r}")
                message = ForwardMsg.FromString(data)
                self._take(self._resolved(message))
        except ConnectionClosed as closed:
            if not self.closing:
                self.seen.wrong(f"the socket was closed: {closed}")
        else:
            if not self.closing:
                self.seen.wrong("the socket was closed by the server")
        finally:
            self._idle.set()

    def _resolved(self, message: ForwardMsg) -> ForwardMsg:
        if message.WhichOneof("type") == "ref_hash":
            known = self._cache.get(message.ref_hash)
            if known is None:
                self.seen.wrong("a message was sent as a hash that this tab does not know")
                return message
            whole = ForwardMsg()
            whole.CopyFrom(known[0])
            self._cache[message.ref_hash] = (known[0], self._runs)
            return whole
        if message.metadata.cacheable:
            self._cache[message.hash] = (message, self._runs)
        return message

    def _take(self, message: ForwardMsg) -> None:
        kind = message.WhichOneof("type")
        if kind == "new_session":
            self.session_id = message.new_session.initialize.session_id
            self.page = message.new_session.page_script_hash
            self._idle.clear()
        elif kind == "navigation":
            self.pages = {page.page_name: page.page_script_hash for page in message.navigation.app_pages}
        elif kind == "page_info_changed":
            self.query = message.page_info_changed.query_string
        elif kind == "delta" and message.delta.WhichOneof("type") == "new_element":
            self._draw(message.delta.new_element, message.delta.fragment_id)
        elif kind == "script_finished":
            self._finished(message.script_finished)

    def _draw(self, element: Any, fragment: str) -> None:
        match element.WhichOneof("type"):
            case "html":
                if found := _SCORE.search(element.html.body):
                    self._points = int(found[1]) if found[1] else None
            case "bidi_component" if element.bidi_component.component_name.endswith("note_editor"):
                self._draw_editor(Editor(element.bidi_component.id, fragment, json.loads(element.bidi_component.json)))
            case "exception":
                self.seen.wrong(f"an exception on the page: {element.exception.type} {element.exception.message}")
            case "alert" if element.alert.format in _ALERTS:
                self.seen.wrong(f"a warning on the page: {element.alert.body}")
            case _:
                pass

    def _draw_editor(self, now: Editor) -> None:
        """As keeper.js follows what is in store."""
        before, self.editor = self.editor, now
        version, stored = now.data["version"], now.data["text"]
        same = (
            before
            and before.data["draft_id"] == now.data["draft_id"]
            and before.data["revision"] == now.data["revision"]
        )
        if not same or stored == self._stored or stored in self._sent:
            self._version = version
        self._stored = stored
        if self._sent and stored == self._sent[-1]:
            self._sent = []

    def _finished(self, status: int) -> None:
        if status == ForwardMsg.FINISHED_WITH_COMPILE_ERROR:
            self.seen.wrong("the page could not be compiled")
        if status == ForwardMsg.FINISHED_EARLY_FOR_RERUN:
            return
        self._runs += 1
        self._cache = {
            hash_: (message, run) for hash_, (message, run) in self._cache.items() if self._runs - run <= _KEPT_RUNS
        }
        self._idle.set()
        if self.editor and self.edits:
            self._answer(self.editor.data)

    def _answer(self, data: dict[str, Any]) -> None:
        """A run with a later text answers the edits before it too: their own figures never come."""
        shown = data["text"] if data["marks_for"] is None else data["marks_for"]
        place = next((n for n, edit in reversed(list(enumerate(self.edits))) if edit.text == shown), None)
        if place is None:
            return
        now = perf_counter()
        for _ in range(place + 1):
            edit = self.edits.popleft()
            self.seen.answered(edit, now - edit.at, Figures(shown, self._points))

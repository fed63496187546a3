"""Speaks to an ASGI application without a server."""

import asyncio
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar

from starlette.types import ASGIApp, Message, Receive, Scope, Send

T = TypeVar("T")


def run(work: Coroutine[Any, Any, T]) -> T:
    """Runs it in a thread of its own: a browser test that came before leaves a loop running in this one."""
    with ThreadPoolExecutor(1) as pool:
        return pool.submit(asyncio.run, work).result()


@dataclass(frozen=True, slots=True)
class Answer:
    status: int
    headers: dict[str, str]
    cookies: tuple[str, ...]
    body: bytes


def ask(app: ASGIApp, path: str, method: str = "GET", headers: dict[str, str] | None = None) -> Answer:
    """What the application answers; `path` is decoded, as servers hand it on."""
    scope = _scope("http", path, headers) | {"method": method}
    said: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        said.append(message)

    run(_call(app, scope, receive, send))
    start = next(one for one in said if one["type"] == "http.response.start")
    pairs = [(name.decode(), value.decode()) for name, value in start["headers"]]
    return Answer(
        status=start["status"],
        headers=dict(pairs),
        cookies=tuple(value for name, value in pairs if name == "set-cookie"),
        body=b"".join(one.get("body", b"") for one in said),
    )


def connect(app: ASGIApp, path: str, headers: dict[str, str]) -> list[Message]:
    """What it says to a browser that wants a WebSocket."""
    said: list[Message] = []

    async def receive() -> Message:
        return {"type": "websocket.connect"}

    async def send(message: Message) -> None:
        said.append(message)

    run(_call(app, _scope("websocket", path, headers), receive, send))
    return said


async def inside(scope: Scope, _receive: Receive, send: Send) -> None:
    """Stands for Streamlit: whatever comes as far as this is let in."""
    if scope["type"] == "websocket":
        await send({"type": "websocket.accept"})
        return
    await send({"type": "http.response.start", "status": 200, "headers": [(b"set-cookie", b"a=1; Path=/")]})
    await send({"type": "http.response.body", "body": b"inside"})


def _scope(kind: str, path: str, headers: dict[str, str] | None) -> Scope:
    pairs = [(name.lower().encode(), value.encode()) for name, value in (headers or {}).items()]
    return {"type": kind, "path": path, "raw_path": path.encode(), "query_string": b"", "headers": pairs}


async def _call(app: ASGIApp, scope: Scope, receive: Receive, send: Send) -> None:
    await app(scope, receive, send)

"""Turns away what no door is open for, before Streamlit sees it."""

import hmac
from http import HTTPStatus
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send
from streamlit import config

from coach.web.doors import STREAM, Door, door_of

POLICY_VIOLATION = 1008


class Guard:
    """Lets requests through to the doors that are open; `token` opens the metrics (none: nobody sees them)."""

    def __init__(self, app: ASGIApp, token: str | None) -> None:
        self.app = app
        self.token = token
        base = str(config.get_option("server.baseUrlPath") or "").strip("/")
        self.base = f"/{base}" if base else ""
        self.origins = frozenset(config.get_option("server.corsAllowedOrigins"))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and (refusal := self._refusal(scope)):
            await _answer(refusal)(scope, receive, send)
        elif scope["type"] == "websocket" and not self._is_welcome(scope):
            # Streamlit would refuse most of these too, but for a foreign origin it first asks a server on the internet
            # for this machine's address; and it takes any page of this machine, on whatever port, for its own.
            await send({"type": "websocket.close", "code": POLICY_VIOLATION})
        else:
            await self.app(scope, receive, send)

    def _refusal(self, scope: Scope) -> HTTPStatus | None:
        headers, door = Headers(scope=scope), self._door(scope["path"])
        if door is None or (door.token and not self._holds_token(headers)):
            return HTTPStatus.NOT_FOUND
        if scope["method"] not in door.methods:
            return HTTPStatus.METHOD_NOT_ALLOWED
        return HTTPStatus.REQUEST_ENTITY_TOO_LARGE if not door.body and _sends_along(headers) else None

    def _is_welcome(self, scope: Scope) -> bool:
        headers = Headers(scope=scope)
        origin = headers.get("origin")
        # Programs send no origin, browsers always do.
        own = origin is None or origin in self.origins or urlsplit(origin).netloc == headers.get("host")
        return own and scope["path"] == f"{self.base}{STREAM}"

    def _door(self, path: str) -> Door | None:
        if not path.startswith(self.base):
            return None
        return door_of(path.removeprefix(self.base) or "/")

    def _holds_token(self, headers: Headers) -> bool:
        given = headers.get("authorization", "")
        return self.token is not None and hmac.compare_digest(given.encode(), f"Bearer {self.token}".encode())


def _sends_along(headers: Headers) -> bool:
    return "transfer-encoding" in headers or headers.get("content-length", "0").strip() != "0"


def _answer(status: HTTPStatus) -> PlainTextResponse:
    # Closed, so that nothing which was to be sent along is read at all.
    return PlainTextResponse(f"{status.phrase}.", status, {"Connection": "close"})

"""Puts the headers on every answer, those that refuse or fail included."""

from starlette.datastructures import MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from coach.web.doors import ASSETS
from coach.web.policy import headers

_WHOLE = (200, 206, 304)


class SecurityHeaders:
    """The outermost layer; `https`: cookies and browsers are told never to go by plain HTTP."""

    def __init__(self, app: ASGIApp, *, https: bool) -> None:
        self.app = app
        self.https = https
        self.headers = headers(https=https)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        begun = False

        async def send_with_headers(message: Message) -> None:
            nonlocal begun
            if message["type"] == "http.response.start":
                begun = True
                self._add(message, lasting=ASSETS in scope["path"] and message["status"] in _WHOLE)
            await send(message)

        try:
            await self.app(scope, receive, send_with_headers)
        except Exception:
            if not begun:  # the answer that Starlette gives to it would pass us by
                await PlainTextResponse("The server met a fault.", 500)(scope, receive, send_with_headers)
            raise

    def _add(self, message: Message, *, lasting: bool) -> None:
        answer = MutableHeaders(scope=message)
        answer.update(self.headers)
        if not lasting:
            # Neither a shared computer nor a proxy keeps a page or a download, not even for the button "back".
            answer["Cache-Control"] = "no-store"
        if self.https:
            # Behind a proxy Streamlit doesn't know that it is reached by HTTPS.
            message["headers"] = [
                (name, value if name != b"set-cookie" or b"; secure" in value.lower() else value + b"; Secure")
                for name, value in message["headers"]
            ]

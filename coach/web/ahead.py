"""Tells the browser, with the page, which parts of Streamlit's script the first page is going to need.

Streamlit's own page names the parts that every app needs. What stands on a page is known a round trip later, and then
the browser asks for some forty parts more, one wave after the other, of a server that has the page to draw meanwhile.
"""

from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import streamlit
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# As their files begin; those that another version of Streamlit does not have are left out.
PARTS = (
    "Html purify.es PageLink BidiComponent _arrayReduce serialization recordbatch Selectbox useMenuTrigger "
    "Autocomplete useLoadMoreSentinel useCollator useSyncComboBoxEnterTargetFocus Input sortBy _baseMap "
    "useFormValidation useFormReset useTextField useField useFilter ErrorOutline.esm Cancel.esm WidgetLabel "
    "styled-components WidgetLabelHelpIcon useBasicWidgetState requiredField Button ButtonGroup "
    "WidgetLabelHelpIconInline TextInput TextField InputInstructions inputUtils useDebouncedCallback useUpdateUiValue "
    "TextArea useTextInputAutoExpand"
).split()
_STATIC = Path(streamlit.__file__).parent / "static" / "static"


class Ahead:
    """Adds them to every page of HTML, as a browser loads them: from beside it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def send_ahead(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                if headers.get("content-type", "").startswith("text/html"):
                    headers["Link"] = links()
            await send(message)

        await self.app(scope, receive, send_ahead if scope["type"] == "http" else send)


@lru_cache(maxsize=1)
def links() -> str:
    """The value of the header."""
    return ", ".join(f"<./static/js/{name}>; rel=modulepreload" for name in files(PARTS))


def files(parts: Iterable[str], static: Path = _STATIC) -> tuple[str, ...]:
    """The names of their files in this version of Streamlit."""
    # Behind the name stand a dot and eight characters, whatever they are.
    found = (path.name for part in parts for path in sorted((static / "js").glob(f"{part}.????????.js")))
    return tuple(dict.fromkeys(found))

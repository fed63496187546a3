"""What the pages need is loaded beside the first visit, in a thread that begins as the server starts: while the browser
loads its own part there is nothing else to do.

First comes what the first page waits for; once that stands, or after a while, the rest: word lists, tables and charts.
"""

import gc
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass, field
from time import sleep

import streamlit as st
from streamlit.starlette import App

from coach.errors import CoachError
from coach.ui.turns import switch_often

Lifespan = Callable[[App], AbstractAsyncContextManager[None]]

# So long the rest waits for a first page, and then for the browser to draw it: loading holds up whatever else the
# process does.
_PATIENCE_SECONDS = 30.0
_DRAWING_SECONDS = 1.0


@dataclass
class Preload:
    """What this process has begun to load; nothing where it is no server of its own, as in a test of a page."""

    thread: threading.Thread | None = None
    drawn: threading.Event = field(default_factory=threading.Event)

    @property
    def is_under_way(self) -> bool:
        """Whether the rest is still to come."""
        return self.thread is not None and self.thread.is_alive()

    def begin(self) -> None:
        """In a thread of its own, which keeps no server from ending."""
        self.thread = threading.Thread(target=self._load, name="preload", daemon=True)
        self.thread.start()

    def _load(self) -> None:
        switch_often()  # the browser fetches some eighty files of this process meanwhile
        # Told on the pages, which try it again.
        with suppress(CoachError), _nothing_collected():
            _load_first_page()
        self.drawn.wait(_PATIENCE_SECONDS)
        sleep(_DRAWING_SECONDS)
        with suppress(CoachError):
            _load_the_rest()


@st.cache_resource(show_spinner=False)
def get_preload() -> Preload:
    """One for the process."""
    return Preload()


def preloading(lifespan: Lifespan) -> Lifespan:
    """The same, and the loading begins with it."""

    @asynccontextmanager
    async def begun(app: App) -> AsyncIterator[None]:
        async with lifespan(app):  # before any other thread is: it looks through all that there is
            get_preload().begin()
            yield

    return begun


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """What is loaded stays: to look through it for garbage takes a sixth of the time, and finds none."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _load_first_page() -> None:
    """The frame, the model, the record and the Draft page; raises CoachError."""
    import coach.ui.components.desk
    import coach.ui.components.desk_picker
    import coach.ui.shell  # noqa: F401
    from coach.ui.engine import get_coach
    from coach.ui.store import get_store

    get_coach()
    with suppress(ImportError):  # a part of Streamlit that it does not promise: for the icon of the page
        import streamlit.emojis  # noqa: F401
    get_store()


def _load_the_rest() -> None:
    """Raises CoachError."""
    from coach.ui.engine import warm

    warm()

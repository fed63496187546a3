"""The frame around every page: title, style, navigation, and what is loaded once for the process."""

import logging
from contextlib import suppress
from pathlib import Path

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from coach.domain.sharing import Role
from coach.domain.sign_in import SignIn
from coach.errors import CoachError
from coach.ui.components.farewell import farewell, is_leaving
from coach.ui.components.held_links import held_links
from coach.ui.components.palette import palette_css
from coach.ui.components.record_troubles import record_troubles
from coach.ui.components.seen_by import seen_by
from coach.ui.components.sign_in_page import sign_in_page
from coach.ui.components.signed_in import keep_watch, signed_in
from coach.ui.daily import keep_daily_copy
from coach.ui.door.entrance import Entrance, look
from coach.ui.engine import get_coach, warm
from coach.ui.preload import get_preload
from coach.ui.sharing.standing import role_here
from coach.ui.turns import turn

_log = logging.getLogger(__name__)
HERE = Path(__file__).parent
# Pages that one role has beside those of everybody: file and title.
OF_ROLE = {Role.ADVISER: ("people", "People"), Role.ADMIN: ("numbers", "Numbers")}


def run() -> None:
    """Draw the frame and the page that the address asks for; in their place the door, or the farewell."""
    _dress()
    pages, came = _pages(), look()
    if came.person is None:
        st.navigation(pages, position="hidden")
        _door(came)
    elif is_leaving():
        st.navigation(pages, position="hidden")
        _farewell(came.sign_in)
    else:
        _framed(pages, came.sign_in)


def _dress() -> None:
    st.set_page_config(page_title="Follow-Up Coach", page_icon="✉️", layout="wide")
    st.logo(HERE / "logo.svg", size="large")
    st.html(HERE / "style.css")
    st.html(f"<style>{palette_css()}</style>")


def _pages() -> list[StreamlitPage]:
    """Those of everybody."""
    return [
        _page("today", "Today"),
        _page("draft", "Draft", default=True),
        _page("applications", "Applications"),
        _page("timeline", "Timeline"),
        _page("upload", "Upload"),
        _page("rubric", "How it scores"),
        _page("settings", "Settings"),
    ]


def _page(file: str, title: str, *, default: bool = False) -> StreamlitPage:
    return st.Page(HERE / "pages" / f"{file}.py", title=title, default=default)


def _door(came: Entrance) -> None:
    sign_in_page(came)
    with suppress(CoachError):  # told to whoever comes in
        _load()  # while people are away at their provider


def _farewell(sign_in: SignIn | None) -> None:
    farewell()
    if sign_in:
        signed_in(sign_in)  # the erasure leaves them signed in, maybe at a shared machine


def _framed(pages: list[StreamlitPage], sign_in: SignIn | None) -> None:
    if more := OF_ROLE.get(role_here()):
        pages.insert(-1, _page(*more))
    page = st.navigation(pages, position="top")
    _warm_up(sign_in)
    head, body, foot = st.container(), st.container(), st.container(key="foot")
    if sign_in:
        signed_in(sign_in)
        keep_watch(sign_in)
    for other in pages:  # before the page, which may end the run; on narrow screens the top links are folded away
        if other != page:
            foot.page_link(other, icon=":material/arrow_forward:")
    with foot:
        held_links()
    try:
        with body, turn():
            seen_by()
            page.run()
    finally:  # a page may end the run, and what it met may be what there is to tell
        with head:
            record_troubles()
        keep_daily_copy()
        get_preload().drawn.set()


def _warm_up(sign_in: SignIn | None) -> None:
    """Ends the run with a word where the coach cannot start."""
    try:
        _load()
    except CoachError as error:
        if sign_in:  # what is wrong with its files is for whoever looks after the server
            _log.error("The coach cannot start. %s", error)
        st.error("The coach cannot start." if sign_in else f"The coach cannot start. {error}")
        st.stop()


def _load() -> None:
    """Waits for no more than the first page needs while the rest is loaded beside it; raises CoachError."""
    if get_preload().is_under_way:
        get_coach()
    else:
        warm()

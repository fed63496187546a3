"""The frame around every page: title, style, navigation, and what is loaded once for the process."""

from pathlib import Path

import streamlit as st

from coach.errors import CoachError
from coach.ui.components.palette import palette_css
from coach.ui.engine import warm
from coach.ui.turns import turn

HERE = Path(__file__).parent


def run() -> None:
    """Draw the frame and the page that the address asks for."""
    st.set_page_config(page_title="Follow-Up Coach", page_icon="✉️", layout="wide")
    st.logo(HERE / "logo.svg", size="large")
    st.html(HERE / "style.css")
    st.html(f"<style>{palette_css()}</style>")
    pages = [
        st.Page(HERE / "pages" / "today.py", title="Today"),
        st.Page(HERE / "pages" / "draft.py", title="Draft", default=True),
        st.Page(HERE / "pages" / "applications.py", title="Applications"),
        st.Page(HERE / "pages" / "timeline.py", title="Timeline"),
        st.Page(HERE / "pages" / "upload.py", title="Upload"),
        st.Page(HERE / "pages" / "rubric.py", title="How it scores"),
        st.Page(HERE / "pages" / "settings.py", title="Settings"),
    ]
    page = st.navigation(pages, position="top")
    try:
        warm()
    except CoachError as error:
        st.error(f"The coach cannot start. {error}")
        st.stop()
    body, foot = st.container(), st.container(key="foot")
    for other in pages:  # before the page, which may end the run; on narrow screens the top links are folded away
        if other != page:
            foot.page_link(other, icon=":material/arrow_forward:")
    with body, turn():
        page.run()

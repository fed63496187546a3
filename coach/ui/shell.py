"""The frame around every page: title, style, navigation, and what is loaded once for the process."""

from pathlib import Path

import streamlit as st

from coach.ui.components.palette import palette_css
from coach.ui.engine import warm

HERE = Path(__file__).parent


def run() -> None:
    """Draw the frame and the page that the address asks for."""
    st.set_page_config(page_title="Follow-Up Coach", page_icon="✉️", layout="wide")
    st.html(HERE / "style.css")
    st.html(f"<style>{palette_css()}</style>")
    page = st.navigation(
        [
            st.Page(HERE / "pages" / "draft.py", title="Draft", default=True),
            st.Page(HERE / "pages" / "rubric.py", title="How it scores"),
        ],
        position="top",
    )
    warm()
    page.run()

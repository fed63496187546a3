"""From one page of a list to the next by links, which an address can hold."""

import streamlit as st

from coach.ui.applications.listing import pages_of
from coach.ui.sharing.address import view_link


def turns(share: str, view: str, turn: int, total: int) -> None:
    """Below a list of `ROWS` on each page; nothing where there is one page."""
    pages = pages_of(total)
    if pages == 1:
        return
    with st.container(horizontal=True, vertical_alignment="center", key="shared_turns"):
        if turn > 1:
            view_link(share, view, "Earlier page", ":material/arrow_back:", turn - 1)
        st.caption(f"Page {min(turn, pages):,} of {pages:,}")
        if turn < pages:
            view_link(share, view, "Next page", ":material/arrow_forward:", turn + 1)

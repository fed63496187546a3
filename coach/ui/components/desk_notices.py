"""What the desk has to say about storing: what was done last, and two windows on one note."""

from functools import partial

import streamlit as st

from coach.services import drafting
from coach.ui.components.literal import literal
from coach.ui.desk import session
from coach.ui.desk.buttons import attempt, open_note


def notices() -> None:
    """In a place that is always there: were it not, the editor below would be drawn anew, under somebody's fingers."""
    with st.container(key="desk_notices"):
        if both := session.met():
            _two_windows(both)
        if fault := session.take_fault():
            st.error(literal(fault))
        if reason := session.unstored():
            st.warning(literal(f"Not stored yet: keep this page open, or copy your note. {reason}"))
        if done := session.notice():
            with st.container(border=True, key="desk_undo", horizontal=True, vertical_alignment="center"):
                st.text(done.said)
                st.button("Undo", on_click=attempt, args=("", done.undo), key="desk_undo_go")
                st.button("Dismiss", on_click=session.forget_notice, type="tertiary", key="desk_undo_dismiss")


def _two_windows(both: session.Met) -> None:
    with st.container(border=True, key="desk_conflict"):
        st.warning(
            "This note was changed in another window too. Nothing was overwritten: what you wrote here goes on as a "
            "note of its own, and the other one stands in the list."
        )
        with st.container(horizontal=True):
            show = partial(drafting.get, draft_id=both.theirs)
            st.button("Show the other one", key="desk_theirs", on_click=open_note, args=(show,))
            st.button("Go on with this one", key="desk_mine", on_click=session.forget_met, type="tertiary")

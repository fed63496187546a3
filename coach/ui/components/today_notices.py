"""What the last button did, at the top of the page, and the way back from it."""

import streamlit as st

from coach.storage.record import Record
from coach.ui.components.literal import literal
from coach.ui.today import session


def notices(record: Record) -> None:
    """In a place that is always there, so that what stands below is not drawn anew."""
    with st.container(key="today_notices"):
        # Where a form is open, the fault is told in it.
        if not session.is_form_open() and (fault := session.take_fault()):
            st.error(literal(fault))
        if last := session.undoable():
            with st.container(border=True, key="today_undo", horizontal=True, vertical_alignment="center"):
                st.text(last.said)
                st.button("Undo", on_click=session.undo, args=(record,), key="today_undo_go")
                st.button("Dismiss", on_click=session.forget_undo, type="tertiary", key="today_undo_dismiss")

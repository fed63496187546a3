"""What the last button did, at the top of the page: what went wrong, what was saved, what can be undone."""

import streamlit as st

from coach.storage.record import Record
from coach.ui.applications import session
from coach.ui.applications.undo import Undoable
from coach.ui.components.focus import focus_message
from coach.ui.components.literal import literal

_KEY = "application_notices"


def notices(record: Record) -> None:
    """Drawn before anything else, in a place that is always there, so that what stands below is not drawn anew."""
    with st.container(key=_KEY):
        if fault := session.fault():
            st.error(literal(fault))
            focus_message(_KEY, str(session.attempts()))
        if said := session.said():
            st.success(literal(said))
        if done := session.undoable():
            _offer(record, done)


def _offer(record: Record, done: Undoable) -> None:
    with st.container(border=True, key="application_undo", horizontal=True, vertical_alignment="center"):
        st.markdown(literal(done.said))
        st.button("Undo", on_click=_undo, args=(record,), key="application_undo_go")
        st.button("Dismiss", on_click=session.forget_undo, type="tertiary", key="application_undo_dismiss")


def _undo(record: Record) -> None:
    """Where it fails, the offer stays."""
    done = session.undoable()
    if done is None:
        return

    def undone() -> None:
        done.undo(record)
        session.undone()

    session.attempt(undone)

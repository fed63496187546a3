"""What the last button did, at the top of the page: the way back from it, and the form that tells it more exactly."""

import streamlit as st

from coach.services.today import Today
from coach.storage.record import Record
from coach.ui.components.focus import focus_heading, focus_message, focus_notice
from coach.ui.components.literal import literal
from coach.ui.components.today_forms import change_form
from coach.ui.components.today_links import LIST
from coach.ui.today import session
from coach.ui.today.session import Notice

_PLACE = "today_notices"
_NOTICE = "today_notice"


def notices(record: Record, found: Today) -> None:
    """In a place that is always there, so that what stands below is not drawn anew."""
    turn, last = str(session.turn()), session.notice()
    with st.container(key=_PLACE):
        # Where a form is open, the fault is told in it.
        if not session.is_changing() and (fault := session.take_fault()):
            st.error(literal(fault))
            focus_message(_PLACE, turn)
        elif last and not session.is_changing():
            focus_notice(_NOTICE, turn)
        if last:
            with st.container(border=True, key=_NOTICE):
                _notice(record, last)
                if session.is_changing() and last.deed and last.done:
                    change_form(record, found, last.deed, last.done)
        elif session.turn():
            focus_heading(LIST, turn)


def _notice(record: Record, last: Notice) -> None:
    with st.container(horizontal=True, vertical_alignment="center", key="today_undo"):
        st.text(last.said)
        if last.done:
            st.button("Undo", on_click=session.undo, args=(record,), key="today_undo_go")
        if last.deed:
            st.button("Change details", on_click=session.change, key="today_change")
        st.button("Dismiss", on_click=session.dismiss, type="tertiary", key="today_undo_dismiss")

"""From an application to a note about it."""

from functools import partial

import streamlit as st

from coach.domain.merging import Stored
from coach.domain.messages import Kind
from coach.services import drafting
from coach.services.today import start_about
from coach.ui.components.today_links import DRAFT
from coach.ui.desk.opening import open_note
from coach.ui.words import KIND_CHOICES

_KINDS = (Kind.THANK_YOU, Kind.CHECK_IN, Kind.FEEDBACK_REPLY)


def write_buttons(stored: Stored) -> None:
    """One for each kind of note; what is known of the application is filled in."""
    with st.container(horizontal=True, vertical_alignment="center", key="application_write"):
        st.text("Write a note:")
        for kind in _KINDS:
            if st.button(KIND_CHOICES[kind], key=f"application_write_{kind}"):
                start = start_about(stored.application, kind, None)
                open_note(partial(drafting.begin, start=start, application_id=stored.id, action_id=None))
                st.switch_page(DRAFT)

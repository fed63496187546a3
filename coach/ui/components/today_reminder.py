"""On the Draft page: what the note is about that was begun on the Today page, and what was jotted down for it."""

import streamlit as st

from coach.services.today import NoteStart
from coach.ui.components.note_form import STARTED
from coach.ui.components.today_links import TODAY
from coach.ui.today.words import about


def reminder() -> None:
    """Nothing where the note was not begun there."""
    start: NoteStart | None = st.session_state.get(STARTED)
    if start is None:
        return
    with st.container(border=True, key="draft_reminder", gap="xsmall"):
        st.caption("This note is for")
        st.text(", ".join(start.interviewers) or "The people you met")
        st.text(about(start.company, start.role))
        if start.jottings:
            st.caption("You wrote down")
            st.text(start.jottings)
        if start.request:
            st.caption("They asked")
            st.text(start.request)
        st.page_link(TODAY, label="Back to Today, to mark it as sent", icon=":material/arrow_back:")

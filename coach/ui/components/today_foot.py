"""What stands around the list: where to begin, and what to take along."""

from functools import partial

import streamlit as st

from coach.services.calendar import calendar_file
from coach.services.today import Today
from coach.ui.components.today_links import DRAFT, SETTINGS, UPLOAD


def nothing_recorded() -> None:
    """For somebody who has just begun."""
    with st.container(border=True, key="today_empty"):
        st.html(
            '<h2>Nothing is written down yet</h2><p class="fc-quiet">Bring in your applications, or try the invented '
            "search of the Upload page. Once an interview is written down, this page says what to do when.</p>"
        )
        st.page_link(UPLOAD, label="Upload a tracker's file, or try the sample data", icon=":material/upload:")
        st.page_link(DRAFT, label="Only check a note", icon=":material/edit:")


def calendar_and_settings(found: Today) -> None:
    """The calendar file, made when it is asked for, and the way to the settings."""
    zone = found.rules.zone.key
    with st.container(horizontal=True, vertical_alignment="center", key="today_foot"):
        st.download_button(
            "Calendar file (.ics)",
            data=partial(calendar_file, found),  # made when it is pressed
            file_name="follow-up.ics",
            mime="text/calendar",
            on_click="ignore",
            key="today_calendar",
        )
        st.page_link(SETTINGS, label=f"Settings ({zone})", icon=":material/tune:")
    st.caption("A later calendar file replaces what an earlier one brought in. The times are those of your zone.")

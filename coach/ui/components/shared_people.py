"""Those who let this adviser read their record."""

from html import escape

import streamlit as st

from coach.ui.components.intro import page_head
from coach.ui.record import get_settings
from coach.ui.record_words import day_words
from coach.ui.sharing.address import record_link
from coach.ui.sharing.standing import my_sharing


def shared_people() -> None:
    """By name; says so where there is nobody."""
    st.html(page_head("People", "Those who let you read their record. They see when you looked, and at what."))
    given, zone = my_sharing().given(), get_settings().zone
    if not given:
        st.info("Nobody shares their record with you. They do it themselves, in their Settings, by your address.")
    with st.container(key="shared_people", gap=None):
        for place, one in enumerate(given):
            with st.container(key=f"shared_row_{place}", gap=None):
                record_link(one.id, one.name)
                address = f"{escape(one.email)}, " if one.email not in ("", one.name) else ""
                since = day_words(one.since.astimezone(zone).date())
                st.html(f'<p class="fc-quiet" dir="auto">{address}since {since}</p>')

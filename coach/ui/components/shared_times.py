"""What Today says to somebody, and how long each side took, as their adviser reads it."""

import streamlit as st

from coach.services.metrics import Measured
from coach.services.today import Today
from coach.ui.components.today_card import card, left_alone
from coach.ui.timeline.sums import sums_html


def shared_today(found: Today) -> None:
    """What is to be done, then what is best left alone."""
    st.html('<h2 class="fc-app-title">Today</h2>')
    st.html(f'<p class="fc-quiet">What Today says to them, on their clock: {found.rules.zone.key}.</p>')
    if not found.to_do:
        st.html('<p class="fc-quiet">Nothing to do today.</p>')
    for action in found.to_do:
        with st.container(border=True):
            st.html(card(action, found))
    if found.leave:
        st.html('<h2 class="fc-app-title">Best left alone</h2>')
    for action in found.leave:
        with st.container(border=True):
            st.html(left_alone(action, found))


def shared_times(measured: Measured) -> None:
    """The figures of both sides; “my” in their names is whose record it is."""
    st.html('<h2 class="fc-app-title">Response times</h2>')
    if measured.events.empty:
        st.html('<p class="fc-quiet">Nothing has a date yet.</p>')
        return
    st.html('<p class="fc-quiet">In the words of whose record it is: “my” are their own answers.</p>')
    st.html(sums_html(measured))

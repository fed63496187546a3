"""The waits that the user is in, each beside the comparable ones and beside what surveys found."""

import streamlit as st

from coach.charts.words import job, several
from coach.domain.facts import load_facts
from coach.metrics.running import awaited, standings
from coach.services.metrics import Measured
from coach.ui.components.application_links import open_link
from coach.ui.timeline.standing import benchmarks_html, standing_html

_ROWS = 10
_PAGE = "timeline_waits_page"


def open_waits(shown: Measured, everything: Measured) -> None:
    """Those of the applications `shown`, compared with all waits of `everything`."""
    waits = awaited(shown.waits)
    st.html('<h2 class="fc-tl-title">Where you are waiting</h2>')
    st.html(benchmarks_html(load_facts()))
    if waits.empty:
        st.info("You are not waiting for anybody here.")
        return
    pages = -(-len(waits) // _ROWS)
    body = st.container(key="timeline_waits", gap=None)
    page = min(st.pagination(pages, key=_PAGE), pages) if pages > 1 else 1
    rows = standings(waits.iloc[(page - 1) * _ROWS : page * _ROWS].reset_index(drop=True), everything.waits)
    with body:
        st.html(f'<p class="fc-quiet">{several(len(waits), "open wait")}, the latest first.</p>')
        for place, stands in enumerate(rows):
            with st.container(key=f"timeline_wait_{place}", gap=None):
                wait = stands.wait
                open_link(everything.ids[wait.application], job(wait.company, wait.role))
                st.html(standing_html(stands))

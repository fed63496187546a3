"""What happened when: a lane for each application, or counts by month where there are too many to draw."""

from zoneinfo import ZoneInfo

import streamlit as st

from coach.charts.laneparts import latest_first
from coach.charts.lanes import OPEN, lanes
from coach.charts.months import months
from coach.charts.words import jobs
from coach.services.metrics import Measured
from coach.ui.components.application_links import ONE, PAGES, open_link
from coach.ui.components.timeline_figure import show_figure, show_selectable
from coach.ui.components.timeline_filters import LANES_PAGE

LANES = 25
MOST_LANES = 400
_CHOICE = "timeline_open"


def what_happened(measured: Measured, zone: ZoneInfo) -> None:
    """A page of lanes with a way to each application."""
    order = latest_first(measured.events, zone=zone)
    if len(order) > MOST_LANES:
        show_figure(months(measured.events, zone=zone))
        st.caption(f"With {MOST_LANES} applications or fewer each has a lane of its own: narrow them down above.")
        return
    pages = -(-len(order) // LANES)
    body = st.container()
    page = min(st.pagination(pages, key=LANES_PAGE, persist_state="session"), pages) if pages > 1 else 1
    shown = order[(page - 1) * LANES : page * LANES]
    with body:
        if pages > 1:
            first = (page - 1) * LANES
            st.caption(f"{first + 1:,} to {first + len(shown):,} of {len(order):,} applications, latest news first.")
        _lanes(measured, shown, zone)


def _lanes(measured: Measured, shown: list[int], zone: ZoneInfo) -> None:
    events = measured.events[measured.events["application"].isin(shown)]
    picked = show_selectable(lanes(events, measured.waits, now=measured.now, zone=zone), OPEN)
    if picked:
        number = int(picked[0]["application"])
        st.switch_page(PAGES / "applications.py", query_params={ONE: measured.ids[number]})
    st.caption("Click on a mark to open its application. Drag to move in time; Ctrl and the wheel, or a pinch, zooms.")
    first = events.drop_duplicates("application")
    names = dict(zip(first["application"].tolist(), jobs(first), strict=True))
    choice, link = st.columns([2, 1], vertical_alignment="bottom")
    chosen = choice.selectbox(
        "Open an application", shown, index=None, format_func=names.__getitem__, placeholder="Choose one", key=_CHOICE
    )
    if chosen is not None:
        with link:
            open_link(measured.ids[chosen], f"Open {names[chosen]}", ":material/arrow_forward:")

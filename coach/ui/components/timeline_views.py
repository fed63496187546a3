"""The four views of the Timeline page, of which one is drawn at a time, and what stands there before there is any."""

from html import escape
from zoneinfo import ZoneInfo

import streamlit as st

from coach.services.metrics import Measured
from coach.ui.components.application_links import NEW, open_link, upload_link
from coach.ui.components.timeline_curve import curve
from coach.ui.components.timeline_lanes import what_happened
from coach.ui.components.timeline_times import times
from coach.ui.components.timeline_waits import open_waits
from coach.ui.door.configured import whereabouts
from coach.ui.timeline.sums import sums_html

LANES, TIMES, CURVE, WAITS = VIEWS = ("What happened", "Response times", "Waiting curve", "Open waits")
VIEW = "timeline_view"
_SELECTED = (
    "Only applications with something still open are shown. That leaves out most waits that came to an end, so times "
    "and curves are longer here than they usually are. For how long waits usually take, show all applications."
)


def views(shown: Measured, everything: Measured, zone: ZoneInfo, *, only_open: bool) -> None:
    """The figures that hold for all views, the choice, and the view chosen."""
    if shown.events.empty:
        st.info("No application matches. Try another period, other stages, or fewer letters.")
        return
    st.html(sums_html(shown, medians=not only_open))
    view = st.segmented_control("View", VIEWS, default=LANES, key=VIEW, required=True, persist_state="session")
    if only_open and view in (TIMES, CURVE):
        st.info(_SELECTED)
    if view == LANES:
        what_happened(shown, zone)
    elif view == TIMES:
        times(shown)
    elif view == CURVE:
        curve(shown)
    else:
        open_waits(shown, everything)


def first_steps() -> None:
    """What will be here, and the ways to get there."""
    st.html(
        '<section class="fc-card fc-empty" aria-labelledby="fc-none"><h2 id="fc-none">Nothing has a date yet</h2><ul>'
        "<li><strong>A lane for each application:</strong> what happened when, and what is still open.</li>"
        "<li><strong>Response times,</strong> yours and the employers', with silence counted as still open.</li>"
        "<li><strong>How long waits usually are,</strong> and where the one you are in stands.</li>"
        f'</ul><p class="fc-quiet">Everything stays on {escape(whereabouts())}.</p></section>'
    )
    with st.container(horizontal=True, key="timeline_first"):
        upload_link("Upload a file, or try the sample data")
        open_link(NEW, "Add an application by hand", ":material/add:")

"""Which applications the Timeline page looks at."""

from datetime import date

import streamlit as st

from coach.domain.applications import Stage
from coach.services.metrics import Narrowing
from coach.ui.record_words import STAGE_NAMES
from coach.ui.timeline.choices import ALL_TIME, OTHER, PERIODS, first_day

COMPANY, STAGES, PERIOD, SINCE, UNTIL, ONLY_OPEN = (
    f"timeline_{name}" for name in ("company", "stages", "period", "since", "until", "only_open")
)
LANES_PAGE = "timeline_lanes_page"
_DAY = "DD/MM/YYYY"


def filters(today: date) -> Narrowing:
    """Draws them, and says what they mean."""
    company, stages, period = st.columns([4, 4, 3])
    company.text_input(
        "Company", key=COMPANY, placeholder="All companies", on_change=_to_first_page, persist_state="session"
    )
    stages.multiselect(
        "Stage", list(Stage), format_func=STAGE_NAMES.__getitem__, placeholder="All stages", key=STAGES,
        on_change=_to_first_page, persist_state="session",
    )  # fmt: skip
    period.selectbox("Period", PERIODS, key=PERIOD, on_change=_to_first_page, persist_state="session")
    since, until = _dates(today)
    st.toggle("Only where something is still open", key=ONLY_OPEN, on_change=_to_first_page, persist_state="session")
    state = st.session_state
    return Narrowing(tuple(state[STAGES]), state[COMPANY] or "", bool(state[ONLY_OPEN]), since, until)


def _dates(today: date) -> tuple[date | None, date | None]:
    period = st.session_state[PERIOD] or ALL_TIME
    if period != OTHER:
        return first_day(period, today), None
    first, last = st.columns(2)
    since = first.date_input(
        "From", value=None, format=_DAY, key=SINCE, on_change=_to_first_page, persist_state="session"
    )
    until = last.date_input(
        "Up to", value=None, format=_DAY, key=UNTIL, on_change=_to_first_page, persist_state="session"
    )
    return since, until


def _to_first_page() -> None:
    st.session_state[LANES_PAGE] = 1

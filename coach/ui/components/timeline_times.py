"""Response times over the months: the user's, the employers', and the dates they promised."""

import streamlit as st

from coach.charts.promised import promised_dates
from coach.charts.response_times import response_times
from coach.charts.words import MEASURES
from coach.metrics.waits import AWAITED, MINE, Measure
from coach.services.metrics import Measured
from coach.ui.components.timeline_figure import show_figure
from coach.ui.timeline.choices import UNITS


def times(measured: Measured) -> None:
    """Mine in hours, theirs in days, promises."""
    st.html('<h2 class="fc-more">Your answers</h2>')
    mine = measure_choice("Which of your answers", MINE, "timeline_mine")
    show_figure(response_times(measured.waits, mine, "hours"), level=3)
    st.html('<h2 class="fc-more">Their answers</h2>')
    theirs = measure_choice("Which of their answers", AWAITED, "timeline_theirs")
    unit = unit_choice("timeline_theirs_unit")
    show_figure(response_times(measured.waits, theirs, unit), level=3)
    show_figure(promised_dates(measured.waits), level=3)


def measure_choice(label: str, measures: tuple[Measure, ...], key: str) -> Measure:
    """One of them, the first at the beginning."""
    return st.segmented_control(
        label, measures, default=measures[0], format_func=MEASURES.__getitem__, key=key, required=True,
        persist_state="session",
    )  # fmt: skip


def unit_choice(key: str) -> str:
    """A column of the waits."""
    return st.segmented_control(
        "Counted in", list(UNITS), default="days", format_func=UNITS.__getitem__, key=key, required=True,
        persist_state="session",
    )  # fmt: skip

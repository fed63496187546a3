"""What only the user knows about a file: the order of day and month, the year, the zone of its clock."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape
from zoneinfo import ZoneInfo, available_timezones

import streamlit as st

from coach.importing.results import Code, ImportReading, Question
from coach.ui.components.literal import literal
from coach.ui.upload import session
from coach.ui.upload.held import Upload

_ORDERS = {"dmy": "Day first", "mdy": "Month first"}
_YEARS = (1970, 2100)


def questions(upload: Upload, reading: ImportReading) -> None:
    """Draws what was ever asked about this upload, with the answers so far."""
    orders = [one for one in upload.asked if one.code is Code.AMBIGUOUS_DATE]
    years = [one for one in upload.asked if one.code is Code.YEAR_MISSING]
    if not (orders or years or upload.tells_time):
        return
    st.html(f'<h2 class="fc-more">{"Please say" if reading.questions else "Dates and times"}</h2>')
    if orders:
        _order(upload, orders)
    if years:
        _year(upload, years)
    if upload.tells_time:
        _zone(upload)


def _order(upload: Upload, asked: Sequence[Question]) -> None:
    st.html(f"<p>Dates in {_columns(asked)} can be read in two ways. Until you say which, they stay empty.</p>")
    readings = dict(zip(asked[0].choices, asked[0].readings, strict=True))
    key = f"upload_dates_{upload.number}"
    st.radio(
        "Which is right?",
        asked[0].choices,
        index=None if upload.dates is None else asked[0].choices.index(upload.dates),
        format_func=lambda choice: f"{_ORDERS[choice]}: {literal(readings[choice])}",
        key=key,
        on_change=lambda: session.settle(replace(upload, dates=st.session_state[key])),
    )


def _year(upload: Upload, asked: Sequence[Question]) -> None:
    st.html(f"<p>{escape(asked[0].message)}</p>")
    key = f"upload_year_{upload.number}"
    st.number_input(
        "Year of the dates that have none",
        *_YEARS,
        value=upload.year,
        step=1,
        format="%d",
        placeholder="For example 2026",
        width=260,
        key=key,
        on_change=lambda: session.settle(replace(upload, year=st.session_state[key])),
    )


def _zone(upload: Upload) -> None:
    names = sorted(available_timezones() | {upload.zone.key})
    key = f"upload_zone_{upload.number}"
    st.selectbox(
        "Times in this file were read off a clock in",
        names,
        index=names.index(upload.zone.key),
        key=key,
        width=380,
        help="Only for times that do not say their zone themselves.",
        on_change=lambda: session.settle(replace(upload, zone=ZoneInfo(st.session_state[key]))),
    )


def _columns(asked: Sequence[Question]) -> str:
    return " and ".join(f"<strong>{escape(one.column)}</strong>" for one in asked)

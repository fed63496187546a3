"""The record as the Timeline page holds it: read and measured once, and again after a change or some minutes."""

from datetime import datetime
from zoneinfo import ZoneInfo

import streamlit as st

from coach.bootstrap import LOCAL_OWNER
from coach.services.metrics import Measured, measure
from coach.storage.record import Record, State

# Open waits grow while a page stands; ten minutes more change no picture, and reading 50,000 applications takes long.
_FRESH_SECONDS = 600


def measured(record: Record, now: datetime, zone: ZoneInfo) -> Measured:
    """What is shared by the process must not be changed: take copies."""
    tick = int(now.timestamp() // _FRESH_SECONDS)
    return read_measured(LOCAL_OWNER, record.state(), zone.key, tick, record, now, zone)


@st.cache_resource(max_entries=4, show_spinner="Reading your record …")
def read_measured(
    owner: str,  # noqa: ARG001 - with the next three it tells one reading from another
    state: State,  # noqa: ARG001
    zone_key: str,  # noqa: ARG001
    tick: int,  # noqa: ARG001
    _record: Record,
    _now: datetime,
    _zone: ZoneInfo,
) -> Measured:
    """Behind `measured`."""
    return measure(_record, _now, _zone)

"""The record as the Timeline page holds it: read and measured once, and again after a change or some minutes."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import streamlit as st

from coach.bootstrap import time_rules
from coach.services.metrics import Measured, measure
from coach.settings import Settings
from coach.storage.record import Record
from coach.ui.person import current_person

# Open waits grow while a page stands; ten minutes more change no picture, and reading 50,000 applications takes long.
_FRESH_SECONDS = 600
_HELD = "timeline_measured"


@dataclass(frozen=True, slots=True)
class _Held:
    # The latest only: a large record is much to hold, and one process serves many people.
    key: tuple[Any, ...]
    measured: Measured


def measured(record: Record, settings: Settings, now: datetime) -> Measured:
    """What is held by the session must not be changed: take copies."""
    rules = time_rules(record, settings)
    tick = int(now.timestamp() // _FRESH_SECONDS)
    key = (current_person().owner, record.state(), record.preferences(), rules.zone.key, tick)
    held: _Held | None = st.session_state.get(_HELD)
    if held is None or held.key != key:
        with st.spinner("Reading your record …"):
            held = st.session_state[_HELD] = _Held(key, measure(record, now, rules))
    return held.measured

"""The record as the Timeline page holds it: read and measured once, and again after a change or some minutes."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import streamlit as st

from coach.bootstrap import time_rules
from coach.services.metrics import Measured, measure
from coach.services.preferences import TimeRules
from coach.settings import Settings
from coach.storage.record import Record, State
from coach.ui.person import current_person

# Open waits grow while a page stands; ten minutes more change no picture, and reading 50,000 applications takes long.
_FRESH_SECONDS = 600


def measured(record: Record, settings: Settings, now: datetime) -> Measured:
    """What is shared by the process must not be changed: take copies."""
    tick = int(now.timestamp() // _FRESH_SECONDS)
    rules, preferences = time_rules(record, settings), record.preferences()
    return read_measured(current_person().owner, record.state(), preferences, rules.zone.key, tick, record, now, rules)


@st.cache_resource(scope="session", max_entries=2, show_spinner="Reading your record …")
def read_measured(
    owner: str,  # noqa: ARG001 - with the next four it tells one reading from another
    state: State,  # noqa: ARG001
    preferences: Mapping[str, Any],  # noqa: ARG001
    zone_key: str,  # noqa: ARG001
    tick: int,  # noqa: ARG001
    _record: Record,
    _now: datetime,
    _rules: TimeRules,
) -> Measured:
    """Behind `measured`."""
    return measure(_record, _now, _rules)

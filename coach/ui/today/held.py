"""What there is to do, looked up anew only where something changed or a minute has passed: a large record takes half a
second to look through, which opening a form need not wait for."""

from datetime import datetime

import streamlit as st

from coach.bootstrap import time_rules
from coach.services.today import Today, today
from coach.settings import Settings
from coach.storage.record import Record

_HELD = "today_held"


def look(record: Record, settings: Settings, now: datetime) -> Today:
    """As of this minute; raises what the record and the preferences raise."""
    minute = now.replace(second=0, microsecond=0)
    state = (minute, settings.zone.key, record.state(), record.preferences(), record.put_offs())
    held = st.session_state.get(_HELD)
    if held is None or held[0] != state:
        held = (state, today(record, now, time_rules(record, settings)))
        st.session_state[_HELD] = held
    found: Today = held[1]
    return found

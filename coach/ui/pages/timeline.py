"""Timeline: what happened when, how long each side took, and how the waits that run compare."""

import streamlit as st

from coach.bootstrap import clock
from coach.errors import CoachError
from coach.services.metrics import narrowed
from coach.ui.components.intro import page_head
from coach.ui.components.literal import literal
from coach.ui.components.timeline_filters import filters
from coach.ui.components.timeline_views import first_steps, views
from coach.ui.record import get_record, get_settings
from coach.ui.timeline.reading import measured

st.html(page_head("Your timeline", "What happened when, and how long each side took. Silence counts as still open."))
try:
    settings, now = get_settings(), clock()
    zone, everything = settings.zone, measured(get_record(), settings, now)
    if everything.events.empty:
        first_steps()
    else:
        by = filters(now.astimezone(zone).date())
        views(narrowed(everything, by, zone), everything, zone, only_open=by.only_open)
except CoachError as error:
    st.error(literal(str(error)))

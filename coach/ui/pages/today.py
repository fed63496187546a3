"""Today: what to do now, what is coming up, and whom to leave alone."""

import streamlit as st

from coach.bootstrap import clock
from coach.errors import CoachError
from coach.storage.paging import Query
from coach.ui.components.intro import page_head
from coach.ui.components.literal import literal
from coach.ui.components.today_actions import best_left, put_off, to_do
from coach.ui.components.today_foot import calendar_and_settings, nothing_recorded
from coach.ui.components.today_meetings import meetings
from coach.ui.components.today_notices import notices
from coach.ui.record import get_record, get_settings
from coach.ui.today.held import look
from coach.ui.today.words import names_of

st.html(page_head("Today", "Whom to write to now, until when, and whom to leave in peace."))
try:
    record = get_record()
    found = look(record, get_settings(), clock())
    notices(record, found)
    if record.page(Query(limit=0)).total == 0:
        nothing_recorded()
        st.stop()
    names = names_of((*found.to_do, *found.leave, *found.put_off))
    to_do(record, found, names)
    meetings(record, found)
    best_left(record, found, names)
    put_off(record, found, names)
    calendar_and_settings(found)
except CoachError as error:
    st.error(literal(str(error)))

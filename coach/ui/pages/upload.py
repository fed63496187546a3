"""Upload: a tracker's file goes in, and the dates that it lacks are asked for."""

import streamlit as st

from coach.errors import CoachError
from coach.ui.components.intro import page_head
from coach.ui.components.literal import literal
from coach.ui.components.upload_choice import choose, sample_offer
from coach.ui.components.upload_missing import missing_dates_form
from coach.ui.components.upload_review import review
from coach.ui.components.upload_runs import earlier_uploads, outcome
from coach.ui.record import get_record, get_settings
from coach.ui.upload import session

st.html(page_head("Bring in your applications", "From any tracker or spreadsheet. You see what it would do first."))
try:
    record, settings = get_record(), get_settings()
    outcome(record)
    missing_dates_form(record, settings)
    upload = session.held()
    if upload is None:
        choose(settings)
        sample_offer(record, settings)
    else:
        review(record, upload, settings)
    earlier_uploads(record, settings.zone)
except CoachError as error:
    st.error(literal(str(error)))

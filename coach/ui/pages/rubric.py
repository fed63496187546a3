"""How it scores: what counts and why, examples, remarks, limits and model; and the place to change it."""

import streamlit as st

from coach.errors import CoachError
from coach.services.preferences import load_preferences
from coach.ui.components.intro import page_head
from coach.ui.components.literal import literal
from coach.ui.components.rubric_changed import changed
from coach.ui.components.rubric_parts import parts
from coach.ui.record import get_record

st.html(page_head("How it scores", "Every weight, limit and source, so that you can see why, disagree, and change it."))
try:
    record = get_record()
    choices = load_preferences(record).choices
    changed(record, choices)
    parts(record, choices)
except CoachError as error:
    st.error(literal(str(error)))

"""Settings: where the user lives, which words are theirs, and how long is soon."""

import streamlit as st

from coach.errors import CoachError
from coach.settings import default_settings
from coach.ui.components.intro import page_head
from coach.ui.components.literal import literal
from coach.ui.components.settings_copies import copies
from coach.ui.components.settings_place import place_form
from coach.ui.components.settings_thresholds import thresholds_form
from coach.ui.components.settings_words import words_form
from coach.ui.record import get_record

st.html(page_head("Settings", "Whose holidays count, which clock, which words are yours, and how long is soon."))
try:
    record = get_record()
    place_form(record, default_settings())
    words_form(record)
    thresholds_form(record)
except CoachError as error:
    st.error(literal(str(error)))
copies(default_settings())  # of a record that can't be opened too

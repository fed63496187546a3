"""Settings: who may see it all, where the user lives, which words are theirs; the copies; all of it to take along or
erase; and how long is soon."""

import streamlit as st

from coach.errors import CoachError
from coach.services.own_data import is_alone
from coach.settings import default_settings
from coach.ui.components.intro import page_head
from coach.ui.components.literal import literal
from coach.ui.components.settings_contents import contents_html
from coach.ui.components.settings_copies import copies
from coach.ui.components.settings_own_data import own_data
from coach.ui.components.settings_place import place_form
from coach.ui.components.settings_sharing import sharing_form
from coach.ui.components.settings_thresholds import thresholds_form
from coach.ui.components.settings_words import words_form
from coach.ui.person import current_person, is_own_machine
from coach.ui.record import get_record, get_settings
from coach.ui.sharing.standing import my_sharing
from coach.ui.store import get_store

st.html(page_head("Settings", "Your region, your words, how long is soon; copies of your record, and all your data."))
st.html(contents_html(shared=not is_own_machine()))
first, then, last = st.container(), st.container(), st.container()
try:
    record = get_record()
    with first:
        if not is_own_machine():
            sharing_form(record, my_sharing(), get_settings().zone)
        place_form(record, default_settings())
        words_form(record)
    with last:
        owner = current_person().owner
        own_data(get_store(), owner, alone=is_alone(get_store(), owner))
        thresholds_form(record)
except CoachError as error:
    first.error(literal(str(error)))
with then:
    copies(default_settings())  # of a record that can't be opened too

"""Numbers: how much the server is used, for an admin; nobody's name and nothing that anybody wrote."""

import streamlit as st

from coach.errors import CoachError
from coach.services.sharing import numbers
from coach.ui.components.intro import page_head
from coach.ui.components.literal import literal
from coach.ui.components.numbers import numbers_html
from coach.ui.person import current_person
from coach.ui.store import get_store

st.html(page_head("Numbers", "How much the coach is used here. Nobody's name, and nothing that anybody wrote."))
try:
    st.html(numbers_html(numbers(get_store(), current_person().owner)))
except CoachError as error:
    st.error(literal(str(error)))

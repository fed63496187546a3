"""People: an adviser reads the records that were shared with them; here is no form and no button that writes."""

import streamlit as st

from coach.errors import CoachError
from coach.ui.components.literal import literal
from coach.ui.components.shared_people import shared_people
from coach.ui.components.shared_record import shared_record
from coach.ui.sharing.address import asked_for

try:
    asked = asked_for()
    if asked.share:
        shared_record(asked)
    else:
        shared_people()
except CoachError as error:
    st.error(literal(str(error)))

"""Applications: the record, searched and sorted; one of them with its history; a new one by hand."""

import streamlit as st

from coach.errors import CoachError
from coach.ui.components.application_detail import application_detail
from coach.ui.components.application_links import NEW, wanted_application
from coach.ui.components.application_list import application_list
from coach.ui.components.application_new import new_application
from coach.ui.components.application_notices import notices
from coach.ui.components.intro import page_head
from coach.ui.components.literal import literal
from coach.ui.record import get_record, get_settings

wanted = wanted_application()
try:
    record, settings = get_record(), get_settings()
    notices(record)
    if wanted == NEW:
        new_application(record)
    elif wanted:
        application_detail(record, wanted, settings.zone)
    else:
        st.html(page_head("Your applications", "What you applied for, what happened, and whom you met."))
        application_list(record)
except CoachError as error:
    st.error(literal(str(error)))

"""A new application, written down by hand."""

import streamlit as st

from coach.bootstrap import clock
from coach.storage.record import Record
from coach.ui.applications import session
from coach.ui.applications.fields import Fields
from coach.ui.components.application_fields import application_fields, field_key, fill_fields, typed_fields
from coach.ui.components.application_links import ONE, back_link
from coach.ui.components.intro import page_head
from coach.ui.record import get_settings

_FORM = "new"


def new_application(record: Record) -> None:
    """Draws the form; what was typed stands there again after a visit elsewhere."""
    back_link()
    st.html(page_head("Add an application", "The company is enough for now. The rest can follow."))
    if field_key(_FORM, "stage") not in st.session_state:
        fill_fields(_FORM, Fields(applied_on=clock().astimezone(get_settings().zone).date()))
    with st.container(border=True, key="application_new"):
        application_fields(_FORM)
        st.button("Add it", type="primary", on_click=_create, args=(record,), key="application_new_save")


def _create(record: Record) -> None:
    session.attempt(lambda: _created(record))


def _created(record: Record) -> None:
    stored = record.create(typed_fields(_FORM).application())
    for name in Fields().values():
        st.session_state.pop(field_key(_FORM, name), None)
    st.query_params[ONE] = stored.id
    session.say(f"Added: {stored.application.company}. Now tell what happened, or go back to the list.")

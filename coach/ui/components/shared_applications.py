"""Somebody's applications as their adviser reads them: a list, and one with its history."""

from datetime import datetime

import streamlit as st

from coach.services.sharing import SharedRecord
from coach.storage.paging import Query, SortBy
from coach.ui.applications.history import history
from coach.ui.applications.listing import ROWS, name_of, row_html
from coach.ui.components.application_detail import facts_html
from coach.ui.components.application_history import line_html
from coach.ui.components.application_people import person_html
from coach.ui.components.literal import literal
from coach.ui.components.shared_paging import turns
from coach.ui.record_words import count
from coach.ui.sharing.address import application_link


def shared_applications(record: SharedRecord, share: str, turn: int) -> None:
    """Those with the latest news first."""
    query = Query(sort=SortBy.LAST_EVENT, descending=True, offset=(turn - 1) * ROWS, limit=ROWS)
    page = record.applications(query)
    st.html('<h2 class="fc-app-title">Applications</h2>')
    st.html(f'<p class="fc-quiet">{count(page.total, "application")}, those with the latest news first.</p>')
    with st.container(key="shared_applications", gap=None):
        for place, row in enumerate(page.rows):
            with st.container(key=f"shared_row_{place}", gap=None):
                application_link(share, row.id, name_of(row.company, row.role))
                st.html(row_html(row))
    turns(share, "applications", turn, page.total)


def shared_application(record: SharedRecord, application_id: str, now: datetime) -> None:
    """One with its history, its people and the facts."""
    detail, rules = record.application(application_id)
    one = detail.stored.application
    st.header(literal(name_of(one.company, one.role)), anchor=False)
    happened, about = st.columns([7, 5], gap="large")
    lines = "".join(map(line_html, history(one, detail.log, now, rules.zone)))
    nothing = '<p class="fc-quiet">Nothing is written down yet.</p>'
    happened.html(f'<h2 class="fc-app-title">History</h2>{lines or nothing}')
    people = "".join(map(person_html, one.contacts))
    about.html(facts_html(detail, rules.zone))
    if people:
        about.html(f'<h2 class="fc-app-title">People</h2>{people}')

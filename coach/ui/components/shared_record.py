"""One shared record as its adviser reads it: four views, an application, a note. Nothing here changes anything."""

from functools import partial

import streamlit as st

from coach.bootstrap import clock, time_rules
from coach.errors import NotFound
from coach.services.sharing import SharedRecord
from coach.settings import default_settings
from coach.ui.components.intro import page_head
from coach.ui.components.shared_applications import shared_application, shared_applications
from coach.ui.components.shared_notes import shared_note, shared_notes
from coach.ui.components.shared_times import shared_times, shared_today
from coach.ui.person import current_person
from coach.ui.sharing.address import VIEWS, Asked, people_link, view_link
from coach.ui.sharing.standing import my_sharing
from coach.ui.store import get_store


def shared_record(asked: Asked) -> None:
    """What the address asks for, or that it is not there, in the same words whatever the reason."""
    with st.container(key="shared_back"):
        people_link()
    share = asked.share or ""
    name = next((one.name for one in my_sharing().given() if one.id == share), None)
    if name is None:
        st.html(page_head("Not shared with you", "It was taken back, or the link is an old one."))
        return
    rules_of = partial(time_rules, settings=default_settings())
    record = SharedRecord(get_store(), current_person().owner, share, rules_of)
    st.html(page_head(name, "You read only. They see when you looked, and at what."))
    with st.container(horizontal=True, key="shared_views"):
        for view in VIEWS:
            view_link(share, view)
    try:
        _shown(record, asked, share)
    except NotFound:
        st.info("This is not there, or no longer: it may have been deleted, or taken back.")


def _shown(record: SharedRecord, asked: Asked, share: str) -> None:
    now = clock()
    if asked.application:
        shared_application(record, asked.application, now)
    elif asked.note:
        shared_note(record, asked.note)
    elif asked.view == "today":
        shared_today(record.today(now))
    elif asked.view == "times":
        shared_times(record.measured(now))
    elif asked.view == "notes":
        shared_notes(record, share, asked.turn, now)
    else:
        shared_applications(record, share, asked.turn)

"""One application: what happened, who the people are, the facts; or the form in which the facts are changed."""

from html import escape
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import streamlit as st

from coach.bootstrap import clock
from coach.domain.applications import Application
from coach.domain.merging import Stored
from coach.domain.missing import missing_dates
from coach.errors import NotFound
from coach.exporting.history import day_text
from coach.storage.record import Record, StoredDetail
from coach.ui.applications import session
from coach.ui.applications.listing import name_of, stage_chip
from coach.ui.applications.undo import Deleted
from coach.ui.components.application_edit import edit_form, gone_form, start_edit
from coach.ui.components.application_events import event_buttons
from coach.ui.components.application_history import history_list
from coach.ui.components.application_links import ONE, back_link, upload_link
from coach.ui.components.application_people import people_list
from coach.ui.components.application_write import write_buttons
from coach.ui.components.intro import page_head


def application_detail(record: Record, application_id: str, zone: ZoneInfo) -> None:
    """Draws it, or says that it is not there."""
    back_link()
    change = session.edit(application_id)
    try:
        detail = record.get(application_id)
    except NotFound:
        st.html(page_head("Not in the record", "It may have been deleted, or the link is an old one."))
        if change:
            gone_form(record, change)
        return
    one = detail.stored.application
    st.html(_head(one))
    if change:
        edit_form(record, change)
    else:
        _whole(record, detail, zone)


def _whole(record: Record, detail: StoredDetail, zone: ZoneInfo) -> None:
    stored = detail.stored
    with st.container(key="application_missing"):
        if missing_dates(stored.application):
            upload_link("When was the interview, and with whom? Fill in the missing dates", fill=stored.id)
    write_buttons(stored)
    happened, about = st.columns([7, 5], gap="large")
    with happened:
        event_buttons(record, stored, zone)
        history_list(record, detail, clock(), zone)
    with about:
        st.html(facts_html(detail, zone))
        with st.container(horizontal=True, key="application_change"):
            st.button("Edit", on_click=start_edit, args=(stored,), key="application_edit_start")
            st.button("Delete", on_click=_delete, args=(record, stored), type="tertiary", key="application_delete")
        people_list(record, stored)


def _head(one: Application) -> str:
    lead = ", ".join(filter(None, (one.role, one.location)))
    return (
        f'<header class="fc-head"><h1 dir="auto">{escape(one.company)}</h1>'
        f'<p class="fc-lead" dir="auto">{escape(lead)}</p></header>'
    )


def facts_html(detail: StoredDetail, zone: ZoneInfo) -> str:
    """Stage, dates, link and notes."""
    one, run = detail.stored.application, detail.brought_by
    facts = {
        "Stage": stage_chip(one.stage),
        "Applied on": day_text(one.applied_on) if one.applied_on else "",
        "Found through": escape(one.source or ""),
        "Link": _link(one.link) if one.link else "",
        "Came with": f"{escape(run.label)}, {day_text(run.applied_at.astimezone(zone).date())}" if run else "",
    }
    rows = "".join(f'<div><dt>{name}</dt><dd dir="auto">{says}</dd></div>' for name, says in facts.items() if says)
    notes = f'<h3>Notes</h3><p class="fc-app-text" dir="auto">{escape(one.notes)}</p>' if one.notes else ""
    return (
        '<section class="fc-facts-of" aria-labelledby="fc-facts"><h2 id="fc-facts" class="fc-app-title">About it</h2>'
        f'<dl class="fc-terms">{rows}</dl>{notes}</section>'
    )


def _link(link: str) -> str:
    """To be followed only where it leads to a web page: a link may hold a script."""
    try:
        parts = urlsplit(link)
    except ValueError:
        return escape(link)
    if parts.scheme not in ("http", "https") or not parts.netloc:
        return escape(link)
    return f'<a href="{escape(link)}" target="_blank" rel="noopener noreferrer">{escape(link)}</a>'


def _delete(record: Record, stored: Stored) -> None:
    def deleted() -> None:
        record.delete(stored.id, stored.version)
        session.can_undo(Deleted(stored.id, name_of(stored.application.company, stored.application.role)))
        st.query_params.pop(ONE, None)

    session.attempt(deleted)

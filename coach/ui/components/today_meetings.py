"""The interviews to come, and what to write down about each for the notes afterwards."""

from html import escape

import streamlit as st

from coach.domain.planning.case import start_of
from coach.domain.whens import moment_words
from coach.services import acting
from coach.services.today import Meeting, Today
from coach.storage.record import Record
from coach.ui.components.literal import with_unseen
from coach.ui.desk.fields import split_names
from coach.ui.today import session
from coach.ui.today.session import Notice
from coach.ui.today.words import about, told_apart

_SHOWN = 10


def meetings(record: Record, found: Today) -> None:
    """The soonest first; nothing where there is none."""
    if not found.meetings:
        return
    st.html('<h2 class="fc-today-title">Coming up</h2>')
    shown = found.meetings[:_SHOWN]
    names = told_apart(
        f"{about(one.company, one.role)}, {moment_words(start_of(one.interview), found.clock)}" for one in shown
    )
    for meeting, name in zip(shown, names, strict=True):
        id_ = f"{meeting.application_id}:{start_of(meeting.interview).isoformat()}"
        with st.container(border=True, key=session.key_for("meeting", id_)):
            st.html(_head(meeting, found))
            label = with_unseen("Names and topics for your notes", name)
            with st.expander(label, key=session.key_for("jottings", id_)):
                _form(record, meeting, id_, name)
    if len(found.meetings) > _SHOWN:
        st.caption(f"And {len(found.meetings) - _SHOWN:,} more, later on.")


def _head(meeting: Meeting, found: Today) -> str:
    people = f'<p class="fc-quiet" dir="auto">With {escape(", ".join(meeting.people))}</p>' if meeting.people else ""
    when = moment_words(start_of(meeting.interview), found.clock)
    return (
        f'<article class="fc-do"><p class="fc-state"><strong>{escape(when[0].upper() + when[1:])}</strong></p>'
        f'<h3 dir="auto">Interview with {escape(about(meeting.company, meeting.role))}</h3>{people}</article>'
    )


def _form(record: Record, meeting: Meeting, id_: str, name: str) -> None:
    # Fields of their own for each state of the record, so that they show what is kept.
    place = session.key_for("jot", f"{id_}:{meeting.jottings}:{meeting.people}")
    with st.form(place, border=False):
        people = st.text_input(
            "More people you meet" if meeting.people else "People you meet",
            key=f"{place}_people",
            placeholder="Names, with commas between",
            autocomplete="off",
        )
        topics = st.text_area(
            "What you talk about",
            value=meeting.jottings,
            height=120,
            key=f"{place}_topics",
            placeholder="What they need, what they showed you, what you promised to send.",
        )
        if st.form_submit_button(with_unseen("Keep this", name)):
            said = f"Kept with the interview: {about(meeting.company, meeting.role)}."
            names = split_names(people or "")
            session.attempt(lambda: Notice(said, acting.jot(record, meeting, names, topics or "")))
            st.rerun()

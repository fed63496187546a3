"""The desk: the note that is being written, with the coach at its side.

It is a fragment: while somebody types, only this much is run again, and links and buttons elsewhere stay as they are.
"""

from enum import StrEnum

import streamlit as st

from coach.domain.drafts import Draft, StoredDraft
from coach.domain.findings import load_findings
from coach.domain.messages import ScoreResult
from coach.ui.components.criteria import titles_for
from coach.ui.components.desk_feedback import details, feedback, nothing_yet
from coach.ui.components.desk_fields import kind_field, occasion_fields, subject_field
from coach.ui.components.desk_notices import notices
from coach.ui.components.desk_occasion import occasion
from coach.ui.components.desk_panel import panel
from coach.ui.components.desk_send import send
from coach.ui.components.desk_sent import sent_note
from coach.ui.components.desk_versions import versions
from coach.ui.components.editor import marks_of, note_editor
from coach.ui.desk import orders, session
from coach.ui.desk.settling import EDITOR, settled, typed
from coach.ui.turns import turn


class View(StrEnum):
    """What stands below the note."""

    FEEDBACK = "Feedback"
    PEOPLE = "People"
    VERSIONS = "Versions"
    SEND = "Send"


@st.fragment
def desk() -> None:
    """Whatever is on the desk is read, scored and stored before it is drawn."""
    with turn():
        _drawn()


def _drawn() -> None:
    stored, draft, result = settled()
    if session.draw_all_once():
        st.rerun()
    notices()
    if stored.sent:
        sent_note(stored, stored.sent, result)
        return
    place = session.place()
    writing, reading = st.columns([7, 5], gap="large")
    with writing:
        kind_field(place)
        subject_field(place)
        _editor(stored, draft, result)
        occasion_fields(stored.draft, place)
    with reading:
        occasion(draft, result)
        if draft.is_blank:
            nothing_yet(draft)
        else:
            feedback(draft, result)
    _view(stored, draft, result)


def _editor(stored: StoredDraft, draft: Draft, result: ScoreResult) -> None:
    note_editor(
        key=EDITOR,
        draft_id=stored.id,
        version=stored.version,
        revision=session.revision(),
        text=stored.draft.text,
        marks=marks_of(result, draft.text, titles=titles_for(result.kind), rules=load_findings()),
        marks_for=draft.text,
        replace=orders.change(draft, result),
        goes_on_from=session.goes_on_from(),
        on_typed=typed,
        placeholder="Write or paste it here, from the greeting to your name.",
    )


def _view(stored: StoredDraft, draft: Draft, result: ScoreResult) -> None:
    view = st.segmented_control(
        "Look at", list(View), default=View.FEEDBACK, required=True, key="desk_view", label_visibility="collapsed"
    )
    match view:
        case View.PEOPLE:
            panel(stored)
        case View.VERSIONS:
            versions(stored)
        case View.SEND:
            send(stored, draft, result)
        case _:
            details(draft, result)

"""The notes to everybody of one meeting: who has one, who is still to get one, and which are too much alike."""

from functools import partial

import streamlit as st

from coach.domain.drafts import StoredDraft
from coach.domain.matching import level_name
from coach.services import drafting
from coach.services.drafting import Panel
from coach.ui.components.desk_alike import alike
from coach.ui.desk import session
from coach.ui.desk.opening import open_note
from coach.ui.record import get_record


def panel(stored: StoredDraft) -> None:
    """One row a person, and beneath it the notes of the writer that read nearly the same."""
    found = Panel((), (), ()) if stored.id == session.UNSTORED else drafting.panel(get_record(), stored.id)
    if len(found.people) > 1:
        _people(stored, found)
    else:
        st.html(
            '<p class="fc-quiet">Where several people met you, each gets a note of their own. Begin this note from '
            "Today or from an application whose interview names them, and they all stand here.</p>"
        )
    if stored.id != session.UNSTORED:
        alike(stored)


def _people(stored: StoredDraft, found: Panel) -> None:
    for number, person in enumerate(found.people):
        of_theirs = _draft_to(person, found)
        with st.container(horizontal=True, vertical_alignment="center", key=f"desk_person_{number}"):
            st.text(f"{person}: {_state(of_theirs, stored)}")
            if of_theirs and of_theirs.id != stored.id:
                open_it = partial(drafting.get, draft_id=of_theirs.id)
                st.button(f"Open note {number + 1}", key=f"desk_open_{number}", on_click=open_note, args=(open_it,))
    if found.missing:
        many = "a note" if len(found.missing) == 1 else f"the {len(found.missing)} notes"
        st.button(f"Begin {many} still missing", key="desk_begin_panel", on_click=_begin_missing, args=(stored,))


def _draft_to(person: str, found: Panel) -> StoredDraft | None:
    name = level_name(person)
    return next((one for one in found.drafts if name in _names(one)), None)


def _names(one: StoredDraft) -> set[str]:
    return {level_name(name) for name in (*one.draft.interviewers, *one.begun_for)}


def _state(of_theirs: StoredDraft | None, stored: StoredDraft) -> str:
    if of_theirs is None:
        return "no note yet"
    if of_theirs.sent:
        return "sent"
    if of_theirs.id == stored.id:
        return "on the desk now"
    return "begun" if not of_theirs.draft.is_blank else "nothing written yet"


def _begin_missing(stored: StoredDraft) -> None:
    def made() -> StoredDraft:
        drafting.begin_panel(get_record(), stored.id)
        return drafting.get(get_record(), stored.id)

    session.attempt("", made)

"""Help with the subject line: what is wrong with it, and others to choose."""

from collections.abc import Mapping

import streamlit as st

from coach.domain.drafts import Draft
from coach.domain.messages import Kind
from coach.scoring.writing.subjects import MOST_CHARACTERS, MOST_WORDS, Fault, faults, suggestions
from coach.ui.components.literal import literal
from coach.ui.desk import session
from coach.ui.desk.fields import key
from coach.ui.desk.settling import settle

FAULTS: Mapping[Fault, str] = {
    Fault.MISSING: "An e-mail needs a subject line: without one it may not be opened.",
    Fault.BLANK_LEFT: "A blank is left in the subject line.",
    Fault.URGENT: "The subject line presses. Say calmly what it is about.",
    Fault.SHOUTING: "The subject line is in capitals, which reads as shouting.",
    Fault.BARE: "The subject line says too little: name the role, so that they find it again.",
    Fault.LONG: f"The subject line is long: {MOST_WORDS} words and {MOST_CHARACTERS} characters do. (Our own choice.)",
}


def subject_help(draft: Draft, kind: Kind) -> None:
    """Where there is nothing to help with, it is said that the line will do."""
    st.html("<h2>Subject line</h2>")
    found = faults(draft.subject)
    st.text(" ".join(FAULTS[fault] for fault in found) if found else f"“{draft.subject.strip()}” will do.")
    if not found:
        return
    with st.container(horizontal=True, key="desk_subjects"):
        for number, line in enumerate(suggestions(kind, draft.role, draft.company, draft.request)):
            st.button(literal(line), key=f"desk_subject_{number}", on_click=_take, args=(line, session.place()))


def _take(line: str, place: str) -> None:
    st.session_state[key("subject", place)] = line
    settle()

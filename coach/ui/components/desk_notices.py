"""What the desk has to say about storing: what was done last, and two windows on one note."""

from functools import partial

import streamlit as st

from coach.domain.drafts import Draft, StoredDraft
from coach.services import drafting
from coach.ui.components.literal import literal
from coach.ui.desk import session
from coach.ui.record import get_record


def notices(stored: StoredDraft, draft: Draft) -> None:
    """In a place that is always there: were it not, the editor below would be drawn anew, under somebody's fingers."""
    with st.container(key="desk_notices"):
        if session.met() is not None:
            _two_windows(stored, draft)
        if fault := session.take_fault():
            st.error(literal(fault))
        if reason := session.unstored():
            st.warning(literal(f"Not stored yet: keep this page open, or copy your note. {reason}"))
        if done := session.notice():
            with st.container(border=True, key="desk_undo", horizontal=True, vertical_alignment="center"):
                st.text(done.said)
                st.button("Undo", on_click=session.attempt, args=("", done.undo), key="desk_undo_go")
                st.button("Dismiss", on_click=session.forget_notice, type="tertiary", key="desk_undo_dismiss")


def _two_windows(stored: StoredDraft, mine: Draft) -> None:
    """Another window changed this note in the meantime; nothing was overwritten, and the writer says what stays."""
    with st.container(border=True, key="desk_conflict"):
        st.error(
            "This note was changed in another window too. Nothing is lost and nothing was overwritten: both versions "
            "are here. What you type here is kept once you have chosen."
        )
        with st.container(horizontal=True):
            st.button(
                "Keep both, mine as a note of its own",
                type="primary",
                on_click=session.attempt,
                args=("", partial(drafting.keep_both, get_record(), stored.id, mine)),
                key="desk_keep_both",
            )
            st.button("Show the other one instead", key="desk_take_theirs", on_click=_take_theirs, args=(stored, mine))


def _take_theirs(stored: StoredDraft, mine: Draft) -> None:
    """Mine goes to the notes that were put aside, from where it can be had back."""

    def done() -> StoredDraft:
        drafting.discard(get_record(), drafting.keep_both(get_record(), stored.id, mine).id)
        return drafting.get(get_record(), stored.id)

    session.attempt("", done)

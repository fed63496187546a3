"""A note that has gone: as it went, when and how, and the way back."""

from datetime import datetime
from functools import partial

import streamlit as st

from coach.domain.actions import Moment
from coach.domain.drafts import Sent, StoredDraft
from coach.domain.messages import ScoreResult
from coach.domain.rubric import load_rubric
from coach.services import drafting
from coach.ui.applications.words import CHANNELS
from coach.ui.components.criteria import titles_of
from coach.ui.components.desk_feedback import details, feedback
from coach.ui.components.marked_text import marked_note
from coach.ui.desk import session
from coach.ui.desk.opening import open_note
from coach.ui.record import get_record, get_settings
from coach.ui.record_words import day_words, instant_words


def sent_note(stored: StoredDraft, sent: Sent, result: ScoreResult) -> None:
    """It can be read, not written any more; another like it can be begun."""
    left, right = st.columns([7, 5], gap="large")
    with left:
        with st.container(border=True, key="desk_gone"):
            st.text(f"Sent on {_when(sent.at)}: {CHANNELS[sent.channel].lower()}.")
            with st.container(horizontal=True):
                st.button("It did not go after all", key="desk_unsent", on_click=session.attempt,
                          args=("", partial(drafting.undo_sent, get_record(), stored.id)))  # fmt: skip
                st.button("Begin another from it", key="desk_again", on_click=open_note,
                          args=(partial(drafting.keep_both, draft_id=stored.id, draft=stored.draft),))  # fmt: skip
        st.html(marked_note(stored.draft.text, result, titles_of(load_rubric().criteria.get(result.kind, ()))))
    with right:
        feedback(stored.draft, result, may_change=False)
    details(stored.draft, result, marked=False)


def _when(at: Moment) -> str:
    return instant_words(at, get_settings().zone) if isinstance(at, datetime) else day_words(at)

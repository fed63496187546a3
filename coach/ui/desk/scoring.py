"""The score of what is on the desk, reckoned once for each state of it."""

from dataclasses import dataclass

import streamlit as st

from coach.domain.choices import Choices
from coach.domain.drafts import Draft, StoredDraft
from coach.domain.messages import ScoreResult
from coach.errors import CoachError
from coach.services import drafting
from coach.ui.components.remarks import stops_first
from coach.ui.desk import session
from coach.ui.engine import own_coach
from coach.ui.record import get_record

_LAST, _OTHERS = "desk_scored", "desk_others"


@dataclass(frozen=True, slots=True)
class _Reckoned:
    draft: Draft
    choices: Choices
    place: str
    result: ScoreResult


def score_of(stored: StoredDraft, draft: Draft) -> ScoreResult:
    """What the coach says of a draft, with the writer's own weights; findings in the order of their numbers."""
    coach = own_coach()
    last: _Reckoned | None = st.session_state.get(_LAST)
    key = (draft, coach.engine.choices, session.place())
    if last is None or (last.draft, last.choices, last.place) != key:
        result = stops_first(coach.score_note(drafting.note_of(draft, others(stored))))
        last = _Reckoned(*key, result)
        st.session_state[_LAST] = last
    return last.result


def others(stored: StoredDraft) -> tuple[StoredDraft, ...]:
    """The writer's other notes, read once for each opening of a draft; none where the record can't be had."""
    place, known = st.session_state.get(_OTHERS) or ("", ())
    if place != session.place():
        known = _others(stored)
        st.session_state[_OTHERS] = (session.place(), known)
    return known


def _others(stored: StoredDraft) -> tuple[StoredDraft, ...]:
    if stored.id == session.UNSTORED:
        return ()
    try:
        return drafting.others_of(get_record(), stored.id)
    except CoachError:
        return ()  # the fault is told where the draft itself is stored

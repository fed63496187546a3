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

_LAST, _BESIDE = "desk_scored", "desk_beside"


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
        result = stops_first(coach.score_note(drafting.note_of(draft, _beside(stored))))
        last = _Reckoned(*key, result)
        st.session_state[_LAST] = last
    return last.result


def others(stored: StoredDraft) -> tuple[StoredDraft, ...]:
    """The writer's other notes; none where the record can't be had."""
    return _beside(stored).others


def _beside(stored: StoredDraft) -> drafting.Beside:
    """Read once for each opening of a draft."""
    place, known = st.session_state.get(_BESIDE) or ("", drafting.Beside())
    if place != session.place():
        known = _read(stored)
        st.session_state[_BESIDE] = (session.place(), known)
    return known


def _read(stored: StoredDraft) -> drafting.Beside:
    if stored.id == session.UNSTORED:
        return drafting.Beside()
    try:
        return drafting.beside(get_record(), stored.id)
    except CoachError:
        return drafting.Beside()  # the fault is told where the draft itself is stored

"""Notes of the writer that read nearly the same, side by side, with what stands in both marked."""

from collections.abc import Iterable

import streamlit as st

from coach.domain.drafts import Draft, StoredDraft
from coach.domain.messages import Span
from coach.scoring.writing.alike import Likeness, likeness
from coach.ui.components.desk_changes import marked, pair
from coach.ui.desk import session
from coach.ui.desk.scoring import others

_SHOWN = 3


def alike(stored: StoredDraft) -> None:
    """People who were in one room compare what they got."""
    if stored.draft.is_blank:
        return
    found = [(one, _likeness(stored.draft, one.draft)) for one in others(stored)]
    close = sorted((one for one in found if one[1].is_too_much), key=lambda one: -one[1].share)
    st.html("<h2>Too much alike?</h2>")
    if not close:
        st.html('<p class="fc-quiet">No other note of yours reads nearly the same.</p>')
        return
    st.caption("Names and numbers do not count. Change at least one sentence to what only this person said.")
    for number, (other, like) in enumerate(close[:_SHOWN]):
        with st.container(key=f"{session.place()}_alike_{number}"):
            st.html(_pair(stored.draft, other.draft, like))


def _likeness(one: Draft, other: Draft) -> Likeness:
    return likeness(one.text, other.text, (*one.interviewers, *other.interviewers, one.company, other.company))


def _pair(one: Draft, other: Draft, like: Likeness) -> str:
    here, there = (one.here for one in like.repeated), (one.there for one in like.repeated)
    sides = pair(("This note", _repeated(one, here)), (_name(other), _repeated(other, there)))
    return f"<p>{like.share:.0f} of 100 alike.</p>{sides}"


def _repeated(draft: Draft, spans: Iterable[Span]) -> str:
    return marked(draft.text, sorted(spans, key=lambda span: span.start), "mark", "in both notes")


def _name(other: Draft) -> str:
    return f"To {', '.join(other.interviewers)}" if other.interviewers else "Another note"

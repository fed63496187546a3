"""Notes of the writer that read nearly the same, side by side, with what stands in both marked."""

from html import escape

import streamlit as st

from coach.domain.drafts import Draft, StoredDraft
from coach.domain.messages import Span
from coach.scoring.writing.alike import Likeness, likeness
from coach.ui.components.desk_changes import marked
from coach.ui.desk import session
from coach.ui.desk.scoring import others

_SHOWN = 3


def alike(stored: StoredDraft) -> None:
    """People who were in one room compare what they got."""
    if stored.draft.is_blank:
        return
    found = [(one, _likeness(stored.draft, one.draft)) for one in others(stored)]
    close = sorted((pair for pair in found if pair[1].is_too_much), key=lambda pair: -pair[1].share)
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
    here = sorted((pair.here for pair in like.repeated), key=lambda span: span.start)
    there = sorted((pair.there for pair in like.repeated), key=lambda span: span.start)
    return (
        f'<p>{like.share:.0f} of 100 alike.</p><div class="fc-two fc-versions">'
        f"{_side('This note', one, here)}{_side(_name(other), other, there)}</div>"
    )


def _side(title: str, draft: Draft, spans: list[Span]) -> str:
    body = marked(draft.text, spans, "mark", "in both notes")
    return f'<div><h3 dir="auto">{escape(title)}</h3><div class="fc-letter" dir="auto">{body}</div></div>'


def _name(other: Draft) -> str:
    return f"To {', '.join(other.interviewers)}" if other.interviewers else "Another note"

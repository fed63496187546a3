"""What the note is about: whom it is for, what was jotted down, what they asked, and what to mind."""

from collections.abc import Iterable
from html import escape
from textwrap import shorten

import streamlit as st

from coach.domain.drafts import Draft
from coach.domain.facts import load_facts
from coach.domain.messages import Kind, ScoreResult
from coach.scoring.answering.asks import Standing
from coach.scoring.segmentation import read
from coach.scoring.writing.guidance import Guidance, guidance
from coach.scoring.writing.jottings import used
from coach.ui.components.badges import unseen
from coach.ui.components.sources import sources
from coach.ui.engine import get_coach
from coach.ui.today.words import about

_LONGEST = 160  # characters of one thing that was asked
_DONE, _TO_DO, _LOOK = "✓", "○", "?"
_USED, _UNUSED = (_DONE, "in the note"), (_TO_DO, "not used yet")
_STANDS = {
    Standing.ANSWERED: (_DONE, "answered"),
    Standing.UNCLEAR: (_LOOK, "perhaps answered, look again"),
    Standing.OPEN: (_TO_DO, "not answered yet"),
}


def occasion(draft: Draft, result: ScoreResult) -> None:
    """Nothing of what is not known."""
    parts = [_whom(draft), _jotted(draft), _asked(draft, result)]
    if any(parts):
        with st.container(border=True, key="desk_occasion"):
            st.html("".join(parts))
    told = guidance(draft.kind or result.kind, draft.request)
    if told:
        with st.expander(f"What to mind: {told.title.lower()}", key="desk_guidance"):
            st.html(_guidance(told))


def _whom(draft: Draft) -> str:
    people = ", ".join(draft.interviewers)
    where = about(draft.company, draft.role) if draft.company else draft.role
    told = (f"<strong>{escape(people)}</strong>" if people else "", escape(where))
    lines = "".join(f'<p dir="auto">{line}</p>' for line in told if line)
    return f'<p class="fc-over">This note is for</p>{lines}' if lines else ""


def _jotted(draft: Draft) -> str:
    found = used(draft.jottings, read(draft.text))
    return _checks("You wrote down", ((one.text, *(_USED if one.used_in else _UNUSED)) for one in found))


def _asked(draft: Draft, result: ScoreResult) -> str:
    """Only beside a reply, as only its score goes by what was asked."""
    found = get_coach().asks(draft.request, draft.text) if result.kind is Kind.FEEDBACK_REPLY else ()
    rows = ((shorten(one.text, _LONGEST, placeholder=" …"), *_STANDS[one.standing]) for one in found)
    return _checks("They asked", rows)


def _checks(title: str, rows: Iterable[tuple[str, str, str]]) -> str:
    """Each with a sign, and the same in words for those who do not see it."""
    items = "".join(
        f'<li class="fc-check{" fc-on" if sign == _DONE else ""}"><span aria-hidden="true">{sign}</span>'
        f'<span dir="auto">{escape(text)}{unseen(f": {told}")}</span></li>'
        for text, sign, told in rows
    )
    return f'<p class="fc-over">{title}</p><ul class="fc-checks">{items}</ul>' if items else ""


def _guidance(told: Guidance) -> str:
    facts = load_facts()
    points = "".join(f"<li>{escape(point.text)}{sources(point.facts, facts)}</li>" for point in told.points)
    return f'<ul class="fc-facts">{points}</ul>'

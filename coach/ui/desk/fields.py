"""The fields beside the note, and the draft that they and the note make up."""

import re
from dataclasses import replace

import streamlit as st

from coach.domain.drafts import Draft
from coach.domain.messages import Kind

FIND_OUT = "find_out"
KINDS = (FIND_OUT, Kind.THANK_YOU.value, Kind.CHECK_IN.value, Kind.FEEDBACK_REPLY.value)
_LINES = ("company", "role", "sender", "subject", "request", "jottings")


def key(field: str, place: str) -> str:
    """The session's name for a field in one opening of a draft."""
    return f"{place}_{field}"


def seed(draft: Draft, place: str) -> None:
    """Fills the fields of an opening once, with what is stored."""
    known: dict[str, object] = {field: getattr(draft, field) for field in _LINES}
    known |= {"kind": draft.kind.value if draft.kind else FIND_OUT, "interviewers": "\n".join(draft.interviewers)}
    known |= {"passed": draft.passed}
    for field, value in known.items():
        st.session_state.setdefault(key(field, place), value)


def read(stored: Draft, text: str, place: str) -> Draft:
    """The draft as it stands: raises InvalidRecord where a text is longer than can be kept."""
    state = st.session_state
    chosen = state.get(key("kind", place)) or FIND_OUT
    names = state.get(key("interviewers", place)) or ""
    return replace(
        stored,
        text=text,
        kind=None if chosen == FIND_OUT else Kind(chosen),
        interviewers=split_names(names, stored.interviewers),
        passed=state.get(key("passed", place)) or (),
        **{field: state.get(key(field, place)) or "" for field in _LINES},
    )


def split_names(typed: str, known: tuple[str, ...] = ()) -> tuple[str, ...]:
    """Names, one a line or with commas between, without repeats; a line that is one of the `known` ("Osei, Ada") stays
    whole."""
    lines = (line.strip() for line in typed.splitlines())
    names = (name.strip() for line in lines for name in ([line] if line in known else re.split("[,;]", line)))
    return tuple(dict.fromkeys(name for name in names if name))

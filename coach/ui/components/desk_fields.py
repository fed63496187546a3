"""The fields beside the note: its kind, its subject, and what is known of the occasion."""

import streamlit as st

from coach.domain.drafts import Draft
from coach.ui.components.literal import literal
from coach.ui.desk.fields import KINDS, key
from coach.ui.desk.settling import settle
from coach.ui.door.configured import whereabouts
from coach.ui.words import KIND_CHOICES


def kind_field(place: str) -> None:
    """What it is, or that it is to be found out."""
    st.segmented_control(
        "What are you writing?",
        KINDS,
        format_func=KIND_CHOICES.__getitem__,
        required=True,
        wrap=True,
        key=key("kind", place),
        on_change=settle,
    )


def subject_field(place: str) -> None:
    """Stands above the note, as in a mail."""
    st.text_input("Subject line (for e-mail)", key=key("subject", place), autocomplete="off", on_change=settle)


def occasion_fields(draft: Draft, place: str) -> None:
    """Folded away: most of them are filled in where the note was begun from Today or from an application."""
    is_known = any((draft.interviewers, draft.company, draft.role, draft.request, draft.jottings))
    with st.expander(f"Who it is for, and what you know{'' if is_known else ' (optional)'}", key=f"{place}_details"):
        kept = f"They stay on {literal(whereabouts())}."
        st.caption(f"With these, names, firms and answers are checked against yours. {kept}")
        left, right = st.columns(2)
        with left:
            _line("company", "Company", place, "organization")
            _line("role", "Role", place)
            _line("sender", "Your name", place, "name")
        with right:
            _lines("interviewers", "People you met", place, "One a line, or with commas.")
        _lines(
            "jottings",
            "What you wrote down after the interview",
            place,
            "One thing a line: what they need, said or showed.",
        )
        _lines("request", "What the employer asked for", place, "For replies: paste their question.")


def _line(field: str, label: str, place: str, autocomplete: str = "off") -> None:
    st.text_input(label, key=key(field, place), autocomplete=autocomplete, on_change=settle)


def _lines(field: str, label: str, place: str, placeholder: str) -> None:
    st.text_area(label, key=key(field, place), height=106, placeholder=placeholder, on_change=settle)

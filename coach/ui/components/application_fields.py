"""The fields of an application as widgets, for a new one and for a change.

They are no `st.form`, which keeps what was typed to itself until it is sent: leaving the page would lose it.
"""

from datetime import date

import streamlit as st

from coach.domain.applications import Stage
from coach.ui.applications.fields import Fields, read_fields
from coach.ui.applications.words import FIELDS
from coach.ui.record_words import STAGE_NAMES

EARLIEST = date(1970, 1, 1)
LATEST = date(2100, 12, 31)


def field_key(form: str, name: str) -> str:
    """The session's name for a field of a form."""
    return f"application_{form}_{name}"


def fill_fields(form: str, values: Fields) -> None:
    """Puts these into the form; before it is drawn."""
    for name, value in values.values().items():
        st.session_state[field_key(form, name)] = value


def typed_fields(form: str) -> Fields:
    """What stands in the form."""
    return read_fields({name: st.session_state.get(field_key(form, name)) for name in FIELDS})


def application_fields(form: str) -> None:
    """Draws them; row by row, so that Tab and narrow screens go through them as the eye does."""
    for first, second in (("company", "role"), ("location", "source")):
        left, right = st.columns(2)
        with left:
            _line(form, first, "organization" if first == "company" else "off")
        with right:
            _line(form, second)
    left, right = st.columns(2)
    with left:
        _line(form, "link")
    with right:
        _date_and_stage(form)
    st.text_area(FIELDS["notes"], key=field_key(form, "notes"), height=120, persist_state="session")


def _line(form: str, name: str, autocomplete: str = "off") -> None:
    st.text_input(FIELDS[name], key=field_key(form, name), autocomplete=autocomplete, persist_state="session")


def _date_and_stage(form: str) -> None:
    left, right = st.columns(2)
    key = field_key(form, "applied_on")
    known = st.session_state.get(key) or EARLIEST  # a file may have brought a year that nobody would type
    left.date_input(
        FIELDS["applied_on"],
        value=None,
        format="DD/MM/YYYY",
        min_value=min(EARLIEST, known),
        max_value=max(LATEST, known),
        key=key,
        persist_state="session",
    )
    right.selectbox(
        FIELDS["stage"],
        list(Stage),
        format_func=STAGE_NAMES.__getitem__,
        key=field_key(form, "stage"),
        persist_state="session",
    )

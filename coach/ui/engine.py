"""The coach as the pages hold it: built once for the process, shared by every session."""

import gc

import streamlit as st

from coach.bootstrap import Coach, coach
from coach.domain.choices import Choices
from coach.errors import CoachError
from coach.services.preferences import load_preferences
from coach.ui.examples import EXAMPLES
from coach.ui.record import get_record
from coach.ui.turns import switch_often


@st.cache_resource(show_spinner=False)
def warm() -> bool:
    """Load what every page needs, take it out of the garbage collector's sight, and let many people's runs take turns.

    What a collection need not look at again makes it cheap: they come by themselves, as Streamlit's own after every run
    is switched off (.streamlit/config.toml).
    """
    import altair.utils.schemapi
    import pandas  # noqa: F401
    import pyarrow  # noqa: F401

    # Altair holds each part of a chart against its schema, which takes as long as making it: the tests do that.
    altair.utils.schemapi.disable_debug_mode()
    get_coach().score(EXAMPLES[0].text)  # the first score loads word lists and patterns; a damaged one is told here
    gc.collect()
    gc.freeze()
    switch_often()
    return True


@st.cache_resource(show_spinner=False)
def get_coach() -> Coach:
    """The one coach of this process."""
    return coach()


def own_coach() -> Coach:
    """The same with the weights and rules of the person of this session."""
    return get_coach().with_choices(_choices())


def _choices() -> Choices:
    try:
        return load_preferences(get_record()).choices
    except CoachError:
        # A note can be read without the record, whose fault is told where the record is shown.
        return Choices()

"""A change that a form or a button makes, and the word about it on the page that is drawn anew."""

from collections.abc import Callable

import streamlit as st

from coach.errors import CoachError
from coach.ui.components.literal import literal


def change_and_say(key: str, said: str, change: Callable[[], object]) -> None:
    """Make a change and draw the page anew, where `say` tells of it; what cannot be is said in its place."""
    try:
        change()
    except CoachError as error:
        st.error(literal(str(error)))
        return
    st.session_state[key] = said
    st.rerun()


def say(key: str) -> None:
    """What was changed last, told once."""
    if said := st.session_state.pop(key, None):
        st.success(literal(said))

"""The app on a server that several people use at once: each browser says in its User-Agent who sits there."""

import streamlit as st

import coach.ui.person
from coach.domain.people import Person
from tests.browser.pages.people import PEOPLE


def seated() -> Person:
    """Whoever this browser is; one that has left while its page is still being made says nothing any more."""
    browser = st.context.headers.get("User-Agent")
    if browser is None:
        st.stop()
    return PEOPLE[browser]


# Before the pages take the function in.
coach.ui.person.current_person = seated

from coach.ui.shell import run  # noqa: E402

run()

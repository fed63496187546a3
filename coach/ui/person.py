"""Who sits at this page: whatever is read, kept or cached goes by this person."""

import streamlit as st

from coach.domain.people import LOCAL_OWNER, Person
from coach.errors import InvalidSignIn
from coach.ui.door.entrance import at_the_door


def current_person() -> Person:
    """The person whom this session belongs to.

    Where nobody is signed in any more, also in the middle of a fragment or of a button's call, nothing goes on: the
    page is drawn anew, and shows the door. Raises InvalidSignIn outside a page.
    """
    person = at_the_door().person
    if person is None:
        st.rerun()
        raise InvalidSignIn("Nobody is signed in.")
    return person


def is_own_machine() -> bool:
    """Whether all that the program keeps belongs to whoever sits at this page."""
    return current_person().owner == LOCAL_OWNER

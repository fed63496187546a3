"""What the writer knows better: findings let pass in this note or in all of them, and words that are right."""

from collections.abc import Callable

import streamlit as st

from coach.errors import CoachError
from coach.services import preferences
from coach.storage.record import Record
from coach.ui.desk import session
from coach.ui.desk.fields import key
from coach.ui.desk.settling import settle, take_in
from coach.ui.record import get_record


def let_pass(switch: str) -> None:
    """Not in this note: what it switches is no longer looked for in it."""
    take_in()
    _set((*st.session_state[key("passed", session.place())], switch))


def look_again() -> None:
    """Everything that was let pass in this note is looked for again."""
    take_in()
    _set(())


def never(switch: str) -> None:
    """In no note, until it is switched on again on the page How it scores."""
    _decide(lambda record: preferences.mute_finding(record, switch))


def know(word: str) -> None:
    """A word of the writer's own."""
    _decide(lambda record: preferences.add_word(record, word))


def _set(switches: tuple[str, ...]) -> None:
    st.session_state[key("passed", session.place())] = tuple(dict.fromkeys(switches))
    settle()


def _decide(change: Callable[[Record], None]) -> None:
    take_in()
    try:
        change(get_record())
    except CoachError as error:
        session.tell_fault(str(error))

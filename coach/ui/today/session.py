"""What the Today page keeps between reruns and visits: which form is open, what went wrong, what can be undone."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from hashlib import sha256

import streamlit as st

from coach.errors import CoachError
from coach.services import acting
from coach.services.acting import Done
from coach.storage.record import Record

_OPEN, _FAULT, _DONE, _TURN = "today_open", "today_fault", "today_done", "today_turn"


class Form(StrEnum):
    """What can be told about an action beyond a single press."""

    SENT = "sent"
    REPLIED = "replied"
    SNOOZE = "snooze"


@dataclass(frozen=True, slots=True)
class Undoable:
    """What was done last, in a sentence of plain text."""

    said: str
    done: Done


def key_for(what: str, id_: str) -> str:
    """The session's name for a widget of an action or an interview: short, and without anybody's name in it."""
    return f"today_{what}_{sha256(id_.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def open_form(form: Form, id_: str) -> None:
    """That one and no other; pressed again, it is closed."""
    st.session_state[_OPEN] = None if opened(id_) is form else (form, id_)
    st.session_state[_TURN] = turn() + 1


def close_form() -> None:
    """None is open."""
    st.session_state[_OPEN] = None


def opened(id_: str) -> Form | None:
    """The form that is open for that action."""
    form, of = st.session_state.get(_OPEN) or (None, None)
    return form if of == id_ else None


def is_form_open() -> bool:
    """Whether one is, for whichever action."""
    return bool(st.session_state.get(_OPEN))


def turn() -> int:
    """How often a form was opened: each gets fields of its own, with what is right at that time."""
    return int(st.session_state.get(_TURN, 0))


def attempt(said: str, deed: Callable[[], Done]) -> None:
    """Does what a button asks for and offers the way back; an error becomes a sentence, and the form stays open."""
    st.session_state.pop(_FAULT, None)
    try:
        st.session_state[_DONE] = Undoable(said, deed())
    except CoachError as error:
        st.session_state[_FAULT] = str(error)
    else:
        close_form()


def undo(record: Record) -> None:
    """Takes back what was done last; where that can't be done any more, the sentence says why."""
    st.session_state.pop(_FAULT, None)
    last = undoable()
    try:
        if last:
            acting.undo(record, last.done)
    except CoachError as error:
        st.session_state[_FAULT] = str(error)
    forget_undo()


def undoable() -> Undoable | None:
    """What was done last."""
    found: Undoable | None = st.session_state.get(_DONE)
    return found


def forget_undo() -> None:
    """It stays as it is."""
    st.session_state.pop(_DONE, None)


def take_fault() -> str | None:
    """What went wrong with the last button, told once."""
    found: str | None = st.session_state.pop(_FAULT, None)
    return found

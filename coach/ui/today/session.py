"""What the Today page keeps between reruns and visits: what was done last, if its form is open, what went wrong."""

from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256

import streamlit as st

from coach.errors import CoachError
from coach.services import acting
from coach.services.acting import Done
from coach.storage.record import Record
from coach.ui.today.deeds import Deed

_CHANGING, _FAULT, _DONE, _TURN, _PRESSED = (
    f"today_{name}" for name in ("changing", "fault", "done", "turn", "pressed")
)


@dataclass(frozen=True, slots=True)
class Notice:
    """What was done last, in a sentence of plain text; `done` is the way back, `deed` what can be told otherwise."""

    said: str
    done: Done | None = None
    deed: Deed | None = None


def key_for(what: str, id_: str) -> str:
    """The session's name for a widget of an action or an interview: short, and without anybody's name in it."""
    return f"today_{what}_{sha256(id_.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def press_once(press: object, deed: Callable[[], Notice]) -> None:
    """As `attempt`, but the second press of a double click does nothing: it comes from the same drawn button."""
    if st.session_state.get(_PRESSED) != press:
        st.session_state[_PRESSED] = press
        attempt(deed)


def attempt(deed: Callable[[], Notice]) -> None:
    """Does what a button asks for and says so; an error becomes a sentence, and an open form stays open."""
    st.session_state.pop(_FAULT, None)
    try:
        st.session_state[_DONE] = deed()
    except CoachError as error:
        st.session_state[_FAULT] = str(error)
        st.session_state.pop(_PRESSED, None)
        if is_changing():  # in the same turn, so that what was typed stays
            return
    else:
        st.session_state[_CHANGING] = False
    _next_turn()


def undo(record: Record) -> None:
    """Takes back what was done last; where that can't be done any more, the sentence says why."""
    last, st.session_state[_CHANGING] = notice(), False
    if last and last.done:
        attempt(lambda: _undone(record, last))
        if _FAULT in st.session_state:
            st.session_state.pop(_DONE, None)


def change() -> None:
    """Opens the form of what was done last, or closes it."""
    st.session_state[_CHANGING] = not is_changing()
    _next_turn()


def is_changing() -> bool:
    """Whether the form is open."""
    last = notice()
    return bool(st.session_state.get(_CHANGING) and last and last.deed)


def turn() -> int:
    """How often something was done or a form opened: each form gets fields of its own, and each turn the focus."""
    return int(st.session_state.get(_TURN, 0))


def notice() -> Notice | None:
    """What was done last."""
    found: Notice | None = st.session_state.get(_DONE)
    return found


def dismiss() -> None:
    """It stays as it is."""
    st.session_state.pop(_DONE, None)
    st.session_state[_CHANGING] = False
    _next_turn()


def take_fault() -> str | None:
    """What went wrong with the last button, told once."""
    found: str | None = st.session_state.pop(_FAULT, None)
    return found


def _next_turn() -> None:
    st.session_state[_TURN] = turn() + 1


def _undone(record: Record, last: Notice) -> Notice:
    if last.done:
        acting.undo(record, last.done)
    return Notice(f"Undone. {last.said}")

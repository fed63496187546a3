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

_KEPT = "today_kept"


@dataclass(frozen=True, slots=True)
class Notice:
    """What was done last, in a sentence of plain text; `done` is the way back, `deed` what can be told otherwise."""

    said: str
    done: Done | None = None
    deed: Deed | None = None


@dataclass(slots=True)
class _Kept:
    """All of it in one object. Streamlit may break a callback off at any look into the session, for the next click that
    waits; none may come between what was written in the record and what is said of it here."""

    pressed: object = None
    last: Notice | None = None
    fault: str | None = None
    form_is_open: bool = False
    turn: int = 0

    @property
    def is_changing(self) -> bool:
        return bool(self.form_is_open and self.last and self.last.deed)

    def attempt(self, deed: Callable[[], Notice]) -> None:
        self.fault = None
        try:
            self.last = deed()
        except CoachError as error:
            self.fault, self.pressed = str(error), None
            if self.is_changing:  # in the same turn, so that what was typed stays
                return
        else:
            self.form_is_open = False
        self.turn += 1


def key_for(what: str, id_: str) -> str:
    """The session's name for a widget of an action or an interview: short, and without anybody's name in it."""
    return f"today_{what}_{sha256(id_.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


def press_once(press: object, deed: Callable[[], Notice]) -> None:
    """As `attempt`, but the second press of a double click does nothing: it comes from the same drawn button."""
    kept = _kept()
    if kept.pressed != press:
        kept.pressed = press
        kept.attempt(deed)


def attempt(deed: Callable[[], Notice]) -> None:
    """Does what a button asks for and says so; an error becomes a sentence, and an open form stays open."""
    _kept().attempt(deed)


def undo(record: Record) -> None:
    """Takes back what was done last; where that can't be done any more, the sentence says why."""
    kept = _kept()
    last, kept.form_is_open = kept.last, False
    if last and last.done:
        kept.attempt(lambda: _undone(record, last))
        if kept.fault:
            kept.last = None


def change() -> None:
    """Opens the form of what was done last, or closes it."""
    kept = _kept()
    kept.form_is_open = not kept.is_changing
    kept.turn += 1


def is_changing() -> bool:
    """Whether the form is open."""
    return _kept().is_changing


def turn() -> int:
    """How often something was done or a form opened: each form gets fields of its own, and each turn the focus."""
    return _kept().turn


def notice() -> Notice | None:
    """What was done last."""
    return _kept().last


def dismiss() -> None:
    """It stays as it is."""
    kept = _kept()
    kept.last, kept.form_is_open = None, False
    kept.turn += 1


def take_fault() -> str | None:
    """What went wrong with the last button, told once."""
    kept = _kept()
    fault, kept.fault = kept.fault, None
    return fault


def _kept() -> _Kept:
    if _KEPT not in st.session_state:
        st.session_state[_KEPT] = _Kept()
    found: _Kept = st.session_state[_KEPT]
    return found


def _undone(record: Record, last: Notice) -> Notice:
    if last.done:
        acting.undo(record, last.done)
    return Notice(f"Undone. {last.said}")

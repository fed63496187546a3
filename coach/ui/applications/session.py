"""What the Applications page keeps between reruns and visits, beside the fields of its forms."""

from collections.abc import Callable
from dataclasses import dataclass

import streamlit as st

from coach.domain.applications import Contact, EventKind
from coach.errors import CoachError
from coach.ui.applications.fields import Difference, Fields
from coach.ui.applications.undo import Undoable

_UNDO, _FAULT, _SAID = "applications_undo", "applications_fault", "applications_said"
_ATTEMPTS = "applications_attempts"
_EDIT, _TELLING, _PERSON = "applications_edit", "applications_telling", "applications_person"


@dataclass(frozen=True, slots=True)
class Edit:
    """An application under change: the version and the fields that the change started from, and what another window
    did to them in the meantime."""

    application_id: str
    version: int
    before: Fields
    met: tuple[Difference, ...] = ()


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody under change; no contact: somebody new."""

    application_id: str
    contact: Contact | None


def attempt(action: Callable[[], None]) -> None:
    """Does what a button asks for; an error becomes a sentence at the top of the page, and what was typed stays."""
    for name in (_FAULT, _SAID):
        st.session_state.pop(name, None)
    st.session_state[_ATTEMPTS] = attempts() + 1
    try:
        action()
    except CoachError as error:
        st.session_state[_FAULT] = str(error)


def attempts() -> int:
    """How often a button was pressed in this session; tells one fault from the same one met again."""
    return int(st.session_state.get(_ATTEMPTS, 0))


def fault() -> str | None:
    """What went wrong with the last button."""
    found: str | None = st.session_state.pop(_FAULT, None)
    return found


def say(sentence: str) -> None:
    """A sentence to show once, on the next run."""
    st.session_state[_SAID] = sentence


def said() -> str | None:
    """The sentence to show now."""
    found: str | None = st.session_state.pop(_SAID, None)
    return found


def can_undo(done: Undoable) -> None:
    """Offered until it is used or dismissed; what was done before it comes up again afterwards."""
    st.session_state[_UNDO] = (*st.session_state.get(_UNDO, ()), done)


def undoable() -> Undoable | None:
    """What was done last."""
    stack: tuple[Undoable, ...] = st.session_state.get(_UNDO, ())
    return stack[-1] if stack else None


def undone() -> None:
    """What was done last is not offered any more."""
    st.session_state[_UNDO] = st.session_state.get(_UNDO, ())[:-1]


def forget_undo() -> None:
    """Nothing is offered any more."""
    st.session_state.pop(_UNDO, None)


def edit(application_id: str) -> Edit | None:
    """The change under way to this application."""
    found: Edit | None = st.session_state.get(_EDIT)
    return found if found and found.application_id == application_id else None


def set_edit(change: Edit | None) -> None:
    """Starts, renews or ends a change."""
    st.session_state[_EDIT] = change


def telling(application_id: str) -> EventKind | None:
    """What kind of event is being told of this application."""
    found: tuple[str, EventKind] | None = st.session_state.get(_TELLING)
    return found[1] if found and found[0] == application_id else None


def set_telling(application_id: str, kind: EventKind | None) -> None:
    """Opens or closes the form of an event."""
    st.session_state[_TELLING] = (application_id, kind) if kind else None


def person(application_id: str) -> Person | None:
    """Who is under change."""
    found: Person | None = st.session_state.get(_PERSON)
    return found if found and found.application_id == application_id else None


def set_person(change: Person | None) -> None:
    """Opens or closes the form of a person."""
    st.session_state[_PERSON] = change

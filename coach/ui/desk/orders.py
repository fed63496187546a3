"""What the page asks the editor to write into the note, which its undo takes back like typing."""

from uuid import uuid4

import streamlit as st

from coach.ui.components.editor import Change

_CHANGE = "desk_change"


def write(start: int, end: int, text: str) -> None:
    """New words for a stretch of the note as it was scored last, in code points."""
    st.session_state[_CHANGE] = Change(id=str(uuid4()), start=start, end=end, text=text)


def change() -> Change | None:
    """The last one; the editor makes each once."""
    found: Change | None = st.session_state.get(_CHANGE)
    return found

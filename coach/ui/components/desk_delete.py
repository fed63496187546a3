"""The way to delete a note that was put aside for good, which asks once before."""

import streamlit as st

from coach.errors import CoachError
from coach.services import drafting
from coach.ui.components.literal import literal, with_unseen
from coach.ui.record import get_record

_ASKED, _FAULT = "desk_delete_asked", "desk_delete_fault"


def delete_button(draft_id: str, name: str) -> None:
    """Beside the way back."""
    st.button(
        with_unseen("Delete for good", name), type="tertiary", key=f"desk_delete_{draft_id}", on_click=_ask,
        args=(draft_id,),
    )  # fmt: skip


def delete_question(draft_id: str) -> None:
    """Where it was pressed for this note: whether that is meant."""
    if st.session_state.get(_ASKED) != draft_id:
        return
    with st.container(border=True, key="desk_delete_question"):
        st.text("Delete this note with all its versions? There is no way back. Backups made before still hold it.")
        with st.container(horizontal=True):
            st.button("Yes, delete it", key="desk_delete_yes", on_click=_delete, args=(draft_id,))
            st.button("Keep it", key="desk_delete_no", on_click=_ask, args=(None,))
    if fault := st.session_state.pop(_FAULT, None):
        st.error(literal(fault))


def _ask(draft_id: str | None) -> None:
    st.session_state[_ASKED] = draft_id


def _delete(draft_id: str) -> None:
    try:
        drafting.delete(get_record(), draft_id)
        _ask(None)
    except CoachError as error:
        st.session_state[_FAULT] = str(error)

"""Which note is on the desk, and the others."""

from functools import partial

import streamlit as st

from coach.bootstrap import clock
from coach.domain.drafts import StoredDraft
from coach.errors import CoachError
from coach.services import drafting
from coach.storage.draft_rows import DraftRow
from coach.storage.drafts import Pile
from coach.ui.components.desk_delete import delete_button, delete_question
from coach.ui.components.literal import literal, with_unseen
from coach.ui.desk import session
from coach.ui.desk.buttons import open_note, put_aside
from coach.ui.desk.words import draft_title
from coach.ui.record import get_record, get_settings
from coach.ui.today.words import told_apart

_SHOWN = 200
_ASIDE = 20


def picker(stored: StoredDraft) -> None:
    """The list of notes, the way to a new one, and the way to put one aside."""
    if stored.id == session.UNSTORED:
        return
    try:
        rows = drafting.listing(get_record(), Pile.WRITTEN, limit=_SHOWN).rows
    except CoachError as error:
        st.error(literal(str(error)))
        return
    with st.container(horizontal=True, vertical_alignment="bottom", key="desk_picker"):
        _list(stored, rows)
        st.button("New note", key="desk_new", on_click=open_note, args=(drafting.blank,))
        st.button("Put aside", key="desk_discard", type="tertiary", on_click=put_aside)


def _list(stored: StoredDraft, rows: tuple[DraftRow, ...]) -> None:
    now, zone = clock(), get_settings().zone
    # A sheet on which nothing was written yet is no note.
    begun = [row for row in rows if row.id == stored.id or row.opening.strip() or row.application_id]
    # Streamlit knows an option by its words: two that read the same would be one.
    names = told_apart(draft_title(row, now, zone) for row in begun)
    titles = {row.id: name for row, name in zip(begun, names, strict=True)}
    titles.setdefault(stored.id, "This note")
    place = session.place()
    st.selectbox(
        "Your notes",
        list(titles),
        index=list(titles).index(stored.id),
        format_func=titles.__getitem__,
        key=_key(place),
        on_change=_picked,
        args=(place,),
    )


def _key(place: str) -> str:
    return f"{place}_list"


def _picked(place: str) -> None:
    """What the browser sent before it had heard of this opening holds the list of the one before: Streamlit takes that
    for a choice."""
    if place == session.place():
        open_note(partial(drafting.get, draft_id=st.session_state[_key(place)]))


def aside() -> None:
    """What was put aside, the last first, with the way back and the way out for good."""
    try:
        found = drafting.listing(get_record(), Pile.DISCARDED, limit=_ASIDE)
    except CoachError:
        return  # told above
    rows = [row for row in found.rows if row.opening.strip()]
    if not rows:
        return
    now, zone = clock(), get_settings().zone
    with st.expander(f"Put aside ({found.total:,})", key="desk_aside"):
        for row, name in zip(rows, told_apart(draft_title(row, now, zone) for row in rows), strict=True):
            with st.container(horizontal=True, vertical_alignment="center", key=f"desk_aside_{row.id}"):
                st.text(name)
                back = partial(drafting.bring_back, draft_id=row.id)
                st.button(with_unseen("Bring back", name), key=f"desk_back_{row.id}", on_click=open_note, args=(back,))
                delete_button(row.id, name)
            delete_question(row.id)

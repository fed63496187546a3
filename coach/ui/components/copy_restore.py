"""A copy is put in the place of the record: asked, told what will happen, asked again, and taken back by a button."""

from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from coach.bootstrap import clock
from coach.errors import CoachError
from coach.settings import default_settings
from coach.storage.backups import Backup, list_backups
from coach.storage.restoring import restore_backup
from coach.ui.components.literal import literal
from coach.ui.copies_words import copy_title, when
from coach.ui.record import shown_zone
from coach.ui.store import let_go

_WANTED, _DONE, _FAULT = "copy_wanted", "copy_restored", "copy_fault"


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put in place, and the copy of what it replaced; `undo` is that copy where it can be restored."""

    said: str
    undo: Backup | None


def restore_offer(copy: Backup, place: str) -> None:
    """Two buttons, one after the other; `place` keeps offers on one page apart."""
    zone = shown_zone()
    if st.session_state.get(_WANTED) != (place, copy.path.name):
        label = f"Restore the copy of {when(copy.made_at, zone)} …"
        st.button(literal(label), key=f"copy_{place}_ask", on_click=_want, args=(place, copy))
        return
    with st.container(border=True, key=f"copy_{place}_confirm"):
        st.warning(
            literal(
                f"The record becomes what it was on {when(copy.made_at, zone)}, in every open window. What it is now "
                "is copied first, so that you can go back. What was stored since that time is then in that copy alone."
            )
        )
        with st.container(horizontal=True):
            st.button("Yes, restore it", key=f"copy_{place}_go", type="primary", on_click=_restore, args=(copy,))
            st.button("Leave all as it is", key=f"copy_{place}_no", on_click=_forget)


def outcome() -> None:
    """What the last restore did, with the way back; or why it did nothing."""
    if fault := st.session_state.pop(_FAULT, None):
        st.error(literal(fault))
    done: Restored | None = st.session_state.get(_DONE)
    if done:
        with st.container(border=True, key="copy_outcome"):
            st.success(literal(done.said))
            with st.container(horizontal=True):
                if done.undo:
                    st.button("Undo the restore", key="copy_undo", on_click=_restore, args=(done.undo,))
                st.button("Dismiss", key="copy_dismiss", type="tertiary", on_click=_dismiss)


def _want(place: str, copy: Backup) -> None:
    st.session_state[_WANTED] = (place, copy.path.name)


def _forget() -> None:
    st.session_state.pop(_WANTED, None)


def _dismiss() -> None:
    st.session_state.pop(_DONE, None)


def _restore(copy: Backup) -> None:
    _forget()
    _dismiss()
    settings = default_settings()
    let_go()  # also of what it remembers of a damaged file
    try:
        replaced = restore_backup(settings.database_url, copy.path, settings.backups, clock)
        st.session_state[_DONE] = _told(copy, replaced, settings.backups)
    except CoachError as error:
        st.session_state[_FAULT] = str(error)


def _told(copy: Backup, replaced: Path | None, folder: Path) -> Restored:
    said = f"Restored: the copy of {copy_title(copy, shown_zone())}."
    kept = next((one for one in list_backups(folder) if one.path == replaced), None)
    if kept:
        return Restored(f"{said} What was there before is a copy too.", kept)
    return Restored(f"{said} The damaged file is kept as {replaced}." if replaced else said, None)

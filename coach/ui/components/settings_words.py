"""The user's own words, which proofreading takes for right."""

import streamlit as st

from coach.domain.choices import LONGEST_WORD
from coach.errors import CoachError
from coach.services.preferences import add_word, load_preferences, remove_word
from coach.storage.record import Record
from coach.ui.components.literal import literal, with_unseen

_SAID = "settings_words_said"
# A name of a firm or a person has more than one.
_AT_ONCE = 2 * LONGEST_WORD


def words_form(record: Record) -> None:
    """One at a time to add, each with its own button to take it out."""
    words = load_preferences(record).choices.words
    st.html("<h2>My words</h2>")
    st.caption(
        "Names, jargon and words of your trade that proofreading should take for right, in small letters or large."
    )
    with st.form("settings_words", clear_on_submit=True):
        word = st.text_input("A word", max_chars=_AT_ONCE, autocomplete="off", key="settings_word")
        if st.form_submit_button("Add it"):
            _change(record, word)
    if said := st.session_state.pop(_SAID, None):
        st.success(literal(said))
    if words:
        with st.container(horizontal=True, key="settings_words_kept"):
            for number, kept in enumerate(sorted(words, key=str.lower)):
                if st.button(with_unseen(f"{literal(kept)} ✕", "take it out"), key=f"settings_word_{number}"):
                    _remove(record, kept)


def _change(record: Record, word: str) -> None:
    try:
        add_word(record, word)
    except CoachError as error:
        st.error(literal(str(error)))
        return
    st.session_state[_SAID] = f"“{word.strip()}” is one of your words."
    st.rerun()


def _remove(record: Record, word: str) -> None:
    remove_word(record, word)
    st.session_state[_SAID] = f"“{word}” is no longer one of your words."
    st.rerun()

"""The user's own words, which proofreading takes for right."""

from functools import partial

import streamlit as st

from coach.domain.choices import LONGEST_WORD
from coach.services.preferences import add_word, load_preferences, remove_word
from coach.storage.record import Record
from coach.ui.components.literal import literal, with_unseen
from coach.ui.components.said import change_and_say, say

_SAID = "settings_words_said"
# A name of a firm or a person has more than one.
_AT_ONCE = 2 * LONGEST_WORD


def words_form(record: Record) -> None:
    """One at a time to add, each with its own button to take it out."""
    words = load_preferences(record).choices.words
    st.html('<h2 id="settings-words" class="fc-more">My words</h2>')
    st.caption(
        "Names, jargon and words of your trade that proofreading should take for right, in small letters or large."
    )
    with st.form("settings_words", clear_on_submit=True):
        word = st.text_input("A word", max_chars=_AT_ONCE, autocomplete="off", key="settings_word")
        if st.form_submit_button("Add it"):
            change_and_say(_SAID, f"“{word.strip()}” is one of your words.", partial(add_word, record, word))
    say(_SAID)
    if words:
        with st.container(horizontal=True, key="settings_words_kept"):
            for number, kept in enumerate(sorted(words, key=str.lower)):
                if st.button(with_unseen(f"{literal(kept)} ✕", "take it out"), key=f"settings_word_{number}"):
                    said = f"“{kept}” is no longer one of your words."
                    change_and_say(_SAID, said, partial(remove_word, record, kept))

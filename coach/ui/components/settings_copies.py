"""Copies of the record: which there are, one more, one put back, and whether the record is sound."""

import streamlit as st

from coach.errors import CoachError
from coach.settings import Settings
from coach.storage.backups import KEEP_DAYS, KEEP_NEWEST, list_backups
from coach.storage.database import record_file
from coach.ui.components.copy_restore import restore_offer
from coach.ui.components.literal import literal
from coach.ui.components.said import change_and_say, say
from coach.ui.copies_words import copies_table, copy_title
from coach.ui.person import is_own_machine
from coach.ui.record import shown_zone
from coach.ui.store import get_store
from coach.ui.today.words import told_apart

_SAID = "settings_copies_said"


def copies(settings: Settings) -> None:
    """What is wrong becomes a sentence, and the copies can be reached all the same."""
    st.html('<h2 id="settings-copies" class="fc-more">Copies of your record</h2>')
    try:
        if record_file(settings.database_url) is None:
            st.caption("The record is on a PostgreSQL server, and whoever looks after the server keeps copies of it.")
            return
        if not is_own_machine():
            # A copy holds what belongs to everybody.
            st.caption("Whoever looks after this server keeps copies of it.")
            return
        st.caption(
            f"One is made on the first use of each day, and before every upload, restore and change of form. The "
            f"newest {KEEP_NEWEST} are kept, and the newest of each of the last {KEEP_DAYS} days that have one."
        )
        _listed(settings)
    except CoachError as error:
        st.error(literal(str(error)))


def _listed(settings: Settings) -> None:
    with st.container(horizontal=True):
        if st.button("Make a copy now", key="settings_copy_now"):
            change_and_say(_SAID, "The copy is made.", lambda: get_store().backup())
        _check()
    say(_SAID)
    found, zone = list_backups(settings.backups), shown_zone()
    if not found:
        st.caption("There are none yet.")
        return
    with st.expander(f"Copies: {len(found)}", key="settings_copies_list"):
        st.html(copies_table(found, zone))
        st.caption(literal(f"They are in {settings.backups}, readable by you alone."))
    # Streamlit knows an option by its words: two of one second would be one.
    words = told_apart(copy_title(one, zone) for one in found)
    titles = {one.path.name: title for one, title in zip(found, words, strict=True)}
    name = st.selectbox("A copy to go back to", list(titles), format_func=titles.__getitem__, key="settings_copy")
    restore_offer(next(one for one in found if one.path.name == name), "settings")


def _check() -> None:
    if not st.button("Check the record", key="settings_check"):
        return
    faults = get_store().check()
    if faults:
        st.error(literal("\n".join(("The record is not sound.", *faults))))
    else:
        st.success("The record is sound.")

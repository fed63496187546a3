"""All that is kept of a person: to take along as one file, and to erase."""

from functools import partial

import streamlit as st

from coach.bootstrap import clock
from coach.errors import CoachError
from coach.services.own_data import erase, everything_of
from coach.storage.store import Store
from coach.ui.components.farewell import say_farewell
from coach.ui.components.literal import literal
from coach.ui.record_words import count
from coach.ui.store import get_store
from coach.ui.taking import made_on_press

CONFIRMED = "erase everything"
_ON_A_SERVER = (
    "Backups of this server hold older copies until they are thinned out: by its rule for 30 days, which whoever runs "
    "it may have set otherwise. They are read by nobody but the operator, to bring a broken record back."
)


def own_data(store: Store, owner: str, *, alone: bool) -> None:
    """`alone`: on a machine of one's own, where the backups hold nobody else's record."""
    st.html('<h2 id="settings-data" class="fc-more">Your data</h2>')
    of_others = "" if alone else ", who may see it and who looked"
    st.caption(
        "One file with everything that is kept of you: applications, notes with their versions, settings, uploads"
        f"{of_others}. A README in it says what is what; the record in it can be uploaded again."
    )
    st.download_button(
        "Download everything", made_on_press(lambda owner: everything_of(get_store(), owner, clock())),
        "followup-coach.zip", "application/zip", on_click="ignore", icon=":material/download:",
        key="settings_export_all",
    )  # fmt: skip
    with st.expander("Erase everything", key="settings_erase_fold"):
        _erasure(store, owner, alone=alone)


def _erasure(store: Store, owner: str, *, alone: bool) -> None:
    copies = len(store.backups()) if alone else 0
    all_of_it = "application, note, version and setting is taken out at once"
    with_others = "application, note, version, setting and share is taken out at once, with what advisers looked at"
    st.markdown(f"Every {all_of_it if alone else with_others}. **There is no way back**, and no copy is made before.")
    st.markdown(literal(_backup_words(copies) if alone else _ON_A_SERVER))
    with st.form("settings_erase"):
        typed = st.text_input(f"To go on, type: {CONFIRMED}", autocomplete="off", key="settings_erase_typed")
        # Also where none is listed: a damaged file that was put aside is no backup, and holds words all the same.
        backups = alone and st.checkbox(
            "Delete all copies too, with damaged files that were put aside", value=True, key="settings_erase_backups"
        )
        if st.form_submit_button("Erase everything for good"):
            _erase(typed, partial(erase, store, owner, backups=backups))


def _erase(typed: str, erasing: partial[bool]) -> None:
    if typed.strip().casefold() != CONFIRMED:
        st.error(f"Nothing was erased. Type “{CONFIRMED}” in the field if you mean it.")
        return
    try:
        say_farewell(scrubbed=erasing())
    except CoachError as error:
        st.error(literal(str(error)))


def _backup_words(copies: int) -> str:
    return f"{count(copies, 'copy', 'copies')} of the record: what was there then is in there." if copies else ""

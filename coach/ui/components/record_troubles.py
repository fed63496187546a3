"""Above every page: a server open to all, a record that is damaged or can't be written, a copy of the day not made."""

import streamlit as st

from coach.errors import CoachError
from coach.settings import default_settings
from coach.storage.backups import newest_sound
from coach.storage.faults import Damaged
from coach.ui.components.copy_restore import outcome, restore_offer
from coach.ui.components.literal import literal
from coach.ui.daily import get_daily
from coach.ui.door.configured import is_open_to_all
from coach.ui.person import is_own_machine
from coach.ui.store import get_store

_OPEN = (
    "This server can be reached by the network, and nobody has to sign in: whoever reaches it reads and changes this "
    "record. Let it listen on 127.0.0.1 only, or set up sign-in (docs/server.md)."
)


def record_troubles() -> None:
    """Nothing where all is well; on a server, where a copy holds everybody's record, nobody restores it from a page."""
    if is_own_machine():
        outcome()
    if is_open_to_all():
        st.warning(_OPEN)
    try:
        store = get_store()
        damage, refusal = store.damage(), store.refusal
    except Damaged as error:
        damage, refusal = str(error), None
    except CoachError:
        return  # the page says why
    if damage:
        _damaged(damage)
    elif refusal:
        st.warning(literal(f"Your record can be read and not be changed. {refusal}"))
    elif fault := get_daily().fault:
        st.warning(literal(f"Today's copy of your record could not be made. {fault}"))


def _damaged(damage: str) -> None:
    with st.container(border=True, key="record_damaged"):
        st.error(literal(f"The file of your record is damaged. Nothing more is written to it. {damage}"))
        if not is_own_machine():
            st.text("Tell whoever looks after this server: `coach restore` puts a copy in its place.")
            return
        try:
            copy = newest_sound(default_settings().backups)
        except CoachError as error:
            st.error(literal(str(error)))
            return
        if copy is None:
            st.text("There is no sound copy of it. Put the file aside before you start anew: somebody may mend it.")
            return
        st.text("The newest sound copy can take its place; the damaged file is kept as it is.")
        restore_offer(copy, "damaged")

"""What the person of this session is among others; on a machine of one's own there are no others."""

import streamlit as st

from coach.bootstrap import clock
from coach.domain.sharing import Role, Share
from coach.errors import CoachError
from coach.storage.sharing import Sharing
from coach.ui.person import current_person, is_own_machine
from coach.ui.store import get_store

_SEEN = "sharing_seen"


def my_sharing() -> Sharing:
    """What this person gives and is given; read anew at every use, since it may be taken back at any time."""
    return get_store().sharing(current_person().owner)


def role_here() -> Role:
    """As it is at this moment. Where the record can't be had, a person's: the fault is told where it is shown."""
    if is_own_machine():
        return Role.PERSON
    try:
        sharing = my_sharing()
        _be_seen(sharing)
        return sharing.role()
    except CoachError:
        return Role.PERSON


def holding_shares() -> tuple[Share, ...]:
    """Whom this person lets read their record now."""
    return () if is_own_machine() else my_sharing().shares(open_only=True)


def _be_seen(sharing: Sharing) -> None:
    """Once a day in each session, and again where the sign-in tells another name or address."""
    now = (current_person(), clock().date())
    if st.session_state.get(_SEEN) != now:
        sharing.seen(current_person())
        st.session_state[_SEEN] = now

"""Who stands at the door: let in, or not yet, or no longer."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import timedelta

import streamlit as st

from coach.bootstrap import clock
from coach.domain.people import LOCAL_OWNER, Person
from coach.domain.sign_in import SignIn, Standing, read_claims, standing
from coach.domain.sign_in_rules import SignInRules
from coach.errors import CoachError
from coach.services import signing_out
from coach.settings import default_settings
from coach.storage.record import Record
from coach.ui.door.configured import sign_in_rules
from coach.ui.store import get_store

_WHOSE = "door_whose"


@dataclass(frozen=True, slots=True)
class Entrance:
    """`rules` are none on a machine of one's own, or where they are at `fault`; `was` is what became of a sign-in."""

    rules: SignInRules | None = None
    sign_in: SignIn | None = None
    was: Standing | None = None
    fault: str = ""

    @property
    def person(self) -> Person | None:
        """Who is let in."""
        if self.fault:
            return None
        if self.rules is None:
            return Person(LOCAL_OWNER)
        return self.sign_in.person if self.sign_in and self.was is Standing.HOLDS else None


def lasts() -> timedelta:
    """For how long a sign-in holds."""
    return default_settings().sign_in_lasts


def at_the_door() -> Entrance:
    """Who this session belongs to at this instant, were no sign-in ever ended by hand."""
    try:
        rules = sign_in_rules()
        if rules is None or not st.user.get("is_logged_in"):
            return Entrance(rules)
        now = clock()
        sign_in = read_claims(st.user.to_dict(), now)
        return Entrance(rules, sign_in, standing(sign_in, now, lasts(), ()))
    except CoachError as error:
        return Entrance(fault=str(error))


def look() -> Entrance:
    """The same, heeding sign-ins that were ended by hand; nobody meets what another left in a session."""
    found = at_the_door()
    if found.sign_in and found.person:
        found = replace(found, was=_standing_now(found.sign_in))
    whose = found.person.owner if found.person else None
    # Not where it ended: what was typed may still be on its way, and looks for what it was typed into.
    if whose and st.session_state.get(_WHOSE, whose) != whose:
        st.session_state.clear()
    if whose:
        st.session_state[_WHOSE] = whose
    return found


def still_holds(came: Entrance) -> bool:
    """Whether somebody who was let in still is, asked outside their page too."""
    if came.sign_in is None:
        return came.person is not None
    return _standing_now(came.sign_in) is Standing.HOLDS


def sign_out(sign_in: SignIn) -> None:
    """Ends it here, in the windows beside this one, and for any copy of its cookie."""
    try:
        signing_out.end(_record(sign_in), sign_in, clock(), lasts())
    except CoachError as error:
        # This browser forgets it all the same.
        st.toast(str(error))
    st.logout()


def _standing_now(sign_in: SignIn) -> Standing:
    return standing(sign_in, clock(), lasts(), _signed_out(sign_in))


def _signed_out(sign_in: SignIn) -> Collection[str]:
    try:
        return signing_out.ended(_record(sign_in))
    except CoachError:
        # Without the record there is nothing to be seen of anybody, and the page tells why.
        return ()


def _record(sign_in: SignIn) -> Record:
    return get_store().record(sign_in.person.owner)

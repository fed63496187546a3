"""The record as the pages hold it: one store for the process, a record for each person."""

from dataclasses import replace
from zoneinfo import ZoneInfo

import streamlit as st

from coach.bootstrap import build_store
from coach.errors import CoachError
from coach.services.preferences import load_preferences
from coach.settings import Settings, default_settings
from coach.storage.record import Record
from coach.storage.store import Store
from coach.ui.person import current_person


def _is_fit(store: Store) -> bool:
    if store.is_worth_keeping_open():
        return True
    store.close()
    return False


@st.cache_resource(show_spinner=False, validate=_is_fit)
def get_store() -> Store:
    """The open store; raises StoreFault, which says what to do, and is tried again on the next run."""
    store = build_store(default_settings())
    # Damage that no query has met yet is told too; what can still be read may be.
    store.look_through()
    return store


def let_go() -> None:
    """Closes the store, where it is open; the next page opens it anew."""
    try:
        get_store().close()
    except CoachError:
        return
    finally:
        get_store.clear()


def get_settings() -> Settings:
    """Where things are kept, and the time zone: the one that the user chose, else that of the machine."""
    settings, chosen = default_settings(), load_preferences(get_record()).zone_name
    return replace(settings, zone_name=chosen) if chosen else settings


def shown_zone() -> ZoneInfo:
    """The clock of the pages, also where the record can't be read."""
    try:
        return get_settings().zone
    except CoachError:
        return default_settings().zone


def get_record() -> Record:
    """What belongs to the person of this session."""
    return get_store().record(current_person().owner)

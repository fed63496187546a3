"""The record as the pages hold it: one store for the process, a record for each person."""

from dataclasses import replace

import streamlit as st

from coach.bootstrap import build_store
from coach.services.preferences import load_preferences
from coach.settings import Settings, default_settings
from coach.storage.record import Record
from coach.storage.store import Store
from coach.ui.person import current_person


@st.cache_resource(show_spinner=False)
def get_store() -> Store:
    """The open store; raises StoreFault, which says what to do, and is tried again on the next run."""
    return build_store(default_settings())


def get_settings() -> Settings:
    """Where things are kept, and the time zone: the one that the user chose, else that of the machine."""
    settings, chosen = default_settings(), load_preferences(get_record()).zone_name
    return replace(settings, zone_name=chosen) if chosen else settings


def get_record() -> Record:
    """What belongs to the person of this session."""
    return get_store().record(current_person().owner)

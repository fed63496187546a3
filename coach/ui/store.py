"""The one store of this process, which every session shares."""

import streamlit as st

from coach.bootstrap import build_store
from coach.settings import default_settings
from coach.storage.store import Store


@st.cache_resource(show_spinner=False, validate=Store.is_worth_keeping_open)
def get_store() -> Store:
    """The open store; raises StoreFault, which says what to do, and is tried again on the next run."""
    store = build_store(default_settings())
    # Damage that no query has met yet is told too; what can still be read may be.
    store.look_through()
    return store

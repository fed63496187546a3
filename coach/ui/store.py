"""The one store of this process, which every session shares."""

import streamlit as st

from coach.bootstrap import build_store
from coach.errors import CoachError
from coach.settings import default_settings
from coach.storage.store import Store
from coach.ui.door.configured import is_shared


def _is_fit(store: Store) -> bool:
    if store.is_worth_keeping_open():
        return True
    store.close()
    return False


@st.cache_resource(show_spinner=False, validate=_is_fit)
def get_store() -> Store:
    """The open store; raises StoreFault, which says what to do, and is tried again on the next run."""
    store = build_store(default_settings(), shared=is_shared())
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

"""The copy of the day, made beside the pages: on the first use of a day, however long the server has been running. And
a look at the file now and then: what is read from memory does not tell that the disk has gone bad."""

import threading
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

import streamlit as st

from coach.bootstrap import clock
from coach.errors import CoachError
from coach.storage.store import Store
from coach.ui.store import get_store

# Between two looks, and after a copy that failed, as on a full disk.
PAUSE = timedelta(minutes=10)


@dataclass
class Daily:
    """What this process knows of the copy of the day; `fault` says why the last try failed."""

    done: date | None = None
    tried_at: datetime | None = None
    fault: str | None = None
    lock: threading.Lock = field(default_factory=threading.Lock)

    def is_due(self, now: datetime) -> bool:
        """On another day, or after a pause; a clock that was set back is no reason to wait."""
        rested = self.tried_at is None or not self.tried_at <= now < self.tried_at + PAUSE
        return rested or (self.done != now.date() and self.fault is None)

    def make(self, store: Store, now: datetime) -> None:
        """Tries it; what goes wrong is kept to be told."""
        try:
            store.look_through()
            if self.done != now.date():
                store.keep_daily()
            self.done, self.fault = now.date(), None
        except CoachError as error:
            self.fault = str(error)
        finally:
            self.lock.release()


@st.cache_resource(show_spinner=False)
def get_daily() -> Daily:
    """One for the process."""
    return Daily()


def keep_daily_copy() -> None:
    """Begins the copy where it is due, in a thread: no page waits for it."""
    daily, now = get_daily(), clock()
    try:
        store = get_store()
    except CoachError:
        return  # the page tells of it
    if store.refusal or not daily.is_due(now) or not daily.lock.acquire(blocking=False):
        return
    daily.tried_at = now
    threading.Thread(target=daily.make, args=(store, now), name="daily copy", daemon=True).start()

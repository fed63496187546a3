"""Opens the record for a command, and closes it after."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from coach.bootstrap import build_store, time_rules
from coach.domain.people import LOCAL_OWNER
from coach.settings import default_settings

if TYPE_CHECKING:
    from coach.storage.record import Record
    from coach.storage.store import Store


@contextmanager
def opened_store() -> Iterator["Store"]:
    """The store of this machine."""
    store = build_store(default_settings())
    try:
        yield store
    finally:
        store.close()


@contextmanager
def opened_record() -> Iterator["Record"]:
    """The record of the person at this machine."""
    with opened_store() as store:
        yield store.record(LOCAL_OWNER)


def zone_of(record: "Record") -> ZoneInfo:
    """The time zone that the person chose, else that of the machine."""
    return time_rules(record, default_settings()).zone

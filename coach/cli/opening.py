"""Opens the record for a command, and closes it after."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from coach.bootstrap import build_store, time_rules
from coach.domain.people import LOCAL_OWNER
from coach.errors import CoachError
from coach.settings import default_settings
from coach.terminal.plain import say

if TYPE_CHECKING:
    from coach.storage.record import Record
    from coach.storage.store import Store


@contextmanager
def opened_store(*, daily: bool = True) -> Iterator["Store"]:
    """The store of this machine, copied on its first use of the day where `daily`."""
    store = build_store(default_settings())
    try:
        if daily and not store.refusal:
            _copy_of_the_day(store)
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


def _copy_of_the_day(store: "Store") -> None:
    """Without it the command does its work all the same."""
    try:
        store.keep_daily()
    except CoachError as error:
        say(f"coach: today's copy of the record could not be made. {error}", err=True)

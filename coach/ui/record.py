"""The record as the pages hold it: one for each person."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from coach.errors import CoachError
from coach.services.preferences import load_preferences
from coach.settings import Settings, default_settings
from coach.storage.record import Record
from coach.ui.person import current_person
from coach.ui.store import get_store


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

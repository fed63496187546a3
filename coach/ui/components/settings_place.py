"""The region whose holidays count, and the clock by which days are counted."""

from functools import partial
from zoneinfo import available_timezones

import streamlit as st

from coach.regions import calendar_of, region_names
from coach.services.preferences import load_preferences, save_place
from coach.settings import Settings, find_zone
from coach.storage.record import Record
from coach.ui.components.said import change_and_say, say
from coach.ui.door.configured import whereabouts

MACHINE = ""  # among the zones: the one that the machine is set to
NOWHERE = ""  # among the regions: none, so that there are no holidays
_SAID = "settings_place_said"


def place_form(record: Record, settings: Settings) -> None:
    """Both at once; what is not known is refused with a sentence."""
    preferences = load_preferences(record)
    st.html('<h2 id="settings-place">Region and time zone</h2>')
    with st.form("settings_place"):
        names = region_names()
        # A region that another version of the program knew stays to be seen until another is chosen.
        regions = list(dict.fromkeys((NOWHERE, *names, preferences.region or NOWHERE)))
        region = st.selectbox(
            "Region",
            regions,
            index=regions.index(preferences.region or NOWHERE),
            format_func=lambda code: (
                f"{names.get(code, 'Unknown')} ({code})" if code else "None: weekends alone are days off"
            ),
            help="Type a few letters of a country or a part of one. Its public holidays are no business days.",
            key=f"settings_region_{preferences.region}",
        )
        machines = f"That of {whereabouts()}: {settings.zone.key}"
        zones = [MACHINE, *sorted(available_timezones() | {preferences.zone_name or "UTC"})]
        zone = st.selectbox(
            "Time zone",
            zones,
            index=zones.index(preferences.zone_name or MACHINE),
            format_func=lambda name: name or machines,
            key=f"settings_zone_{preferences.zone_name}",
        )
        saved = st.form_submit_button("Save region and zone", type="primary")
    if saved:
        change_and_say(_SAID, "Region and time zone are saved.", partial(_save, record, region, zone))
    say(_SAID)


def _save(record: Record, region: str, zone: str) -> None:
    """Raises InvalidOptions, and keeps nothing, where one is not known."""
    calendar_of(region, [])
    if zone:
        find_zone(zone)
    save_place(record, region or None, zone or None)

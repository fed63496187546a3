"""The region whose holidays count, and the clock by which days are counted."""

from zoneinfo import available_timezones

import streamlit as st

from coach.errors import CoachError
from coach.regions import calendar_of
from coach.services.preferences import load_preferences, save_place
from coach.settings import Settings, find_zone
from coach.storage.record import Record
from coach.ui.components.literal import literal

MACHINE = ""  # among the zones: the one that the machine is set to
_SAID = "settings_place_said"


def place_form(record: Record, settings: Settings) -> None:
    """Both at once; what is not known is refused with a sentence."""
    preferences = load_preferences(record)
    st.html("<h2>Region and time zone</h2>")
    with st.form("settings_place"):
        region = st.text_input(
            "Region",
            value=preferences.region or "",
            placeholder="GB-ENG, US, DE-BY",
            help="A country, or a part of one, by its ISO 3166 code. Left empty, only weekends are days off.",
            autocomplete="off",
            key=f"settings_region_{preferences.region}",
        )
        zones = [MACHINE, *sorted(available_timezones() | {preferences.zone_name or "UTC"})]
        zone = st.selectbox(
            "Time zone",
            zones,
            index=zones.index(preferences.zone_name or MACHINE),
            format_func=lambda name: name or f"That of this computer: {settings.zone.key}",
            key=f"settings_zone_{preferences.zone_name}",
        )
        saved = st.form_submit_button("Save region and zone", type="primary")
    if saved:
        _save(record, region or "", zone)
    if said := st.session_state.pop(_SAID, None):
        st.success(said)


def _save(record: Record, region: str, zone: str) -> None:
    code = region.strip().upper()
    try:
        calendar_of(code, [2026])
        if zone:
            find_zone(zone)
        save_place(record, code or None, zone or None)
    except CoachError as error:
        st.error(literal(str(error)))
        return
    st.session_state[_SAID] = "Region and time zone are saved."
    st.rerun()

"""Every number of the timing rules: what it is, its default and bounds, where they come from, and how to go back."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from coach.domain.facts import load_facts
from coach.domain.timing import Threshold, load_timing
from coach.services.preferences import load_preferences, save_thresholds
from coach.storage.record import Record
from coach.ui.components.said import change_and_say, say
from coach.ui.components.sources import sources
from coach.ui.today.thresholds import grouped, in_pairs

_SAID = "settings_thresholds_said"


def thresholds_form(record: Record) -> None:
    """The changed ones first, each with its way back; then all of them."""
    known, overrides = load_timing(), load_preferences(record).overrides
    st.html('<h2 id="settings-thresholds" class="fc-more">Thresholds</h2>')
    _changed(record, known, overrides)
    with st.form("settings_thresholds"):
        values = {}
        for title, ids in grouped(known).items():
            st.html(f"<h3>{title}</h3>")
            for pair in in_pairs(ids):
                for column, id_ in zip(st.columns(2, gap="large"), pair, strict=False):
                    with column:
                        values[id_] = _field(known[id_], overrides.get(id_))
        saved = st.form_submit_button("Save thresholds", type="primary")
    if saved:
        _save(record, values, "The thresholds are saved.")
    say(_SAID)


def _changed(record: Record, known: Mapping[str, Threshold], overrides: Mapping[str, int]) -> None:
    if not overrides:
        st.caption("All stand at their defaults.")
        return
    with st.container(border=True, key="settings_changed"):
        st.markdown(f"**Changed by you: {len(overrides):,}**")
        for id_ in overrides:
            left = {other: value for other, value in overrides.items() if other != id_}
            with st.container(horizontal=True, vertical_alignment="center"):
                st.text(f"{known[id_].title}: {_measured(overrides[id_], known[id_])}")
                label = f"Back to {known[id_].default}"
                if st.button(label, help=known[id_].title, key=f"settings_reset_{id_}"):
                    _save(record, left, f"{known[id_].title} is back at its default.")
        if st.button("Reset all", key="settings_reset_all"):
            _save(record, {}, "All are back at their defaults.")


def _field(one: Threshold, override: int | None) -> int:
    value = one.default if override is None else override
    with st.container(key=f"settings_field_{one.id}"):
        mark = ", changed" if override is not None else ""
        # A field of its own for each value kept, so that it shows what is kept.
        typed = st.number_input(
            f"{one.title} ({one.unit}){mark}", *one.bounds, value=value, step=1, key=f"settings_{one.id}_{value}"
        )
        low, high = one.bounds
        st.html(
            f'<p class="fc-quiet fc-small">Default {one.default}, from {low} to {high}. {escape(one.why)}</p>'
            f"{sources(one.facts, load_facts())}"
        )
    return int(typed)


def _save(record: Record, values: Mapping[str, int], said: str) -> None:
    change_and_say(_SAID, said, lambda: save_thresholds(record, values))


def _measured(value: int, one: Threshold) -> str:
    return f"{value} (default {one.default}), {one.unit}"

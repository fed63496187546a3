"""The record to take away. A file is made when its button is pressed, not on every rerun."""

from collections.abc import Mapping
from functools import partial

import streamlit as st

from coach.bootstrap import clock, time_rules
from coach.services.exporting import Form, exported, exported_drafts
from coach.settings import default_settings
from coach.ui.record import get_settings
from coach.ui.store import get_store
from coach.ui.taking import made_on_press

_LABELS: Mapping[Form, tuple[str, str]] = {
    Form.CSV: ("Spreadsheet (CSV)", "text/csv"),
    Form.JSON: ("Applications (JSON)", "application/json"),
    Form.LOG: ("Printable log (HTML)", "text/html"),
}


def export_buttons() -> None:
    """One for each form, with what each is for."""
    zone = get_settings().zone
    today = clock().astimezone(zone).date()
    with st.expander("Take your record with you", key="applications_export"):
        st.caption(
            "The spreadsheet and the JSON file hold every application and can be uploaded again. Your notes, with "
            "their earlier versions, are a file of their own. The log is for printing: stages with their dates, "
            "as a job centre asks for, without notes and messages."
        )
        with st.container(horizontal=True):
            for form, (label, mime) in _LABELS.items():
                st.download_button(
                    label,
                    data=made_on_press(partial(_made, form)),
                    file_name=f"applications-{today.isoformat()}.{form}",
                    mime=mime,
                    on_click="ignore",
                    key=f"applications_export_{form}",
                )
            st.download_button(
                "Your notes (JSON)",
                data=made_on_press(lambda owner: exported_drafts(get_store().record(owner))),
                file_name=f"notes-{today.isoformat()}.json",
                mime="application/json",
                on_click="ignore",
                key="applications_export_notes",
            )


def _made(form: Form, owner: str) -> bytes:
    record = get_store().record(owner)
    return exported(record, form, clock(), time_rules(record, default_settings()).zone)

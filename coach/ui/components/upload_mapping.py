"""Which column holds what: one labelled choice for each column, beside some of its values."""

from collections.abc import Mapping
from html import escape

import streamlit as st

from coach.importing.fields import Field
from coach.importing.formats import UNKNOWN
from coach.importing.own import is_log
from coach.importing.results import ImportReading
from coach.ui.components.literal import literal, spoken
from coach.ui.components.upload_tables import shortened
from coach.ui.upload import session
from coach.ui.upload.held import Upload, doubled, samples_of
from coach.ui.upload.words import FIELD_NAMES

_CHOICES = ("", *(str(field) for field in Field))


def mapping_form(upload: Upload, reading: ImportReading) -> None:
    """Open for a table that is not known, folded away for a tracker's; none for our own forms, which say it all."""
    if not reading.columns or is_log(reading.columns):
        return
    unsettled = reading.format == UNKNOWN and not upload.mapping
    with st.expander("What each column holds", expanded=unsettled, key=f"upload_map_fold_{upload.number}"):
        st.caption("Check the choices, and leave out what does not belong in your record.")
        with st.form(f"upload_map_{upload.number}", border=False):
            chosen = {column: _choice(upload, reading, place) for place, column in enumerate(reading.columns)}
            if st.form_submit_button("Use these columns", key=f"upload_map_go_{upload.number}"):
                _use(upload, chosen)


def _choice(upload: Upload, reading: ImportReading, place: int) -> str:
    column = reading.columns[place]
    names, choice = st.columns([3, 2], vertical_alignment="center")
    samples = " · ".join(shortened(one) for one in samples_of(reading, place)) or "no values in the first rows"
    names.html(
        f'<div class="fc-upload-column" dir="auto"><strong>{escape(column)}</strong>'
        f'<span class="fc-quiet">{escape(samples)}</span></div>'
    )
    picked = choice.selectbox(
        f"Column {place + 1}: {spoken(column)}",
        _CHOICES,
        index=_CHOICES.index(reading.mapping.get(column, "")),
        format_func=FIELD_NAMES.__getitem__,
        label_visibility="collapsed",
        key=f"upload_column_{upload.number}_{place}",
    )
    return picked or ""


def _use(upload: Upload, chosen: Mapping[str, str]) -> None:
    if twice := doubled(chosen):
        field, columns = next(iter(twice.items()))
        both = " and ".join(literal(f"“{column}”") for column in columns)
        st.error(
            f"{FIELD_NAMES[field]} is chosen for {both}. Keep it for one of them, and choose another for the rest."
        )
        return
    session.settle(upload.mapped(chosen))
    st.rerun()

"""An upload from what was recognised to the button that writes it."""

from html import escape

import streamlit as st

from coach.domain.merging import Change
from coach.errors import CoachError, Conflict
from coach.services.importing import Preview, apply_import
from coach.settings import Settings
from coach.storage.imports import ImportRun
from coach.storage.record import Record
from coach.ui.components.literal import literal
from coach.ui.components.upload_mapping import mapping_form
from coach.ui.components.upload_preview import nothing_new, preview_lists
from coach.ui.components.upload_questions import questions
from coach.ui.components.upload_tables import recognised_list
from coach.ui.record_words import count
from coach.ui.upload import session
from coach.ui.upload.held import Upload
from coach.ui.upload.words import recognised

_LONG = 2000  # applications, from which writing takes long enough to show how far it is


def review(record: Record, upload: Upload, settings: Settings) -> None:
    """Everything about the upload that is being looked at."""
    head, away = st.columns([4, 1], vertical_alignment="bottom")
    head.html(f'<h2 class="fc-more" dir="auto">{escape(upload.name)}</h2>')
    away.button("Choose another", on_click=session.let_go, key="upload_away", width="stretch")
    preview = session.preview(record, upload)
    reading = preview.reading
    if preview.is_no_table:
        st.warning(literal(reading.problems[0].message))
        return
    upload = upload.asking(reading)
    session.settle(upload)
    st.html(recognised_list(recognised(reading)))
    mapping_form(upload, reading)
    questions(upload, reading)
    preview_lists(preview, upload.number, settings.zone)
    _bring_in(record, preview)


def _bring_in(record: Record, preview: Preview) -> None:
    if preview.does_nothing:
        st.info(nothing_new(preview))
        return
    if preview.reading.questions:
        st.caption("A question is still open. You can answer it above, or go on: the dates in doubt then stay empty.")
    if st.button("Bring them in", type="primary", key="upload_go"):
        _apply(record, preview)


def _apply(record: Record, preview: Preview) -> None:
    try:
        session.came_in(_written(record, preview))
    except Conflict:
        session.notify("Your record was changed in another window meanwhile. Nothing was written; look once more.")
    except CoachError as error:
        st.error(literal(str(error)))
        return
    else:
        session.ask_about(session.lacking(record), by_hand=False)
    st.rerun()


def _written(record: Record, preview: Preview) -> ImportRun:
    many = preview.count(Change.NEW) + preview.count(Change.CHANGED)
    if len(preview.merges) < _LONG:
        with st.spinner(f"Writing {count(many, 'application')} …"):
            return apply_import(record, preview)
    bar = st.progress(0.0, text="Writing …")

    def tell(written: int, total: int) -> None:
        bar.progress(written / total, text=f"{written:,} of {total:,} written; please stay on this page.")

    return apply_import(record, preview, tell)

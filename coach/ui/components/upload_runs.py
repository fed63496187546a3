"""What was brought in: the latest upload, all earlier ones, and the way back from each."""

from collections.abc import Sequence
from html import escape
from zoneinfo import ZoneInfo

import streamlit as st

from coach.storage.imports import ImportRun
from coach.storage.record import Record
from coach.ui.components.focus import focus_message
from coach.ui.components.literal import literal, spoken
from coach.ui.components.today_links import APPLICATIONS, TODAY
from coach.ui.components.upload_tables import shortened
from coach.ui.record_words import instant_words
from coach.ui.upload import session
from coach.ui.upload.words import run_words

_SHOWN = 10
_LONGEST_NAME = 40  # characters on a button


def outcome(record: Record) -> None:
    """What happened last: a sentence, an upload that came in, or one that could not be taken back."""
    if notice := session.take_notice():
        st.info(literal(notice))
    if stuck := session.conflict():
        _stuck(record, stuck)
    if run := session.done():
        with st.container(key="upload_done"):
            st.success(f"**{run_words(run).capitalize()}.** {literal(run.label)} is in your record.")
            with st.container(horizontal=True):
                st.button("Undo this upload", on_click=session.undo, args=(record, run), key="upload_undo")
                st.page_link(TODAY, label="See what to do today", icon=":material/arrow_forward:")
                st.page_link(APPLICATIONS, label="See the applications", icon=":material/arrow_forward:")
        focus_message("upload_done", run.id)


def earlier_uploads(record: Record, zone: ZoneInfo) -> None:
    """Newest first, those undone too."""
    runs = record.imports()
    if not runs:
        return
    with st.expander(f"Earlier uploads ({len(runs):,})", key="upload_runs"):
        pages = -(-len(runs) // _SHOWN)
        rows = st.container()
        page = st.pagination(pages, key="upload_runs_page") if pages > 1 else 1
        with rows:
            _rows(record, runs[(page - 1) * _SHOWN : page * _SHOWN], zone)


def _rows(record: Record, runs: Sequence[ImportRun], zone: ZoneInfo) -> None:
    for run in runs:
        when = instant_words(run.applied_at, zone)
        says, way_back = st.columns([3, 2], vertical_alignment="center")
        undone = f", undone on {instant_words(run.undone_at, zone)}" if run.undone_at else ""
        says.html(
            f'<div class="fc-upload-column" dir="auto"><strong>{escape(run.label)}</strong>'
            f'<span class="fc-quiet">{escape(when)}: {run_words(run)}{undone}</span></div>'
        )
        if not run.undone_at:
            way_back.button(
                f"Undo {shortened(spoken(run.label), _LONGEST_NAME)}",
                on_click=session.undo,
                args=(record, run),
                key=f"upload_back_{run.id}",
            )


def _stuck(record: Record, stuck: session.UndoConflict) -> None:
    with st.container(key="upload_conflict"):
        st.warning(literal(stuck.message))
        with st.container(horizontal=True):
            st.button("Leave it as it is", on_click=session.settle_conflict, key="upload_conflict_leave")
            if not stuck.run.undone_at:
                st.button(
                    "Undo it and give up these changes",
                    on_click=session.undo,
                    args=(record, stuck.run),
                    kwargs={"discard_changes": True},
                    key="upload_conflict_force",
                )

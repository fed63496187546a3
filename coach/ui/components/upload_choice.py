"""Where a table comes from: a file, the clipboard, or the sample that can be tried on an empty record."""

import streamlit as st

from coach.domain.merging import Change
from coach.importing.results import ImportOptions
from coach.services.importing import apply_import, preview_import
from coach.settings import Settings
from coach.storage.imports import ImportRun
from coach.storage.paging import Query
from coach.storage.record import Record
from coach.ui.record_words import count
from coach.ui.upload import session
from coach.ui.upload.held import PASTED

LARGEST_MB = 20  # as server.maxUploadSize
SAMPLE_LABEL = "Sample data"
_SAMPLE_FILE = "search.json"


def choose(settings: Settings) -> None:
    """A file or pasted cells; either is only read, nothing is written."""
    number = session.upload_count()
    st.html('<h2 class="fc-more">Choose a table</h2>')
    from_file, from_clipboard = st.columns(2, gap="large")
    with from_file:
        # Any kind of file may be dropped: what is no table gets a sentence of the importer's that says what it is.
        given = st.file_uploader(
            f"A file: CSV, TSV, Excel (.xlsx) or JSON, up to {LARGEST_MB} MB",
            max_upload_size=LARGEST_MB,
            key=f"upload_file_{number}",
        )
    with from_clipboard, st.form(f"upload_paste_form_{number}", border=False):
        pasted = st.text_area(
            "Or cells copied from a spreadsheet",
            key=f"upload_paste_{number}",
            height=150,
            placeholder="Copy the cells with their headings, and paste them here.",
        )
        read = st.form_submit_button("Read what I pasted", key=f"upload_paste_go_{number}")
    if given is not None:
        session.hold(given.getvalue(), given.name, settings.zone)
        st.rerun()
    if read:
        _hold_pasted(pasted or "", settings)


def sample_offer(record: Record, settings: Settings) -> None:
    """The sample, while the record is empty; a way to take it out again, while it is in."""
    loaded = sample_run(record)
    if loaded:
        with st.container(border=True, key="upload_sample"):
            st.markdown(f"**Sample data is in your record:** {count(loaded.new, 'invented application')}.")
            st.button("Remove the sample data", on_click=session.undo, args=(record, loaded), key="upload_sample_out")
    elif record.page(Query(limit=0)).total == 0:
        with st.container(border=True, key="upload_sample"):
            st.markdown("**Nothing to bring in yet?** Look around with one person’s invented search of a year.")
            if st.button("Try it with sample data", key="upload_sample_in"):
                _load_sample(record, settings)


def sample_run(record: Record) -> ImportRun | None:
    """The sample as an upload, while it is in the record."""
    return next((run for run in record.imports() if run.label == SAMPLE_LABEL and run.undone_at is None), None)


def _hold_pasted(pasted: str, settings: Settings) -> None:
    data = pasted.encode("utf-8", errors="replace")
    if not pasted.strip():
        st.warning("There is nothing in the field yet. Copy cells from your spreadsheet and paste them there.")
    elif len(data) > LARGEST_MB * 1_000_000:
        st.warning(f"That is more than {LARGEST_MB} MB. Save the table as a file, and split it in two.")
    else:
        session.hold(data, PASTED, settings.zone)
        st.rerun()


def _load_sample(record: Record, settings: Settings) -> None:
    try:
        data = (settings.sample_data / _SAMPLE_FILE).read_bytes()
    except OSError:
        st.error("The sample data is missing from this installation. Install the program again to try it.")
        return
    preview = preview_import(record, data, SAMPLE_LABEL, ImportOptions(zone=settings.zone))
    if preview.count(Change.NEW):
        session.came_in(apply_import(record, preview))
    st.rerun()

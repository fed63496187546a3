"""The list of applications: filters, a page of rows, and a way to the rest.

Each row is a link of its own, not a cell of a canvas: links are reached by keyboard, read aloud and opened in a tab.
Only one page of rows leaves the record, so 50,000 applications are as quick as fifty.
"""

from html import escape

import streamlit as st

from coach.domain.applications import Stage
from coach.storage.paging import Page
from coach.storage.record import Record
from coach.ui.applications.listing import ROWS, name_of, pages_of, query_of, row_html
from coach.ui.applications.words import ORDERS
from coach.ui.components.application_export import export_buttons
from coach.ui.components.application_links import NEW, open_link, upload_link
from coach.ui.door.configured import whereabouts
from coach.ui.record_words import STAGE_NAMES, count

SEARCH, STAGES, ORDER, TURN, UNDATED = (
    f"applications_{name}" for name in ("search", "stages", "order", "turn", "undated")
)

_ALL: tuple[str, tuple[Stage, ...]] = ("", ())


def application_list(record: Record) -> None:
    """Draws it, or what to do first where there is nothing yet."""
    asked = _asked()
    page, chosen = _page(record, asked)
    if not page.total and asked == _ALL:
        _first_steps()
        return
    _missing_dates(record)
    _filters()
    if page.total:
        _rows(page, chosen)
    else:
        st.info("No application matches. Try fewer words, or other stages.")
        st.button("Show all", on_click=_show_all, key="applications_show_all")
    export_buttons()


def _first_steps() -> None:
    st.html(
        '<section class="fc-card fc-empty" aria-labelledby="fc-none"><h2 id="fc-none">Nothing here yet</h2><ul>'
        "<li><strong>Bring in a file</strong> from any tracker or spreadsheet. You see what it would do first.</li>"
        "<li><strong>Look round with sample data:</strong> a year of an invented search, which one button removes "
        "again.</li><li><strong>Write one down by hand,</strong> if you have just begun.</li></ul>"
        f'<p class="fc-quiet">Everything stays on {escape(whereabouts())}.</p></section>'
    )
    with st.container(horizontal=True, key="applications_first"):
        upload_link("Upload a file, or try the sample data")
        open_link(NEW, "Add an application by hand", ":material/add:")


def _missing_dates(record: Record) -> None:
    """Looked up again only where the record has changed."""
    stamp = record.state()
    kept = st.session_state.get(UNDATED)
    if kept is None or kept[0] != stamp:
        kept = st.session_state[UNDATED] = (stamp, record.has_undated_interviews())
    if kept[1]:
        with st.container(key="applications_undated"):
            upload_link("Of some interviews the end is not known. Fill in the missing dates")


def _filters() -> None:
    search, stages, order = st.columns([5, 4, 3])
    search.text_input(
        "Search",
        key=SEARCH,
        type="search",
        placeholder="Company, role, place or a name",
        live="300ms",
        on_change=_to_first_page,
        persist_state="session",
    )
    stages.multiselect(
        "Stage",
        list(Stage),
        format_func=STAGE_NAMES.__getitem__,
        placeholder="All stages",
        key=STAGES,
        on_change=_to_first_page,
        persist_state="session",
    )
    order.selectbox("Sort", list(ORDERS), key=ORDER, on_change=_to_first_page, persist_state="session")


def page_key() -> str:
    """The session's name for the page chosen; another with each set of filters, which starts at the first page."""
    return f"applications_page_{st.session_state.get(TURN, 0)}"


def _asked() -> tuple[str, tuple[Stage, ...]]:
    """What to look for; as good as drawn, since widgets tell the session before the page runs."""
    return (st.session_state.get(SEARCH) or "").strip(), tuple(st.session_state.get(STAGES) or ())


def _page(record: Record, asked: tuple[str, tuple[Stage, ...]]) -> tuple[Page, int]:
    """The rows of the page chosen and its number; those of the last one where rows have gone since."""
    order = st.session_state.get(ORDER) or next(iter(ORDERS))
    chosen = st.session_state.get(page_key(), 1)
    page = record.page(query_of(*asked, order, chosen))
    if page.total and not page.rows:
        _to_first_page()
        chosen = pages_of(page.total)
        page = record.page(query_of(*asked, order, chosen))
    return page, chosen


def _rows(page: Page, chosen: int) -> None:
    pages = pages_of(page.total)
    first = (chosen - 1) * ROWS
    with st.container(horizontal=True, vertical_alignment="center", key="applications_count"):
        shown = f"{first + 1:,} to {first + len(page.rows):,} of " if pages > 1 else ""
        st.html(f'<p class="fc-quiet" role="status">{shown}{count(page.total, "application")}</p>')
        open_link(NEW, "Add one by hand", ":material/add:")
    with st.container(key="applications_rows", gap=None):
        for place, row in enumerate(page.rows):
            with st.container(horizontal=True, vertical_alignment="center", key=f"applications_row_{place}"):
                open_link(row.id, name_of(row.company, row.role))
                st.html(row_html(row))
    if pages > 1:
        st.pagination(pages, default=chosen, key=page_key(), persist_state="session")


def _to_first_page() -> None:
    st.session_state[TURN] = st.session_state.get(TURN, 0) + 1


def _show_all() -> None:
    st.session_state[SEARCH], st.session_state[STAGES] = "", []
    _to_first_page()

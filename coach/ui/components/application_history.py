"""The history of an application, line by line; texts are folded, and each line can be taken back."""

from datetime import datetime
from html import escape
from zoneinfo import ZoneInfo

import streamlit as st

from coach.services.editing import take_back
from coach.storage.record import Record, StoredDetail
from coach.ui.applications import session
from coach.ui.applications.history import Line, history
from coach.ui.applications.undo import TakenBack


def history_list(record: Record, detail: StoredDetail, now: datetime, zone: ZoneInfo) -> None:
    """Oldest first."""
    st.html('<h2 class="fc-app-title">History</h2>')
    lines = history(detail.stored.application, detail.log, now, zone)
    if not lines:
        st.html('<p class="fc-quiet">Nothing is written down yet. The buttons above do that.</p>')
    with st.container(key="application_history", gap=None):
        for line in lines:
            with st.container(horizontal=True, key=f"application_line_{line.ids[0]}"):
                st.html(line_html(line))
                st.button(
                    "Take back",
                    type="tertiary",
                    on_click=_take_back,
                    args=(record, detail.stored.id, line),
                    key=f"application_take_back_{line.ids[0]}",
                )


def line_html(line: Line) -> str:
    """What happened when, its texts folded."""
    ahead = ' <span class="fc-ahead">to come</span>' if line.ahead else ""
    texts = "".join(f'<p class="fc-app-text" dir="auto">{escape(text)}</p>' for text in line.texts)
    folded = f"<details><summary>Read the words</summary>{texts}</details>" if texts else ""
    return (
        f'<div class="fc-line"><p class="fc-when">{escape(line.when)}</p>'
        f'<div><p dir="auto">{escape(line.what)}{ahead}</p>{folded}</div></div>'
    )


def _take_back(record: Record, application_id: str, line: Line) -> None:
    def taken() -> None:
        take_back(record, application_id, line.ids)
        session.can_undo(TakenBack(application_id, f"{line.what}, {line.when}", line.events))

    session.attempt(taken)

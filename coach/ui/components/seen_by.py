"""The line at the top of a person's pages that says who may see what stands below."""

from html import escape

import streamlit as st

from coach.errors import CoachError
from coach.ui.components.application_links import PAGES
from coach.ui.sharing.standing import holding_shares


def seen_by() -> None:
    """Nothing where nobody may."""
    try:
        names = [share.adviser_name for share in holding_shares()]
    except CoachError:
        return  # told on the page itself
    if not names:
        return
    who = f"{', '.join(names[:-1])} and {names[-1]}, advisers," if len(names) > 1 else f"{names[0]}, adviser,"
    with st.container(horizontal=True, vertical_alignment="center", key="seen_by"):
        st.html(f'<p class="fc-quiet" dir="auto">{escape(who)} may see this record.</p>')
        st.page_link(PAGES / "settings.py", label="See or change who", icon=":material/visibility:")

"""Draft: a note is written with the coach at one's side."""

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from coach.ui.components.desk import desk
from coach.ui.components.desk_picker import aside, picker
from coach.ui.components.intro import page_head
from coach.ui.desk import session
from coach.ui.record import get_record

st.html(page_head("Write your note", "A thank-you, a check-in or a reply: see how it reads while you write it."))
context = get_script_run_ctx()
gone_to = context is not None and context.is_history_navigation
stored = session.opened(get_record, st.query_params.get("note"), gone_to=gone_to)
picker(stored)
session.draw_all_once()
desk()
aside()

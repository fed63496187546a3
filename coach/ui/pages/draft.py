"""Draft: a note goes in, feedback comes out."""

import streamlit as st

from coach.domain.facts import load_facts
from coach.domain.findings import load_findings
from coach.domain.rubric import load_rubric
from coach.ui.components.criteria import criteria_list, titles_of
from coach.ui.components.intro import page_head, what_you_get
from coach.ui.components.marked_text import marked_note
from coach.ui.components.note_form import note_form
from coach.ui.components.remarks import remarks, stops_first
from coach.ui.components.today_reminder import reminder
from coach.ui.components.verdict import next_edits, verdict
from coach.ui.engine import feedback_on

st.html(
    page_head("Check your note before it goes out", "Paste a thank-you, a check-in or a reply, and see how it reads.")
)
writing, reading = st.columns([7, 5], gap="large")
with writing:
    draft = note_form()
with reading:
    reminder()
if draft.is_blank:
    reading.html(what_you_get())
    st.stop()

result = stops_first(feedback_on(draft))
reading.html(verdict(result, asked=draft.kind) + next_edits(result.next_edits))
if result.score is None:
    st.stop()

facts, titles = load_facts(), titles_of(load_rubric().criteria[result.kind])
marks, list_ = st.columns([7, 5], gap="large")
marks.html(marked_note(draft.text, result, titles))
marks.html(remarks(result.findings, draft.text, rules=load_findings(), facts=facts))
list_.html(criteria_list(result, titles, facts))

"""Somebody's notes as their adviser reads them: a list with scores, and one with its marks."""

from datetime import datetime

import streamlit as st

from coach.domain.drafts import StoredDraft
from coach.domain.facts import load_facts
from coach.domain.findings import load_findings
from coach.domain.messages import ScoreResult
from coach.services.drafting import note_of
from coach.services.sharing import SharedRecord
from coach.ui.applications.listing import ROWS
from coach.ui.components.criteria import criteria_list, titles_for
from coach.ui.components.marked_text import marked_text
from coach.ui.components.remarks import remarks, stops_first
from coach.ui.components.shared_paging import turns
from coach.ui.components.verdict import no_score
from coach.ui.desk.words import KIND_TITLES, draft_title
from coach.ui.engine import get_coach
from coach.ui.record_words import count
from coach.ui.sharing.address import note_link
from coach.ui.today.words import told_apart
from coach.ui.words import BANDS


def shared_notes(record: SharedRecord, share: str, turn: int, now: datetime) -> None:
    """The last changed first, each with its score where it has one."""
    page, rules = record.notes((turn - 1) * ROWS, ROWS)
    st.html('<h2 class="fc-app-title">Notes</h2>')
    st.html(f'<p class="fc-quiet">{count(page.total, "note")}, sent or not, the last changed first.</p>')
    names = told_apart(draft_title(row, now, rules.zone) for row in page.rows)
    with st.container(key="shared_notes", gap=None):
        for place, (row, name) in enumerate(zip(page.rows, names, strict=True)):
            with st.container(key=f"shared_row_{place}", gap=None):
                note_link(share, row.id, name)
                points = "not scored" if row.score is None else f"{row.score:.0f} of 100"
                st.html(f'<p class="fc-quiet">{points}</p>')
    turns(share, "notes", turn, page.total)


def shared_note(record: SharedRecord, note_id: str) -> None:
    """As its writer sees it: the marks, the remarks and what it was read for, by their own weights."""
    note = record.note(note_id)
    draft = note.stored.draft
    result = stops_first(get_coach().with_choices(note.choices).score_note(note_of(draft, note.beside)))
    titles = titles_for(result.kind)
    st.html(f'<h2 class="fc-app-title">{KIND_TITLES.get(note.stored.kind, KIND_TITLES[None])}</h2>')
    st.text(_about(note.stored))
    st.html('<p class="fc-quiet">As its writer sees it: “you” is the writer.</p>')
    left, right = st.columns([7, 5], gap="large")
    left.html(marked_text(draft.text, result, titles))
    if result.score is None:
        right.html(no_score(result))
        return
    facts = load_facts()
    left.html(remarks(result.findings, draft.text, rules=load_findings(), facts=facts))
    right.html(_score(result) + criteria_list(result, titles, facts))


def _about(stored: StoredDraft) -> str:
    draft = stored.draft
    to = ", ".join(filter(None, (*draft.interviewers, draft.company, draft.role)))
    parts = {"To": to, "Subject": draft.subject}
    lines = [f"{name}: {says}" for name, says in parts.items() if says]
    return "\n".join([*lines, "Sent." if stored.sent else "Not sent yet."])


def _score(result: ScoreResult) -> str:
    band = f"{BANDS[result.band]}, band {result.band} of 5" if result.band else ""
    return f'<p class="fc-lead"><strong>{result.score:.0f} of 100</strong> {band}</p>'

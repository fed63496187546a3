"""Beside the note: how it reads, what to change first, and everything it was read for."""

from dataclasses import replace

import streamlit as st

from coach.domain.drafts import Draft
from coach.domain.facts import load_facts
from coach.domain.findings import load_findings
from coach.domain.messages import ScoreResult
from coach.ui.components.criteria import criteria_list, titles_for
from coach.ui.components.desk_remarks import desk_remarks
from coach.ui.components.desk_wordings import missing_wordings
from coach.ui.components.intro import what_you_get
from coach.ui.components.marked_text import marked_note
from coach.ui.components.remarks import remarks
from coach.ui.components.verdict import next_edits, verdict
from coach.ui.desk.buttons import lay
from coach.ui.examples import EXAMPLES, Example


def nothing_yet(blank: Draft) -> None:
    """What will come, and an example of each kind to try."""
    st.html(what_you_get())
    with st.container(horizontal=True, key="desk_examples"):
        for example in EXAMPLES:
            st.button(example.title, key=f"desk_example_{example.kind}", on_click=_try, args=(example, blank))


def feedback(draft: Draft, result: ScoreResult, *, may_change: bool = True) -> None:
    """`result` has its findings in the order in which they are numbered."""
    st.html(verdict(result, asked=draft.kind) + next_edits(result.next_edits))
    if result.score is not None and may_change:
        missing_wordings(draft, result)


def details(draft: Draft, result: ScoreResult, *, marked: bool = True) -> None:
    """Remarks and criteria, which lead to their words in the note; `marked`: with the note to read through, and with
    what may be done about each remark."""
    if result.score is None:
        return
    facts, titles = load_facts(), titles_for(result.kind)
    left, right = st.columns([7, 5], gap="large")
    if not marked:
        left.html(remarks(result.findings, draft.text, rules=load_findings(), facts=facts))
    else:
        with left:
            desk_remarks(draft, result)
        with left.expander("Your note with its marks, to read through", key="desk_marked"):
            st.html(marked_note(draft.text, result, titles))
    right.html(criteria_list(result, titles, facts))


def _try(example: Example, blank: Draft) -> None:
    lay(replace(blank, text=example.text, subject="", kind=None))

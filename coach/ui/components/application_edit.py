"""A change to an application: the form, and what to do where another window was quicker."""

from dataclasses import replace
from datetime import date
from html import escape
from typing import Any

import streamlit as st

from coach.domain.applications import Stage
from coach.domain.merging import Stored
from coach.errors import Conflict, NotFound
from coach.exporting.history import day_text
from coach.storage.record import Record
from coach.ui.applications import session
from coach.ui.applications.fields import Difference, fields_of, meet
from coach.ui.applications.session import Edit
from coach.ui.applications.words import FIELDS
from coach.ui.components.application_fields import application_fields, fill_fields, typed_fields
from coach.ui.components.application_links import ONE
from coach.ui.record_words import STAGE_NAMES

_FORM = "edit"


def start_edit(stored: Stored) -> None:
    """Opens the form with what is kept now."""
    before = fields_of(stored.application)
    fill_fields(_FORM, before)
    session.set_edit(Edit(stored.id, stored.version, before))


def edit_form(record: Record, change: Edit) -> None:
    """Draws the form of a change under way."""
    if change.met:
        _met(record, change)
    with st.container(border=True, key="application_edit"):
        application_fields(_FORM)
        with st.container(horizontal=True):
            st.button("Save", type="primary", on_click=_save, args=(record, change), key="application_edit_save")
            st.button("Cancel", on_click=session.set_edit, args=(None,), type="tertiary", key="application_edit_stop")


def gone_form(record: Record, change: Edit) -> None:
    """What was typed of an application that another window deleted."""
    st.warning("Another window deleted this application while you were changing it. What you typed is still here.")
    with st.container(border=True, key="application_edit"):
        application_fields(_FORM)
        with st.container(horizontal=True):
            st.button(
                "Bring it back and save",
                type="primary",
                on_click=_bring_back,
                args=(record, change),
                key="application_edit_back",
            )
            st.button("Let it go", on_click=_let_go, type="tertiary", key="application_edit_let_go")


def _save(record: Record, change: Edit) -> None:
    session.attempt(lambda: _saved(record, change))


def _saved(record: Record, change: Edit) -> None:
    mine = typed_fields(_FORM)
    try:
        now = record.get(change.application_id).stored
    except NotFound:
        return  # the page shows what was typed, and offers to bring the application back
    try:
        record.update(change.application_id, change.version, mine.over(now.application))
    except Conflict:
        _meet(record, change)
        return
    session.set_edit(None)
    session.say("Saved.")


def _meet(record: Record, change: Edit) -> None:
    """Goes on from what the record holds by now; what was typed here stays in the form."""
    now = record.get(change.application_id).stored
    theirs = fields_of(now.application)
    kept, met = meet(change.before, typed_fields(_FORM), theirs)
    fill_fields(_FORM, kept)
    session.set_edit(replace(change, version=now.version, before=theirs, met=met))
    if not met:
        _saved(record, replace(change, version=now.version, before=theirs))


def _met(record: Record, change: Edit) -> None:
    rows = "".join(_row(one) for one in change.met)
    st.html(
        '<section class="fc-card fc-met" role="alert" aria-labelledby="fc-met"><h2 id="fc-met">Another window saved '
        "this application while you were typing</h2><p>Nothing was overwritten, and what you typed is still in the "
        "form. Look at both, then save again.</p>"
        '<table class="fc-table"><thead><tr><th scope="col">Field</th><th scope="col">In the record now</th>'
        f'<th scope="col">In your form</th></tr></thead><tbody>{rows}</tbody></table></section>'
    )
    st.button("Take all from the record", on_click=_take_theirs, args=(record, change), key="application_edit_theirs")


def _row(one: Difference) -> str:
    mine = "the same; you had not changed it" if one.taken else _shown(one.mine)
    cells = f'<td dir="auto">{_shown(one.theirs)}</td><td dir="auto">{mine}</td>'
    return f'<tr><th scope="row">{FIELDS[one.name]}</th>{cells}</tr>'


def _shown(value: Any) -> str:
    if isinstance(value, Stage):
        return STAGE_NAMES[value]
    if isinstance(value, date):
        return day_text(value)
    return escape(value) if value else "nothing"


def _take_theirs(record: Record, change: Edit) -> None:
    session.attempt(lambda: start_edit(record.get(change.application_id).stored))


def _bring_back(record: Record, change: Edit) -> None:
    def back() -> None:
        now = record.restore(change.application_id)
        record.update(now.id, now.version, typed_fields(_FORM).over(now.application))
        session.set_edit(None)
        session.say("Brought back, and saved with what you typed.")

    session.attempt(back)


def _let_go() -> None:
    session.set_edit(None)
    st.query_params.pop(ONE, None)

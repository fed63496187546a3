"""The actions of the day, each with its buttons, and those that are put off."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from coach.domain.actions import Action, Due, Rule
from coach.domain.deeds import deed
from coach.services import acting
from coach.services.today import Today, note_kind, note_start
from coach.storage.record import Record
from coach.ui.components.note_form import start_note
from coach.ui.components.today_card import card, left_alone
from coach.ui.components.today_forms import opened_form
from coach.ui.components.today_links import DRAFT
from coach.ui.today import session
from coach.ui.today.session import Form
from coach.ui.today.words import about, done_words

_SHOWN = 15


def to_do(record: Record, found: Today) -> None:
    """In order of urgency, or that there is nothing."""
    if not found.to_do:
        st.html(_nothing(found))
        return
    st.html(f'<h2 class="fc-today-title">To do ({len(found.to_do):,})</h2>')
    for place, action in enumerate(_page(found.to_do, "today_page")):
        with st.container(border=True, key=session.key_for("action", action.id)):
            st.html(card(action, found))
            _buttons(record, found, action, first=place == 0)
            opened_form(record, found, action)


def best_left(record: Record, found: Today) -> None:
    """Folded beneath: whom to leave alone, and why; here too they may reply."""
    if not found.leave:
        return
    with st.expander(f"Best left alone for now ({len(found.leave):,})", key="today_leave"):
        for action in _page(found.leave, "today_leave_page"):
            with st.container(key=session.key_for("left", action.id)):
                st.html(left_alone(action, found))
                with st.container(horizontal=True):
                    _form_button(Form.REPLIED, "They replied", action)
                opened_form(record, found, action)


def put_off(record: Record, found: Today) -> None:
    """What was snoozed or not needed, and the way back."""
    if not found.put_off:
        return
    with st.expander(f"Put off ({len(found.put_off):,})", key="today_put_off"):
        for action in _page(found.put_off, "today_put_off_page"):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.text(f"{deed(action)} ({about(action.company, action.role)})")
                back = partial(acting.take_up, record, action.id)
                st.button(
                    "Bring back",
                    on_click=session.attempt,
                    args=(done_words(action, "Brought back"), back),
                    key=session.key_for("back", action.id),
                )


def _buttons(record: Record, found: Today, action: Action, *, first: bool) -> None:
    with st.container(horizontal=True, key=session.key_for("buttons", action.id)):
        if note_kind(action) and action.due is not Due.STOP:
            _write_button(found, action, first=first)
            _form_button(Form.SENT, "Sent", action)
        if action.rule is Rule.OFFER_DEADLINE:
            _answer_buttons(record, found, action)
        else:
            _form_button(Form.REPLIED, "They replied", action)
        _form_button(Form.SNOOZE, "Snooze", action)
        st.button(
            "Not needed",
            on_click=session.attempt,
            args=(done_words(action, "Not needed"), partial(acting.put_off, record, action.id, None)),
            type="tertiary",
            key=session.key_for("not_needed", action.id),
        )


def _write_button(found: Today, action: Action, *, first: bool) -> None:
    pressed = st.button("Write it", type="primary" if first else "secondary", key=session.key_for("write", action.id))
    start = note_start(action, found.applications[action.application_id])
    if pressed and start:
        start_note(start)
        st.switch_page(DRAFT)


def _answer_buttons(record: Record, found: Today, action: Action) -> None:
    for label, accepted in (("I accepted", True), ("I declined", False)):
        answer = partial(acting.settle_offer, record, action, found.clock.now, accepted=accepted)
        said = f"{label} the offer from {action.company}."
        st.button(
            label, on_click=session.attempt, args=(said, answer), key=session.key_for(f"answer_{accepted}", action.id)
        )


def _form_button(form: Form, label: str, action: Action) -> None:
    st.button(label, on_click=session.open_form, args=(form, action.id), key=session.key_for(form, action.id))


def _page(actions: Sequence[Action], key: str) -> Sequence[Action]:
    """A large search must not draw hundreds of buttons."""
    pages = -(-len(actions) // _SHOWN)
    page = st.pagination(pages, key=key) if pages > 1 else 1
    return actions[(page - 1) * _SHOWN : page * _SHOWN]


def _nothing(found: Today) -> str:
    waits = len(found.leave)
    waiting = f" {waits:,} {'is' if waits == 1 else 'are'} best left alone for now; they stand below." if waits else ""
    return (
        '<section class="fc-card fc-nothing"><h2>Nothing to do today</h2>'
        f'<p class="fc-quiet">Everything that can be done is done, and a day off does no harm.{waiting}</p></section>'
    )

"""The actions of the day, each with its buttons, and those that are put off."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Literal

import streamlit as st

from coach.bootstrap import clock
from coach.domain.actions import Action, Due, Rule
from coach.services import acting, drafting
from coach.services.acting import Done
from coach.services.today import Today, note_kind, note_start
from coach.storage.record import Record
from coach.ui.components.literal import with_unseen
from coach.ui.components.today_card import card, left_alone
from coach.ui.components.today_links import DRAFT, LIST
from coach.ui.desk.opening import open_note
from coach.ui.today import session
from coach.ui.today.deeds import Press, usual, write
from coach.ui.today.session import Notice
from coach.ui.today.words import done_words, put_off_words, told_words

Names = Mapping[str, str]
_Type = Literal["primary", "secondary", "tertiary"]
_LABELS = {Press.SENT: "Sent", Press.REPLIED: "They replied", Press.SNOOZE: "Snooze"}
_SHOWN = 15


def to_do(record: Record, found: Today, names: Names) -> None:
    """In order of urgency, or that there is nothing."""
    with st.container(key=LIST):
        if not found.to_do:
            st.html(_nothing(found))
            return
        st.html(f'<h2 class="fc-today-title">To do ({len(found.to_do):,})</h2>')
        for place, action in enumerate(_page(found.to_do, "today_page")):
            with st.container(border=True, key=session.key_for("action", action.id)):
                st.html(card(action, found))
                _buttons(record, found, action, names[action.id], first=place == 0)


def best_left(record: Record, found: Today, names: Names) -> None:
    """Folded beneath: whom to leave alone, and why; here too they may reply."""
    if not found.leave:
        return
    with st.expander(f"Best left alone for now ({len(found.leave):,})", key="today_leave"):
        for action in _page(found.leave, "today_leave_page"):
            with st.container(key=session.key_for("left", action.id)):
                st.html(left_alone(action, found))
                with st.container(horizontal=True):
                    _press(Press.REPLIED, record, found, action, names[action.id])


def put_off(record: Record, found: Today, names: Names) -> None:
    """What was snoozed or not needed, until when, and the way back."""
    if not found.put_off:
        return
    with st.expander(f"Put off ({len(found.put_off):,})", key="today_put_off"):
        for action in _page(found.put_off, "today_put_off_page"):
            with st.container(horizontal=True, vertical_alignment="center"):
                st.text(put_off_words(action, found.put_off_until[action.id], found.clock))
                back = partial(acting.take_up, record, action.id)
                _plain("Bring back", "Brought back", back, found, action, names[action.id])


def _buttons(record: Record, found: Today, action: Action, name: str, *, first: bool) -> None:
    with st.container(horizontal=True, key=session.key_for("buttons", action.id)):
        if note_kind(action) and action.due is not Due.STOP:
            _write_button(found, action, name, first=first)
            _press(Press.SENT, record, found, action, name)
        if action.rule is Rule.OFFER_DEADLINE:
            _answer_buttons(record, found, action, name)
        else:
            _press(Press.REPLIED, record, found, action, name)
        _press(Press.SNOOZE, record, found, action, name)
        drop = partial(acting.put_off, record, action.id, None)
        _plain("Not needed", "Not needed", drop, found, action, name, kind="tertiary")


def _write_button(found: Today, action: Action, name: str, *, first: bool) -> None:
    kind: _Type = "primary" if first else "secondary"
    pressed = st.button(with_unseen("Write it", name), type=kind, key=session.key_for("write", action.id))
    start = note_start(action, found.applications[action.application_id])
    if pressed and start:
        open_note(partial(drafting.begin, start=start, application_id=action.application_id, action_id=action.id))
        st.switch_page(DRAFT)


def _press(press: Press, record: Record, found: Today, action: Action, name: str) -> None:
    """Takes effect as of the press, however long the page has stood."""

    def pressed() -> Notice:
        now = clock()
        deed = usual(press, action, found, now)
        return Notice(told_words(deed, replace(found.clock, now=now)), write(record, deed), deed)

    _button(_LABELS[press], pressed, found, action, name)


def _plain(
    label: str, what: str, do: Callable[[], Done], found: Today, action: Action, name: str, kind: _Type = "secondary"
) -> None:
    _button(label, lambda: Notice(done_words(action, what), do()), found, action, name, kind)


def _answer_buttons(record: Record, found: Today, action: Action, name: str) -> None:
    for label, accepted in (("I accepted", True), ("I declined", False)):

        def answered(label: str = label, *, accepted: bool = accepted) -> Notice:
            done = acting.settle_offer(record, action, clock(), accepted=accepted)
            return Notice(f"{label} the offer from {action.company}.", done)

        _button(label, answered, found, action, name)


def _button(
    label: str, do: Callable[[], Notice], found: Today, action: Action, name: str, kind: _Type = "secondary"
) -> None:
    key = session.key_for(label.lower().replace(" ", "_"), action.id)
    drawn = (key, found.clock.now)
    st.button(with_unseen(label, name), on_click=session.press_once, args=(drawn, do), type=kind, key=key)


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

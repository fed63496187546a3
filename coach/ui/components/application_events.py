"""Telling what happened: a button for each kind of event, then a small form that is filled in already."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any
from zoneinfo import ZoneInfo

import streamlit as st

from coach.bootstrap import clock
from coach.domain.applications import Application, EventKind
from coach.domain.event_words import EVENT_NAMES
from coach.domain.merging import Stored
from coach.services.editing import write_down
from coach.storage.record import Record
from coach.ui.applications import session
from coach.ui.applications.events import ASKED, Field, Told, answerable, prefilled, read_told
from coach.ui.applications.words import CHANNELS, INTERVIEW_TYPES, KINDS, NOTES, REQUESTS
from coach.ui.components.application_fields import EARLIEST, LATEST

_FIRST = 6  # kinds in the first row of buttons


def event_buttons(record: Record, stored: Stored, zone: ZoneInfo) -> None:
    """Draws the buttons, and the form of the kind chosen."""
    st.html('<h2 class="fc-app-title">What happened?</h2>')
    chosen = session.telling(stored.id)
    for row, some in enumerate((KINDS[:_FIRST], KINDS[_FIRST:])):
        with st.container(horizontal=True, key=f"application_kinds_{row}"):
            for kind in some:
                st.button(
                    EVENT_NAMES[kind],
                    on_click=_open,
                    args=(stored, kind, zone),
                    type="primary" if kind is chosen else "secondary" if row == 0 else "tertiary",
                    key=f"application_tell_{kind}",
                )
    with st.container():  # there also without a form, so that the history below is not drawn anew
        if chosen:
            _form(record, stored, chosen, zone)


def _open(stored: Stored, kind: EventKind, zone: ZoneInfo) -> None:
    """Fills the form; words typed into one of another kind are taken along."""
    before = session.telling(stored.id)
    if before is kind:
        return
    values = asdict(prefilled(kind, stored.application, clock(), zone))
    if before:
        values["text"] = st.session_state.get(_key(Field.TEXT)) or ""
    for name, value in values.items():
        st.session_state[_key(name)] = list(value) if isinstance(value, tuple) else value
    session.set_telling(stored.id, kind)


def _form(record: Record, stored: Stored, kind: EventKind, zone: ZoneInfo) -> None:
    with st.container(border=True, key="application_event"):
        st.html(f"<h3>{EVENT_NAMES[kind]}</h3>")
        fields = ASKED[kind]
        short = [field for field in fields if field is not Field.TEXT]
        for start in range(0, len(short), 2):
            for column, field in zip(st.columns(2), short[start : start + 2], strict=False):
                with column:
                    _field(field, kind, stored.application, zone)
        _field(Field.TEXT, kind, stored.application, zone)
        with st.container(horizontal=True):
            st.button(
                "Add to the history",
                type="primary",
                on_click=_save,
                args=(record, stored, kind, zone),
                key="application_event_save",
            )
            st.button(
                "Cancel",
                type="tertiary",
                on_click=session.set_telling,
                args=(stored.id, None),
                key="application_event_cancel",
            )


def _save(record: Record, stored: Stored, kind: EventKind, zone: ZoneInfo) -> None:
    def saved() -> None:
        now = record.get(stored.id).stored
        write_down(record, stored.id, read_told(kind, _told(kind), now.application, clock(), zone))
        session.set_telling(stored.id, None)

    session.attempt(saved)


def _told(kind: EventKind) -> Told:
    values = {field.value: st.session_state.get(_key(field)) for field in ASKED[kind]}
    values["people"] = tuple(values.get("people") or ())
    return Told(**{name: value for name, value in values.items() if value is not None})


def _key(field: str) -> str:
    return f"application_event_{field}"


def _field(field: Field, kind: EventKind, one: Application, zone: ZoneInfo) -> None:
    draw = _DRAWN.get(field)
    if draw:
        draw(kind, one, zone)
    else:
        label, names = _CHOICES[field]
        _choice(field, label, names, needed=field in _NEEDED)


def _choice(field: Field, label: str, names: Mapping[Any, str], *, needed: bool) -> None:
    st.selectbox(
        label,
        list(names),
        index=0 if needed else None,
        format_func=names.__getitem__,
        placeholder="Something else" if field is Field.NOTE else "Not known",
        key=_key(field),
        persist_state="session",
    )


def _day(kind: EventKind, _one: Application, _zone: ZoneInfo) -> None:
    _date(Field.DAY, "Day they said it" if kind is EventKind.DATE_PROMISED else "Day")


def _promised(kind: EventKind, _one: Application, _zone: ZoneInfo) -> None:
    _date(Field.PROMISED_ON, "You will hear by" if kind is EventKind.DATE_PROMISED else "They need it by (optional)")


def _date(field: Field, label: str) -> None:
    st.date_input(
        label,
        value=None,
        format="DD/MM/YYYY",
        min_value=EARLIEST,
        max_value=LATEST,
        key=_key(field),
        persist_state="session",
    )


def _hour(kind: EventKind, _one: Application, zone: ZoneInfo) -> None:
    _line(Field.HOUR, "From" if kind is EventKind.INTERVIEW else "Time", f"On a clock in {zone.key}.")


def _until(_kind: EventKind, _one: Application, zone: ZoneInfo) -> None:
    _line(Field.UNTIL, "Until", f"The thank-you is timed from here. On a clock in {zone.key}.")


def _line(field: Field, label: str, help_: str) -> None:
    st.text_input(
        label, key=_key(field), placeholder="Not known", help=help_, autocomplete="off", persist_state="session"
    )


def _people(_kind: EventKind, one: Application, _zone: ZoneInfo) -> None:
    st.multiselect(
        "Who was there",
        _names(one, st.session_state.get(_key(Field.PEOPLE)) or ()),
        placeholder="Choose, or type a new name",
        accept_new_options=True,
        key=_key(Field.PEOPLE),
        persist_state="session",
    )


def _person(kind: EventKind, one: Application, _zone: ZoneInfo) -> None:
    mine = kind in (EventKind.NOTE_SENT, EventKind.REQUEST_ANSWERED, EventKind.WITHDRAWAL)
    typed = st.session_state.get(_key(Field.PERSON))
    st.selectbox(
        "To" if mine else "From",
        _names(one, (typed,) if typed else ()),
        index=None,
        placeholder="Choose, or type a new name",
        accept_new_options=True,
        key=_key(Field.PERSON),
        persist_state="session",
    )


def _names(one: Application, typed: Sequence[str]) -> list[str]:
    named = [event.contact for event in one.events if event.contact]
    return list(dict.fromkeys([*(contact.name for contact in one.contacts), *named, *typed]))


def _answers(_kind: EventKind, one: Application, zone: ZoneInfo) -> None:
    labels, key = list(answerable(one, zone)), _key(Field.ANSWERS)
    if st.session_state.get(key) not in labels:  # the request was taken back, or answered in another window
        st.session_state[key] = labels[0]
    _choice(Field.ANSWERS, "Which request", {label: label for label in labels}, needed=True)


def _round(_kind: EventKind, _one: Application, _zone: ZoneInfo) -> None:
    st.number_input(
        "Round", min_value=1, max_value=99, value=None, step=1, key=_key(Field.ROUND), persist_state="session"
    )


def _text(_kind: EventKind, _one: Application, _zone: ZoneInfo) -> None:
    st.text_area("Words to keep (optional)", key=_key(Field.TEXT), height=90, persist_state="session")


_NEEDED = (Field.REQUEST,)
_CHOICES: Mapping[Field, tuple[str, Mapping[Any, str]]] = {
    Field.TYPE: ("How", INTERVIEW_TYPES),
    Field.NOTE: ("What", NOTES),
    Field.REQUEST: ("What for", REQUESTS),
    Field.CHANNEL: ("How", CHANNELS),
}
_DRAWN = {
    Field.DAY: _day,
    Field.PROMISED_ON: _promised,
    Field.HOUR: _hour,
    Field.UNTIL: _until,
    Field.PEOPLE: _people,
    Field.PERSON: _person,
    Field.ANSWERS: _answers,
    Field.ROUND: _round,
    Field.TEXT: _text,
}

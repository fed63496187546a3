"""The form of what was done last, filled in with what was written: what it says is put into its place."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, time

import streamlit as st

from coach.domain.actions import Moment, What
from coach.domain.applications import Channel
from coach.errors import InvalidOptions
from coach.services.acting import Done, Meaning, Reply, Sent
from coach.services.today import Today
from coach.storage.record import Record
from coach.ui.applications.words import CHANNELS
from coach.ui.components.application_fields import EARLIEST, LATEST
from coach.ui.components.focus import focus_first_field
from coach.ui.components.literal import literal
from coach.ui.today import session
from coach.ui.today.deeds import Deed, Snooze, Told, correct, read, shown
from coach.ui.today.session import Notice
from coach.ui.today.snoozes import morning_of, snooze_choices
from coach.ui.today.words import MEANINGS, told_words

_PICK = "Another day"
# What a form says, read only when it is sent: it may raise.
Read = Callable[[], Told]


def change_form(record: Record, found: Today, deed: Deed, done: Done) -> None:
    """What can be told otherwise of it."""
    place = f"{session.key_for('form', deed.action.id)}_{session.turn()}"
    with st.container(key=place), st.form(f"{place}_form", border=False):
        if fault := session.take_fault():
            st.error(literal(fault))
        told = _fields(found, deed, place)
        with st.container(horizontal=True):
            saved = st.form_submit_button("Save", type="primary")
            st.form_submit_button("Cancel", type="tertiary", on_click=session.change)
    focus_first_field(place, str(session.turn()))
    if saved:
        session.attempt(lambda: _saved(record, found, replace(deed, told=told()), done))
        st.rerun()


def _saved(record: Record, found: Today, deed: Deed, done: Done) -> Notice:
    changed = correct(record, deed, done)
    return Notice(told_words(deed, found.clock), changed, deed)


def _fields(found: Today, deed: Deed, place: str) -> Read:
    match deed.told:
        case Sent():
            return _sent(found, deed.told, place, acknowledges=deed.action.what is What.ACKNOWLEDGE_REQUEST)
        case Reply():
            return _replied(found, deed.told, place)
        case Snooze():
            return _snoozed(found, deed.told, place)


def _sent(found: Today, told: Sent, place: str, *, acknowledges: bool) -> Read:
    channel = _channel("It went", told.channel, place)
    day, hour = _when("Sent on", told.when, found, place)
    answers = told.answers
    if acknowledges:
        answers = st.checkbox("It answers everything they asked for", value=answers, key=f"{place}_answers")
    return lambda: Sent(when=read(day, hour, told.when, found), channel=channel, answers=answers)


def _replied(found: Today, told: Reply, place: str) -> Read:
    meanings = list(Meaning)
    meaning = st.radio(
        "What it was", meanings, index=meanings.index(told.meaning), format_func=MEANINGS.__getitem__, horizontal=True,
        key=f"{place}_meaning",
    )  # fmt: skip
    channel = _channel("It came", told.channel, place)
    day, hour = _when("It came on", told.when, found, place)
    by = _later_day("A date they named: of their next word, or the end of the offer", told.by, found, f"{place}_by")
    text = st.text_input("What they said, in your words", value=told.text, key=f"{place}_text", autocomplete="off")
    return lambda: Reply(
        when=read(day, hour, told.when, found), channel=channel, meaning=meaning, by=by, text=text or ""
    )


def _snoozed(found: Today, told: Snooze, place: str) -> Read:
    hour = found.rules.thresholds.morning_hour
    choices = snooze_choices(found.clock, hour)
    names = [*choices, _PICK]
    before = next((name for name, until in choices.items() if until == told.until), _PICK)
    chosen = st.radio("Show it again", names, index=names.index(before), horizontal=True, key=f"{place}_until")
    picked = found.clock.day_of(told.until) if before == _PICK else None
    day = _later_day(_PICK, picked, found, f"{place}_day")

    def until() -> Snooze:
        if chosen != _PICK:
            return Snooze(choices[chosen])
        if day is None:
            raise InvalidOptions("Choose the day on which you want to see it again.")
        return Snooze(morning_of(day, found.rules.zone, hour))

    return until


def _channel(label: str, told: Channel, place: str) -> Channel:
    channels = list(CHANNELS)
    return st.selectbox(
        label, channels, index=channels.index(told), format_func=CHANNELS.__getitem__, key=f"{place}_channel"
    )


def _when(label: str, told: Moment, found: Today, place: str) -> tuple[date | None, time | None]:
    """The hour may be taken out."""
    was_day, was_hour = shown(told, found)
    left, right = st.columns(2)
    with left:
        day = _day(label, was_day, f"{place}_day", last=found.clock.today)
    hour_key = f"{place}_hour"
    st.session_state.setdefault(hour_key, was_hour)
    hour = right.time_input("At (leave empty if you do not know)", value=None, step=300, key=hour_key)
    return day, hour


def _later_day(label: str, told: date | None, found: Today, key: str) -> date | None:
    # A day chosen before may have come since.
    return _day(label, told, key, first=min(found.clock.today, told or found.clock.today))


def _day(label: str, told: date | None, key: str, first: date = EARLIEST, last: date = LATEST) -> date | None:
    # Not as `value`: a field that begins with one can't be emptied.
    st.session_state.setdefault(key, told)
    day: date | None = st.date_input(label, value=None, min_value=first, max_value=last, format="DD/MM/YYYY", key=key)
    return day

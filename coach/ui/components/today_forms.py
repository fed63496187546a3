"""The forms of an action: sent, replied, snoozed. One is open at a time, filled in with what is most likely."""

from collections.abc import Callable
from datetime import date, time

import streamlit as st

from coach.domain.actions import Action, What
from coach.domain.applications import Channel
from coach.errors import InvalidOptions
from coach.services import acting
from coach.services.acting import Done, Meaning, Reply
from coach.services.today import Today, usual_channel
from coach.storage.record import Record
from coach.ui.applications.words import CHANNELS
from coach.ui.components.focus import focus_first_field
from coach.ui.components.literal import literal
from coach.ui.today import session
from coach.ui.today.session import Form
from coach.ui.today.snoozes import morning_of, snooze_choices
from coach.ui.today.typed import moment_of, now_of
from coach.ui.today.words import BY_CHANNEL, MEANINGS, done_words

_PICK = "Another day"


def opened_form(record: Record, found: Today, action: Action) -> None:
    """The one that is open for this action, if any."""
    form = session.opened(action.id)
    if form is None:
        return
    place = f"{session.key_for(f'form_{form}', action.id)}_{session.turn()}"
    with st.container(key=place), st.form(f"{place}_form"):
        if fault := session.take_fault():
            st.error(literal(fault))
        _FORMS[form](record, found, action, place)
    focus_first_field(place, str(session.turn()))


def _sent(record: Record, found: Today, action: Action, place: str) -> None:
    application = found.applications[action.application_id]
    channel = _channel("It went", usual_channel(action, application), place)
    day, hour = _when("Sent on", found, place)
    answers = action.what is What.ANSWER_REQUEST
    if action.what is What.ACKNOWLEDGE_REQUEST:
        answers = st.checkbox("It answers everything they asked for", key=f"{place}_answers")
    if _saved("Mark as sent"):
        _do(
            done_words(action, f"Marked as sent {BY_CHANNEL[channel]}"),
            lambda: acting.mark_sent(
                record,
                action,
                application,
                moment_of(day, hour, found.clock.now, found.rules.zone),
                channel,
                answers=answers,
            ),
        )


def _replied(record: Record, found: Today, action: Action, place: str) -> None:
    meaning = st.radio(
        "What it was", list(Meaning), format_func=MEANINGS.__getitem__, horizontal=True, key=f"{place}_meaning"
    )
    channel = _channel("It came", Channel.EMAIL, place)
    day, hour = _when("It came on", found, place)
    by = _later_day("A date they named: of their next word, or the end of the offer", found, f"{place}_by")
    text = st.text_input("What they said, in your words", key=f"{place}_text", autocomplete="off")
    if _saved("Write it down"):

        def write() -> Done:
            when = moment_of(day, hour, found.clock.now, found.rules.zone)
            return acting.mark_reply(
                record,
                action,
                Reply(when=when, channel=channel, meaning=meaning or Meaning.WORD, by=by, text=text or ""),
            )

        _do(done_words(action, "Their reply is written down"), write)


def _snoozed(record: Record, found: Today, action: Action, place: str) -> None:
    hour = found.rules.thresholds.morning_hour
    choices = snooze_choices(found.clock, hour)
    chosen = st.radio("Show it again", [*choices, _PICK], horizontal=True, key=f"{place}_until")
    day = _later_day(_PICK, found, f"{place}_day")
    if _saved("Snooze"):

        def snooze() -> Done:
            if chosen == _PICK and day is None:
                raise InvalidOptions("Choose the day on which you want to see it again.")
            until = morning_of(day, found.clock, hour) if chosen == _PICK and day else choices[chosen]
            return acting.put_off(record, action.id, until)

        _do(done_words(action, "Snoozed"), snooze)


_FORMS = {Form.SENT: _sent, Form.REPLIED: _replied, Form.SNOOZE: _snoozed}


def _channel(label: str, likely: Channel, place: str) -> Channel:
    channels = list(CHANNELS)
    return st.selectbox(
        label, channels, index=channels.index(likely), format_func=CHANNELS.__getitem__, key=f"{place}_channel"
    )


def _when(label: str, found: Today, place: str) -> tuple[date | None, time | None]:
    """Now to begin with; the hour may be taken out."""
    day_key, hour_key = f"{place}_day", f"{place}_hour"
    # Not as `value`: that moves on with the clock, and a field whose value moves forgets what was chosen.
    for key, value in zip((day_key, hour_key), now_of(found.clock.now, found.rules.zone), strict=True):
        st.session_state.setdefault(key, value)
    left, right = st.columns(2)
    day = left.date_input(label, value=None, max_value=found.clock.today, format="DD/MM/YYYY", key=day_key)
    hour = right.time_input("At (leave empty if you do not know)", value=None, step=300, key=hour_key)
    return day, hour


def _later_day(label: str, found: Today, key: str) -> date | None:
    day: date | None = st.date_input(
        label, value=None, min_value=found.clock.today, max_value=date(2999, 12, 31), format="DD/MM/YYYY", key=key
    )
    return day


def _saved(label: str) -> bool:
    with st.container(horizontal=True):
        saved = st.form_submit_button(label, type="primary")
        st.form_submit_button("Cancel", type="tertiary", on_click=session.close_form)
    return saved


def _do(said: str, deed: Callable[[], Done]) -> None:
    session.attempt(said, deed)
    st.rerun()

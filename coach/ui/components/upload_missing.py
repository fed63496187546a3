"""The dates that no tracker exports, asked for one application after another; made for the keyboard."""

from dataclasses import astuple
from datetime import date
from html import escape
from zoneinfo import ZoneInfo

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from coach.bootstrap import clock
from coach.domain.applications import Application
from coach.domain.merging import Stored
from coach.domain.missing import Missing, missing_dates
from coach.errors import CoachError, NotFound
from coach.services.missing import save_answers
from coach.settings import Settings
from coach.storage.record import Record
from coach.ui.components.focus import focus_heading
from coach.ui.components.literal import literal
from coach.ui.components.upload_tables import title_of
from coach.ui.record_words import STAGE_NAMES, count, day_words
from coach.ui.upload import session
from coach.ui.upload.queue import Queue, Typed, known_day, read_answers

_EARLIEST = date(1970, 1, 1)
FILL = "fill"  # the parameter of the address that names one application


def missing_dates_form(record: Record, settings: Settings) -> None:
    """The form for the one whose turn it is, or the button that starts the round."""
    _follow_link()
    queue = session.queue()
    if queue is None:
        if session.held() is None:
            _offer(record)
    elif queue.current is None:
        _finished(queue)
    else:
        _ask(record, queue, queue.current, settings)


def _follow_link() -> None:
    """A link from an application asks about that one alone; read once, so that a reload does not ask again."""
    if wanted := st.query_params.get(FILL):
        session.ask_about((wanted,))
        del st.query_params[FILL]


def _offer(record: Record) -> None:
    ids = session.lacking(record)
    if not ids:
        return
    with st.container(border=True, key="fill_offer"):
        st.markdown(
            f"**{count(len(ids), 'application')} came to an interview, but {'its' if len(ids) == 1 else 'their'} dates "
            "are missing.** No tracker exports them; with them, the waiting can be counted."
        )
        st.button(f"Fill missing dates ({len(ids):,})", on_click=session.ask_about, args=(ids,), key="fill_start")


def _finished(queue: Queue) -> None:
    with st.container(border=True, key="fill_finished"):
        skipped = f", {len(queue.skipped):,} left for later" if queue.skipped else ""
        st.markdown(f"**That was the last one.** {queue.saved:,} saved{skipped}.")
        with st.container(horizontal=True):
            st.button("Done", on_click=session.stop_asking, key="fill_done")
            if queue.skipped:
                label = f"Go through the {len(queue.skipped):,} again"
                st.button(label, on_click=session.ask_about, args=(queue.skipped,), key="fill_again")


def _ask(record: Record, queue: Queue, id_: str, settings: Settings) -> None:
    try:
        stored = record.get(id_).stored
    except NotFound as gone:
        st.warning(literal(str(gone)))
        st.button("Go on", on_click=session.skip, key=f"fill_gone_{id_}")
        return
    with st.container(border=True, key="fill_form"):
        st.html(_head(queue, stored.application, settings.zone))
        missing = missing_dates(stored.application)
        if any(astuple(missing)):
            _form(record, stored, missing, settings)
        else:
            st.markdown("Nothing is missing here.")
            st.button("Go on", on_click=session.skip, key=f"fill_whole_{id_}")
    if queue.by_hand:
        focus_heading("fill_form", f"{queue.place}_{id_}")


def _head(queue: Queue, one: Application, zone: ZoneInfo) -> str:
    applied = f", applied on {day_words(one.applied_on)}" if one.applied_on else ""
    return (
        f'<p class="fc-quiet" role="status">Missing dates, {queue.place + 1:,} of {len(queue.ids):,}</p>'
        f'<h2 class="fc-fill-title" dir="auto">{escape(title_of(one))}</h2>'
        f'<p class="fc-quiet">{STAGE_NAMES[one.stage]}{applied}. Times are those of {escape(zone.key)}. '
        "Leave empty what you do not know.</p>"
    )


def _form(record: Record, stored: Stored, missing: Missing, settings: Settings) -> None:
    """Asks only for what is missing; Enter in a text field saves."""
    id_ = stored.id
    with st.form(f"fill_{id_}", border=False):
        typed = _fields(stored, missing, settings)
        with st.container(horizontal=True):
            save = st.form_submit_button("Save and next", type="primary", key=f"fill_save_{id_}")
            st.form_submit_button("Skip", on_click=session.skip, key=f"fill_skip_{id_}")
            st.form_submit_button("Stop here", on_click=session.stop_asking, type="tertiary", key=f"fill_stop_{id_}")
    if save:
        _save(record, stored, typed, settings)


def _fields(stored: Stored, missing: Missing, settings: Settings) -> Typed:
    id_, today = stored.id, clock().astimezone(settings.zone).date()
    left, right = st.columns(2)
    day, ended, people, promised, replied = None, "", "", None, None
    if missing.interview:
        known = known_day(stored.application, settings.zone)
        day = _day(left, "Day of the latest interview", f"fill_day_{id_}", known, max(today, known or today))
        ended = right.text_input("It ended at", key=f"fill_clock_{id_}", placeholder="16:30")
    if missing.interviewers:
        people = st.text_input("People you met", key=f"fill_people_{id_}", placeholder="Names, with commas between")
    left, right = st.columns(2)
    if missing.promise:
        promised = _day(left, "They promised to be in touch by", f"fill_promised_{id_}", None, None)
    if missing.reply:
        replied = _day(right, "Their first reply came on", f"fill_reply_{id_}", None, today)
    return Typed(day, ended, people, promised, replied)


def _day(place: DeltaGenerator, label: str, key: str, value: date | None, latest: date | None) -> date | None:
    earliest = min(_EARLIEST, value or _EARLIEST)
    picked: date | None = place.date_input(
        label, value=value, format="DD/MM/YYYY", min_value=earliest, max_value=latest or date.max, key=key
    )
    return picked


def _save(record: Record, stored: Stored, typed: Typed, settings: Settings) -> None:
    try:
        after = save_answers(record, stored, read_answers(typed, settings.zone))
    except CoachError as error:
        st.error(literal(str(error)))
        return
    session.go_on(saved=after is not stored)
    st.rerun()

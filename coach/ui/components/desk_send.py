"""The note on its way out: its subject, the ways to take it along, and that it went."""

from functools import partial

import streamlit as st

from coach.bootstrap import clock
from coach.domain.applications import Channel
from coach.domain.drafts import Draft, StoredDraft
from coach.domain.messages import ScoreResult
from coach.errors import InvalidOptions
from coach.exporting.outgoing import CARD_WORDS, LETTER_WORDS, Sheet, is_too_long, plain_text
from coach.services import drafting, sending
from coach.ui.applications.words import CHANNELS
from coach.ui.components.copy_button import copy_button
from coach.ui.components.desk_subject import subject_help
from coach.ui.desk import session
from coach.ui.record import get_record, get_settings
from coach.ui.today.typed import moment_of, now_of


def send(stored: StoredDraft, draft: Draft, result: ScoreResult) -> None:
    """In the order in which it is done."""
    if draft.is_blank:
        st.html('<p class="fc-quiet">There is nothing to send yet.</p>')
        return
    taking, telling = st.columns([7, 5], gap="large")
    with taking:
        subject_help(draft, result.kind)
        _take_along(stored, draft, result.readability.words)
    with telling:
        _it_went(stored, draft)


def _take_along(stored: StoredDraft, draft: Draft, words: int) -> None:
    to = "" if stored.id == session.UNSTORED else sending.addresses(get_record(), draft)
    st.html("<h2>Take it along</h2>")
    copy_button("Copy as plain text", plain_text(draft.text), "desk_copy")
    st.code(plain_text(draft.text), language=None, wrap_lines=True)
    with st.container(horizontal=True, key="desk_take"):
        if link := sending.mail_link(draft, to):
            st.link_button("Open in your mail program", link)
        _download("Mail file (.eml)", partial(sending.mail_file, draft, to), "note.eml", "message/rfc822")
        for sheet, title in ((Sheet.CARD, "Print as a card"), (Sheet.LETTER, "Print as a letter")):
            _download(title, partial(sending.print_file, draft, sheet), f"note-{sheet}.html", "text/html")
    if not link:
        st.caption("It is too long to be handed to a mail program by a link: copy it, or take the mail file.")
    st.caption(_by_hand(words))


def _download(label: str, made: "partial[bytes]", name: str, mime: str) -> None:
    st.download_button(label, data=made, file_name=name, mime=mime, on_click="ignore", key=f"desk_take_{name}")


def _by_hand(words: int) -> str:
    if is_too_long(words, Sheet.LETTER):
        return f"By hand it is long: {words} words, where about {LETTER_WORDS} fill a sheet. (Our own estimate.)"
    if is_too_long(words, Sheet.CARD):
        return f"By hand it needs a sheet: {words} words, where about {CARD_WORDS} fill a card. (Our own estimate.)"
    return f"By hand it fits a card: {words} words, where about {CARD_WORDS} fill one. (Our own estimate.)"


def _it_went(stored: StoredDraft, draft: Draft) -> None:
    st.html("<h2>It has gone</h2>")
    if draft.application_id is None:
        st.caption("This note belongs to no application, so only the note itself is marked.")
    place, zone, now = session.place(), get_settings().zone, clock()
    for field, value in zip(("sent_day", "sent_hour"), now_of(now, zone), strict=True):
        st.session_state.setdefault(f"{place}_{field}", value)
    with st.form(f"{place}_sent", border=False):
        st.selectbox("It went", list(CHANNELS), format_func=CHANNELS.__getitem__, key=f"{place}_channel")
        left, right = st.columns(2)
        left.date_input("Sent on", value=None, format="DD/MM/YYYY", key=f"{place}_sent_day")
        right.time_input("At (empty if unknown)", value=None, step=300, key=f"{place}_sent_hour")
        st.form_submit_button("Mark as sent", type="primary", on_click=_mark, args=(stored, place), key="desk_sent")


def _mark(stored: StoredDraft, place: str) -> None:
    def done() -> StoredDraft:
        if stored.id == session.UNSTORED:
            raise InvalidOptions("The note is not stored, so it can't be marked as sent yet.")
        state = st.session_state
        when = moment_of(state[f"{place}_sent_day"], state[f"{place}_sent_hour"], clock(), get_settings().zone)
        held = session.in_hand() or stored
        return drafting.mark_sent(get_record(), stored.id, held.version, when, Channel(state[f"{place}_channel"]))

    session.attempt("Marked as sent.", done, partial(drafting.undo_sent, get_record(), stored.id))

"""Who may see the record: since when, what they looked at, and the ways to give it and to take it back."""

from functools import partial
from zoneinfo import ZoneInfo

import streamlit as st

from coach.domain.sharing import Access, Share
from coach.storage.record import Record
from coach.storage.sharing import Sharing
from coach.ui.components.literal import literal, with_unseen
from coach.ui.components.said import change_and_say, say
from coach.ui.record_words import count, instant_words
from coach.ui.sharing.words import looked_words

_SAID = "settings_sharing_said"
_LOOKS = 50
# RFC 5321: no address is longer.
_LONGEST_ADDRESS = 254
_WHAT_THEY_SEE = (
    "They read your applications with all that is written down about them, what Today says, your response times, and "
    "your notes, sent or not. They change nothing, and they do not see what you put aside or deleted, nor your "
    "settings. Every look is written down, and you find it here. You can take it back at any time; it holds at once."
)


def sharing_form(record: Record, sharing: Sharing, zone: ZoneInfo) -> None:
    """What holds first, each with its way back; then the invitation, and what was."""
    shares = sharing.shares()
    holding = [one for one in shares if one.ended is None]
    st.html('<h2 id="settings-sharing">Who may see this</h2>')
    if not holding:
        st.html('<p class="fc-quiet">Nobody but you.</p>')
    for share in holding:
        _holding(record, sharing, share, zone)
    _invitation(sharing)
    say(_SAID)
    _earlier([one for one in shares if one.ended], zone)
    _looks(record, sharing.accesses(_LOOKS), zone)


def _holding(record: Record, sharing: Sharing, share: Share, zone: ZoneInfo) -> None:
    looks = sharing.accesses(1, share.adviser)
    last = f"Last looked at {_look(record, looks[0], zone)}." if looks else "Has not looked yet."
    with st.container(border=True, key=f"settings_share_{share.id}"):
        st.text(f"{share.adviser_name}, adviser, since {instant_words(share.since, zone)}. {last}")
        if st.button(with_unseen("Take back", share.adviser_name), key=f"settings_take_back_{share.id}"):
            said = f"{share.adviser_name} no longer sees your record."
            change_and_say(_SAID, said, partial(sharing.take_back, share.id))


def _invitation(sharing: Sharing) -> None:
    with st.form("settings_sharing", clear_on_submit=True):
        email = st.text_input(
            "Your adviser's e-mail address", max_chars=_LONGEST_ADDRESS, autocomplete="off", key="settings_adviser"
        )
        st.caption(_WHAT_THEY_SEE)
        if st.form_submit_button("Let them read my record"):
            change_and_say(_SAID, "Your adviser may read your record from now on.", partial(sharing.share, email))


def _earlier(ended: list[Share], zone: ZoneInfo) -> None:
    if not ended:
        return
    with st.expander(f"Taken back ({len(ended):,})", key="settings_shares_ended"):
        for one in ended:
            until = instant_words(one.ended, zone) if one.ended else ""
            st.text(f"{one.adviser_name}: from {instant_words(one.since, zone)} to {until}")


def _looks(record: Record, looks: tuple[Access, ...], zone: ZoneInfo) -> None:
    if not looks:
        return
    with st.expander(f"The latest {count(len(looks), 'look')}", key="settings_looks"):
        for one in looks:
            st.markdown(f"**{literal(one.adviser_name)}**: {literal(_look(record, one, zone))}")


def _look(record: Record, access: Access, zone: ZoneInfo) -> str:
    return f"{looked_words(record, access)}, on {instant_words(access.at, zone)}"

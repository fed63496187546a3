"""The page of whoever is not signed in: what this is, what will be kept and where, and the one button."""

from datetime import timedelta
from html import escape

import streamlit as st

from coach.domain.sign_in import Standing
from coach.domain.sign_in_rules import SignInRules
from coach.ui.components.intro import page_head
from coach.ui.components.literal import literal
from coach.ui.door.entrance import Entrance, lasts

_LEAD = "Write the note after your interview, know when to ask again, and when a silence is normal."


def sign_in_page(came: Entrance) -> None:
    """Shows nothing of anybody's."""
    with st.container(key="door"):
        if came.rules is None:
            st.html(page_head("Nobody can sign in at the moment", "Nothing that you wrote is lost."))
            st.error(literal(came.fault))
            return
        st.html(page_head("Sign in to Follow-Up Coach", _LEAD))
        if said := _became(came):
            st.info(said)
        if came.fault:
            st.error(literal(came.fault))
        if st.button("Sign in", type="primary", key="door_sign_in"):
            st.login()
        st.html(_terms(came.rules))


def _became(came: Entrance) -> str | None:
    if came.was is Standing.EXPIRED:
        return (
            f"Your sign-in has ended, as it does after {_in_words(lasts())}. What you wrote was saved as you typed: "
            "sign in again and go on."
        )
    return "You are signed out." if came.was is Standing.SIGNED_OUT else None


def _terms(rules: SignInRules) -> str:
    provider, host = escape(rules.provider), escape(rules.host)
    return (
        f'<p class="fc-quiet">The button takes you to {provider}, which asks who you are and sends you back. This '
        "server never sees your password.</p>"
        '<section class="fc-card" aria-labelledby="fc-kept"><h2 id="fc-kept" class="fc-over">What is kept, and where'
        '</h2><dl class="fc-terms">'
        "<div><dt>What you write</dt><dd>Your notes with their versions, your applications and what happened in them, "
        "and your settings.</dd></div>"
        f"<div><dt>Who you are</dt><dd>What {provider} tells of you: your name and e-mail address, and a number that "
        "stands for you. Your rows carry a key made of that number.</dd></div>"
        f"<div><dt>Where</dt><dd>In the database of {host}, on the server that scores your notes: no other service "
        "reads them. Those who run that server look after the database and could read it, as with any "
        "service.</dd></div>"
        f"<div><dt>In this browser</dt><dd>A cookie that says who you are and lets you in for "
        f"{_in_words(lasts())}; and the words you have just typed, until the server has them.</dd></div>"
        "</dl></section>"
    )


def _in_words(length: timedelta) -> str:
    hours = length / timedelta(hours=1)
    if hours < 1:
        return f"{max(1, round(hours * 60))} minutes"
    return "an hour" if hours == 1 else f"{hours:g} hours"

"""Brings the keyboard to a form that took the place of another, or to a message that a button called up elsewhere."""

import streamlit as st

# Fixed code: what is passed in is the key of a container, the name of a turn and a selector below, never a user's text.
_SCRIPT = """
const last = new Map();
export default function({ data }) {
  if (!data || last.get(data.key) === data.turn) return;
  last.set(data.key, data.turn);
  const find = (left) => {
    const target = document.querySelector(`.st-key-${data.key} ${data.selector}`);
    if (!target) { if (left) setTimeout(() => find(left - 1), 50); return; }
    if (target.tabIndex < 0) target.tabIndex = -1; // now it takes the focus, though Tab still passes it by
    target.focus();
  };
  setTimeout(() => find(20), 60);
}
"""
_HEADING = "h2"
_MESSAGE = "[data-testid=stAlert]"
_NOTICE = "[data-testid=stText]"
_FIRST_FIELD = ':is([role=spinbutton], input:not([tabindex="-1"]))'
_to = st.components.v2.component("bring_focus", html="<span></span>", js=_SCRIPT)


def focus_heading(key: str, turn: str) -> None:
    """Once for each `turn`: focus on the heading in the container of that key; Tab leads on to its first field.

    A screen reader then says whose turn it is, and no calendar unfolds over the form.
    """
    _bring(key, turn, _HEADING)


def focus_first_field(key: str, turn: str) -> None:
    """Once for each `turn`: focus on the first field of the container of that key, where no heading names the form."""
    _bring(key, turn, _FIRST_FIELD)


def focus_message(key: str, turn: str) -> None:
    """Once for each `turn`: focus on the message in the container of that key, which so comes into view on a phone."""
    _bring(key, turn, _MESSAGE)


def focus_notice(key: str, turn: str) -> None:
    """Once for each `turn`: focus on the plain text in the container of that key; Tab leads on to its buttons."""
    _bring(key, turn, _NOTICE)


def _bring(key: str, turn: str, selector: str) -> None:
    _to(key=f"{key}_focus_{turn}", data={"key": key, "turn": turn, "selector": selector})

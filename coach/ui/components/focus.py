"""Brings the keyboard to a form that took the place of another, so that it can be filled in without the mouse."""

import streamlit as st

# Fixed code: what is passed in is the key of a container and the name of a turn, never a user's text. The heading and
# not the first field: a screen reader then says whose turn it is, and no calendar unfolds over the form.
_SCRIPT = """
let last = null;
export default function({ data }) {
  if (!data || data.turn === last) return;
  last = data.turn;
  const find = (left) => {
    const heading = document.querySelector(`.st-key-${data.key} h2`);
    if (!heading) { if (left) setTimeout(() => find(left - 1), 50); return; }
    heading.tabIndex = -1;
    heading.focus();
  };
  setTimeout(() => find(20), 60);
}
"""
_to = st.components.v2.component("focus_heading", html="<span></span>", js=_SCRIPT)


def focus_heading(key: str, turn: str) -> None:
    """Once for each `turn`: focus on the heading in the container of that key; Tab leads on to its first field."""
    _to(key=f"{key}_focus_{turn}", data={"key": key, "turn": turn})

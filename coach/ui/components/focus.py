"""Puts the keyboard into a form that took the place of another, so that it can be filled in without the mouse."""

import streamlit as st

# Fixed code: what is passed in is the key of a container and a number, never a user's text.
_SCRIPT = """
export default function({ data, parentElement }) {
  if (!data || parentElement.dataset?.turn === data.turn) return;
  const find = (left) => {
    const field = document.querySelector(`.st-key-${data.key} :is([role=spinbutton], input:not([tabindex="-1"]))`);
    if (field) field.focus();
    else if (left) setTimeout(() => find(left - 1), 50);
  };
  setTimeout(() => find(20), 60);
}
"""
_into = st.components.v2.component("focus_first_field", html="<span></span>", js=_SCRIPT)


def focus_first_field(key: str, turn: str) -> None:
    """Once for each `turn`: focus on the first field of the container of that key."""
    _into(key=f"{key}_focus_{turn}", data={"key": key, "turn": turn})

"""A button that puts a text on the clipboard, and says that it did."""

import streamlit as st

# Fixed code: the text to copy is data and never becomes a part of the page.
_HTML = '<button type="button" class="fc-copy"></button><span class="fc-copied" role="status"></span>'
_SCRIPT = """
export default function({ data, parentElement }) {
  const button = parentElement.querySelector(".fc-copy"), said = parentElement.querySelector(".fc-copied");
  button.textContent = data.label;
  button.onclick = async () => {
    try { await navigator.clipboard.writeText(data.text); said.textContent = data.done; }
    catch { said.textContent = data.failed; }
    setTimeout(() => { said.textContent = ""; }, 4000);
  };
}
"""
_copy = st.components.v2.component("copy_button", html=_HTML, js=_SCRIPT, isolate_styles=False)


def copy_button(label: str, text: str, key: str) -> None:
    """Where the browser refuses, it says so: the text can be selected beside it."""
    data = {"label": label, "text": text, "done": "Copied.", "failed": "The browser refused: select the text below."}
    _copy(key=key, data=data)

"""After everything was erased: a session that holds none of it any more, and a page that says so."""

import streamlit as st

from coach.ui.components.intro import page_head

_ERASED = "farewell"
_BUSY = (
    "Older words may still stand in the file, since another window has it open or the disk is full. Close other "
    "windows, begin anew, and erase once more."
)
# Fixed code. A draft's copy in this browser lives from a key until the record has it; the prefix is that of copies.js.
_FORGET = """
export default function() {
  try {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith("followup-coach:draft:")) localStorage.removeItem(key);
    }
  } catch { /* switched off: then there is none */ }
}
"""
_forget_copies = st.components.v2.component("forget_copies", html="<span></span>", js=_FORGET, isolate_styles=False)


def say_farewell(*, scrubbed: bool) -> None:
    """Lets go of what this session holds, and draws the page anew: a note that is still on the desk
    would be stored again."""
    st.session_state.clear()
    st.session_state[_ERASED] = scrubbed
    st.rerun()


def is_leaving() -> bool:
    """Whether everything was just erased: until the person goes on, nothing is read or kept of them."""
    return _ERASED in st.session_state


def farewell() -> None:
    """The page after it, which clears what the browser kept too."""
    st.html(page_head("Everything is erased", "Nothing that you kept here is left in the record."))
    if not st.session_state[_ERASED]:
        st.warning(_BUSY)
    st.markdown("You can close this window now. If you go on, an empty record begins.")
    st.button("Begin anew", key="farewell_anew", on_click=lambda: st.session_state.pop(_ERASED, None))
    _forget_copies(key="farewell_forget")

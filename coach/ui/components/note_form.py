"""The form of the Draft page: the note, its kind, the details, and an example of each kind to try.

The note is an ordinary text area, not part of an `st.form`: a form keeps what was typed to itself until it is sent, so
leaving the page would lose it. Feedback follows the text, whichever of blur, Ctrl+Enter or button comes first, and
nothing above the button changes its height on a rerun, so a click that also ends the typing is not lost.
"""

import streamlit as st

from coach.services.today import NoteStart
from coach.ui.draft import FIND_OUT, KINDS, Draft, read_draft
from coach.ui.examples import EXAMPLES, Example
from coach.ui.words import KIND_CHOICES

FIELDS = ("note", "kind", "company", "role", "interviewers", "sender", "subject", "request")
KEPT = "draft_kept"
STARTED = "draft_started"  # what the note is about, where it was begun on another page


def note_form() -> Draft:
    """Draw the form and read it."""
    st.session_state.setdefault(key("kind"), FIND_OUT)
    st.segmented_control(
        "What are you writing?",
        KINDS,
        format_func=KIND_CHOICES.__getitem__,
        required=True,
        wrap=True,
        key=key("kind"),
        persist_state="session",
    )
    st.text_area(
        "Your note",
        key=key("note"),
        height=330,
        placeholder="Paste it here, from the greeting to your name.",
        persist_state="session",
    )
    _details()
    st.button("Get feedback", type="primary", key="draft_go")
    _helpers()
    return read_draft(_fields())


def key(field: str) -> str:
    """The session's name for a field of the form."""
    return f"draft_{field}"


def start_note(start: NoteStart) -> None:
    """A blank note with everything filled in that is known of it; what was being written can be brought back."""
    _keep()
    known = {
        "kind": start.kind.value,
        "company": start.company,
        "role": start.role,
        "interviewers": "\n".join(start.interviewers),
        "request": start.request,
        "sender": st.session_state.get(key("sender")) or "",
    }
    _fill(known)
    st.session_state[STARTED] = start


def _details() -> None:
    with st.expander("Names and details (optional)", key="draft_details"):
        st.caption("With these, names and companies are checked against yours. They stay on this computer.")
        left, right = st.columns(2)
        with left:
            _line("company", "Company", "organization")
            _line("role", "Role")
            _line("sender", "Your name", "name")
        with right:
            _line("subject", "Subject line")
            _lines("interviewers", "People you met", "One a line, or with commas.")
        _lines("request", "What the employer asked for", "For replies: paste their question.")


def _line(field: str, label: str, autocomplete: str = "off") -> None:
    st.text_input(label, key=key(field), persist_state="session", autocomplete=autocomplete)


def _lines(field: str, label: str, placeholder: str) -> None:
    st.text_area(label, key=key(field), persist_state="session", height=106, placeholder=placeholder)


def _helpers() -> None:
    """Examples while there is nothing to lose, else a way to start over; either can be taken back."""
    note = st.session_state[key("note")].strip()
    with st.container(horizontal=True, key="draft_helpers"):
        if not note or _is_example(note):
            for example in EXAMPLES:
                st.button(example.title, on_click=_load, args=(example,), key=f"draft_example_{example.kind}")
        else:
            st.button("Start over", on_click=_start_over, type="tertiary", key="draft_start_over")
        if KEPT in st.session_state and (not note or _is_example(note)):
            st.button("Bring back my text", on_click=_bring_back, type="tertiary", key="draft_bring_back")


def _is_example(note: str) -> bool:
    return any(note == example.text.strip() for example in EXAMPLES)


def _fields() -> dict[str, str]:
    return {field: st.session_state.get(key(field)) or "" for field in FIELDS}


def _fill(fields: dict[str, str]) -> None:
    st.session_state.pop(STARTED, None)
    for field in FIELDS:
        st.session_state[key(field)] = fields.get(field, FIND_OUT if field == "kind" else "")


def _keep() -> None:
    """Put the writer's own words aside before they are replaced."""
    fields = _fields()
    own = any(text.strip() for field, text in fields.items() if field != "kind")
    if own and not _is_example(fields["note"].strip()):
        st.session_state[KEPT] = fields


def _load(example: Example) -> None:
    _keep()
    _fill({"note": example.text})


def _start_over() -> None:
    _keep()
    _fill({})


def _bring_back() -> None:
    _fill(st.session_state.pop(KEPT))

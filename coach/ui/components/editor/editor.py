"""The live editor as a page mounts it, with a plain text area where its script does not come up."""

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import streamlit as st

from coach.ui.components.editor.session import EditorSession, OnTyped
from coach.ui.components.editor.values import Change, Mark, Opening, Show, Typed
from coach.ui.components.editor.wire import mark_data, order_data

# Streamlit takes one module as a string: these share a scope, and the last one exports what it calls.
SCRIPTS = (
    "text.js",
    "paste.js",
    "copies.js",
    "sheet.js",
    "hint.js",
    "sender.js",
    "reader.js",
    "keeper.js",
    "editor.js",
)


@cache
def asset(*names: str) -> str:
    """The files of this folder with these names, joined."""
    folder = files("coach.ui.components.editor")
    return "\n".join(folder.joinpath(name).read_text(encoding="utf-8") for name in names)


_mount = st.components.v2.component(
    "note_editor", html=asset("editor.html"), css=asset("editor.css"), js=asset(*SCRIPTS), isolate_styles=False
)


def note_editor(
    *,
    key: str,
    draft_id: str,
    version: int,
    text: str,
    revision: int = 0,
    marks: Sequence[Mark] = (),
    marks_for: str | None = None,
    replace: Change | None = None,
    show: Show | None = None,
    goes_on_from: Opening | None = None,
    on_typed: OnTyped | None = None,
    label: str = "Your note",
    placeholder: str = "",
) -> Typed:
    """Draw the editor and tell what stands in it.

    `text` and `version` are what is in store: once `text` equals what was typed, the browser drops its own copy and
    says "Saved". What is on the screen is overwritten by `text` only where `draft_id` or `revision` changes, but not
    where the opening on the screen is the one that `goes_on_from` names; the browser keeps and offers what it had not
    told yet. `marks` belong to `marks_for` (None: to `text`), whatever has been typed since.

    Store what was typed in `on_typed`: it is called before the run, and so even where the click that ended the typing
    leaves the page. It returns the version that is then in store, or None where nothing was stored of that opening.

    To be called in an `st.fragment`, or every pause in the typing runs the whole page. Whatever stands above a button
    in that fragment must not change its height while it runs (an `st.empty` does): the button would move under the
    pointer, and a click begun before is lost.
    """
    session = EditorSession(key)
    session.see(draft_id, revision, version, text)
    st.html(f"<style>{asset('fallback.css')}</style>")
    with st.container(key=f"fc-editor-box-{key}"):
        _mount(
            key=key,
            data={
                "key": key,
                "label": label,
                "placeholder": placeholder,
                "draft_id": draft_id,
                "version": version,
                "revision": revision,
                "session": session.token,
                "goes_on_from": order_data(goes_on_from),
                "heard": session.heard,
                "text": text,
                "marks_for": None if marks_for == text else marks_for,
                "marks": tuple(mark_data(marks)),
                "replace": order_data(replace),
                "show": order_data(show),
            },
            on_typed_change=lambda: session.tell_live(on_typed),
        )
        with st.container(key=f"fc-editor-plain-{key}"):
            _plain_area(session, draft_id, revision, text, on_typed, label)
    typed = session.plain(draft_id, revision) or session.live()
    if typed and (typed.draft_id, typed.revision) == (draft_id, revision):
        return typed
    return Typed(draft_id=draft_id, revision=revision, version=version, sequence=0, text=text)


def _plain_area(
    session: EditorSession, draft_id: str, revision: int, text: str, on_typed: OnTyped | None, label: str
) -> None:
    """A text area of Streamlit's own, seen only where the live editor is not (fallback.css); Ctrl+Enter tells."""
    name = session.plain_name(draft_id, revision)
    st.session_state.setdefault(name, text)
    st.text_area(
        label,
        key=name,
        height=330,
        on_change=session.tell_plain,
        args=(draft_id, revision, on_typed),
    )
    st.caption("The live editor could not be loaded. Press Ctrl+Enter to save what you typed and to get feedback.")

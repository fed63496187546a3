"""A page for the journeys of the editor alone: drafts in a dictionary of the process, and the real coach."""

import os
from dataclasses import dataclass

import streamlit as st

from coach.domain.findings import load_findings
from coach.domain.rubric import load_rubric
from coach.ui.components.criteria import titles_of
from coach.ui.components.editor import Change, Show, Typed, marks_of, note_editor
from coach.ui.components.palette import palette_css
from coach.ui.engine import get_coach, warm


@dataclass
class Stored:
    text: str
    version: int = 1
    revision: int = 0


@st.cache_resource
def drafts() -> dict[str, Stored]:
    return {}


def stored(draft_id: str) -> Stored:
    text = os.environ.get("BENCH_TEXT", "")
    return drafts().setdefault(draft_id, Stored(text.replace("\n", "\r\n") if draft_id.startswith("crlf") else text))


def save(typed: Typed) -> int | None:
    draft = stored(typed.draft_id)
    if st.session_state.get("refuse"):
        return None
    if typed.version != draft.version:
        st.session_state["conflict"] = True
        return None
    draft.text, draft.version = typed.text, draft.version + 1
    st.session_state["saves"] = st.session_state.get("saves", 0) + 1
    return draft.version


def order(kind: type[Change] | type[Show], **what: object) -> None:
    st.session_state["orders"] = st.session_state.get("orders", 0) + 1
    made = kind(id=f"{id(st.session_state)}-{st.session_state['orders']}", **what)  # type: ignore[arg-type]
    st.session_state["replace" if kind is Change else "show"] = made


@st.fragment
def desk(draft_id: str) -> None:
    draft = stored(draft_id)
    writing, reading = st.columns([7, 5], gap="large")
    with reading:
        shown = st.container()  # st.empty() would take the facts away while the text is scored, and move what is below
        st.button("Show thanks", on_click=order, args=(Show,), kwargs={"criterion": "gratitude"})
        st.button("Change greeting", on_click=order, args=(Change,), kwargs={"start": 0, "end": 4, "text": "Hello"})
        st.button("Start again", on_click=start_again, args=(draft_id,))
        st.button("Count me", on_click=lambda: st.session_state.update(clicks=st.session_state.get("clicks", 0) + 1))
        st.checkbox("Refuse to save", key="refuse")
    with writing:
        result = get_coach().score(draft.text, sender="Ines Okoye")
        typed = note_editor(
            key="bench",
            draft_id=draft_id,
            version=draft.version,
            text=draft.text,
            revision=draft.revision,
            marks=marks_of(
                result, draft.text, titles=titles_of(load_rubric().criteria.get(result.kind, ())), rules=load_findings()
            ),
            replace=st.session_state.get("replace"),
            show=st.session_state.get("show"),
            on_typed=save,
            placeholder="Write here.",
        )
    facts = {
        "score": result.score,
        "scored": len(draft.text),
        "typed": len(typed.text),
        "sequence": typed.sequence,
        "saves": st.session_state.get("saves", 0),
        "clicks": st.session_state.get("clicks", 0),
        "conflict": st.session_state.get("conflict", False),
    }
    shown.html("".join(f'<p id="{name}">{value}</p>' for name, value in facts.items()))


def start_again(draft_id: str) -> None:
    draft = stored(draft_id)
    draft.text, draft.version, draft.revision = "Dear Ms Osei,\n\n", draft.version + 1, draft.revision + 1


def bench() -> None:
    st.title("Bench")
    desk(st.session_state.setdefault("draft", st.query_params.get("draft", "one")))


def other() -> None:
    st.title("Other page")


st.set_page_config(page_title="Editor bench", layout="wide")
st.html(f"<style>{palette_css()}</style>")
page = st.navigation(
    [st.Page(bench, title="Bench", default=True), st.Page(other, title="Other page", url_path="other")], position="top"
)
warm()
page.run()

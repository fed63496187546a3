"""What of a shared record the address of the page asks for, and links to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import streamlit as st

from coach.ui.components.literal import literal

PAGE = Path(__file__).parents[1] / "pages" / "people.py"
VIEWS: Mapping[str, str] = {
    "applications": "Applications",
    "today": "Today",
    "times": "Response times",
    "notes": "Notes",
}
_SHARE, _VIEW, _APPLICATION, _NOTE, _TURN = "share", "view", "application", "note", "turn"
_FIRST = "applications"
# What an address asks for is written into a log: no more of it than an id is long.
_LONGEST_ID = 36


@dataclass(frozen=True, slots=True)
class Asked:
    """The share by its id, which dies with it (so that an old link leads nowhere), and what to see under it; `turn` is
    the page of a list, from 1."""

    share: str | None
    view: str
    application: str | None
    note: str | None
    turn: int


def asked_for() -> Asked:
    """By the address; what it says wrongly is passed over."""
    # A link to the page it stands on reaches the program, but not the address: written there, reruns, a reload and
    # the browser's Back find it.
    st.query_params.from_dict(st.query_params.to_dict())
    view, turn = st.query_params.get(_VIEW, _FIRST), st.query_params.get(_TURN, "")
    return Asked(
        share=st.query_params.get(_SHARE),
        view=view if view in VIEWS else _FIRST,
        application=st.query_params.get(_APPLICATION, "")[:_LONGEST_ID] or None,
        note=st.query_params.get(_NOTE, "")[:_LONGEST_ID] or None,
        turn=max(1, int(turn)) if turn.isascii() and turn.isdigit() and len(turn) < 7 else 1,
    )


def people_link() -> None:
    """To the list of those who share."""
    st.page_link(PAGE, label="All people", icon=":material/arrow_back:")


def view_link(share: str, view: str, label: str = "", icon: str = "", turn: int = 1) -> None:
    """To one view of a record."""
    more = {_TURN: str(turn)} if turn > 1 else {}
    params = {_SHARE: share, _VIEW: view, **more}
    st.page_link(PAGE, label=label or VIEWS[view], icon=icon, query_params=params)


def record_link(share: str, label: str) -> None:
    """To a record, by the name of whose it is."""
    st.page_link(PAGE, label=literal(label), query_params={_SHARE: share})


def application_link(share: str, application_id: str, label: str) -> None:
    """To one application of a record."""
    st.page_link(PAGE, label=literal(label), query_params={_SHARE: share, _APPLICATION: application_id})


def note_link(share: str, note_id: str, label: str) -> None:
    """To one note of a record."""
    st.page_link(PAGE, label=literal(label), query_params={_SHARE: share, _NOTE: note_id})

"""What was kept of a note: earlier versions with their scores, two of them side by side, and the way back."""

from collections.abc import Sequence
from zoneinfo import ZoneInfo

import streamlit as st

from coach.domain.drafts import Snapshot, StoredDraft
from coach.services import drafting
from coach.ui.components.desk_changes import side_by_side
from coach.ui.desk import session
from coach.ui.desk.buttons import keep_version, take_version
from coach.ui.record import get_record, get_settings
from coach.ui.record_words import instant_words

NOW = 0  # the words on the desk, beside the numbers of versions


def versions(stored: StoredDraft) -> None:
    """Newest first; a version is kept by itself when you pause and write on, or when you say so."""
    kept = () if stored.id == session.UNSTORED else drafting.versions(get_record(), stored.id)
    with st.container(horizontal=True, vertical_alignment="center", key="desk_versions_head"):
        st.button(
            "Keep this version",
            key="desk_keep",
            on_click=keep_version,
            disabled=stored.draft.is_blank,
        )
        st.caption("Versions are kept by themselves too, when you rest and then write on.")
    if not kept:
        st.html('<p class="fc-quiet">No earlier version yet.</p>')
        return
    _scores(kept, stored)
    _compare(kept, stored)


def _compare(kept: Sequence[Snapshot], stored: StoredDraft) -> None:
    zone = get_settings().zone
    names = {NOW: "As it stands now"} | {one.number: _name(one, zone) for one in kept}
    texts = {NOW: stored.draft.text} | {one.number: one.text for one in kept}
    left, right = st.columns(2)
    place = session.place()
    before = left.selectbox("Before", list(names), index=1, format_func=names.__getitem__, key=f"{place}_before")
    after = right.selectbox("After", list(names), index=0, format_func=names.__getitem__, key=f"{place}_after")
    st.html(side_by_side(texts[before], texts[after]))
    if before != NOW and texts[before] != stored.draft.text:
        st.button(f"Go back to version {before}", key="desk_take_version", on_click=take_version, args=(before,))


def _scores(kept: Sequence[Snapshot], stored: StoredDraft) -> None:
    """Only scores that came about in the same way are drawn in one line."""
    rows = [(f"{one.number}", one.score, one.rubric_version) for one in reversed(kept) if one.score is not None]
    if stored.scored and stored.scored.score is not None:
        rows.append(("now", stored.scored.score, stored.scored.rubric_version))
    same = [(version, score) for version, score, rubric in rows if rubric == rows[-1][2]]
    if len(same) < 2:
        return
    # The packages of tables and charts take half a second to load, and the first page shows neither.
    from coach.charts.version_scores import version_scores
    from coach.ui.components.timeline_figure import show_figure

    show_figure(version_scores(same), level=3)


def _name(one: Snapshot, zone: ZoneInfo) -> str:
    return f"Version {one.number}, {instant_words(one.at, zone)}{_points(one.score)}"


def _points(score: float | None) -> str:
    return "" if score is None else f", {score:.0f} points"

"""What an upload would do, before anything is written: counts, and a list behind each count."""

from html import escape
from zoneinfo import ZoneInfo

import streamlit as st

from coach.domain.merging import Change
from coach.services.importing import Preview
from coach.ui.components.upload_paging import paged
from coach.ui.components.upload_tables import changed_list, new_table, problems_table, same_table
from coach.ui.record_words import count
from coach.ui.upload.words import PROBLEM_NAMES

_PROBLEMS = "problems"
_NAMES = {"new": "New", "changed": "Changed", "same": "The same", _PROBLEMS: "Problems"}


def preview_lists(preview: Preview, number: int, zone: ZoneInfo) -> None:
    """One list at a time, long ones in pages; lists with nothing in them are not offered."""
    counts: dict[str, int] = {change.value: preview.count(change) for change in Change}
    counts[_PROBLEMS] = len(preview.reading.problems)
    st.html(f'<h2 class="fc-more">What it would do</h2>{_tiles(counts)}')
    views = [name for name, many in counts.items() if many]
    if not views:
        return
    view = st.segmented_control(
        "Show",
        views,
        default=views[0],
        required=True,
        wrap=True,
        format_func=lambda name: f"{_NAMES[name]} ({counts[name]:,})",
        key=f"upload_view_{number}_{'_'.join(views)}",
    )
    _list(view or views[0], preview, number, zone)


def problem_counts(preview: Preview) -> str:
    """Each kind of problem with its number, most frequent first."""
    kinds = [one.code for one in preview.reading.problems]
    ranked = sorted(set(kinds), key=lambda code: (-kinds.count(code), code))
    return "; ".join(f"{PROBLEM_NAMES[code]}: {kinds.count(code):,}" for code in ranked)


def _list(view: str, preview: Preview, number: int, zone: ZoneInfo) -> None:
    key = f"upload_rows_{number}_{view}"
    if view == _PROBLEMS:
        st.caption(problem_counts(preview))
        paged(preview.reading.problems, problems_table, key)
        return
    merges = [one for one in preview.merges if one.change.value == view]
    if view == Change.NEW.value:
        paged(merges, new_table, key)
    elif view == Change.SAME.value:
        paged(merges, same_table, key)
    else:
        paged(merges, lambda rows: changed_list(rows, zone), key)


def _tiles(counts: dict[str, int]) -> str:
    cells = "".join(f"<div><dt>{escape(_NAMES[name])}</dt><dd>{many:,}</dd></div>" for name, many in counts.items())
    return f'<dl class="fc-measures fc-upload-counts" aria-label="Counts">{cells}</dl>'


def nothing_new(preview: Preview) -> str:
    """What to say where there is nothing to write."""
    same = preview.count(Change.SAME)
    if same:
        known = "it" if same == 1 else "all of them"
        return f"Nothing new: {count(same, 'application')} in this file, and your record has {known} already."
    return "No application could be read from this file yet. Say which column holds the company, or see the problems."

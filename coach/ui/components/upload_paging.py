"""Long lists a page at a time."""

from collections.abc import Callable, Sequence
from typing import TypeVar

import streamlit as st

T = TypeVar("T")
PAGE_ROWS = 50


def paged(rows: Sequence[T], draw: Callable[[Sequence[T]], str], key: str) -> None:
    """Draws the rows of a page as HTML, and below them, where there are more, the pages to choose from."""
    pages = max(1, -(-len(rows) // PAGE_ROWS))
    body = st.container()
    chosen = st.pagination(pages, key=key) if pages > 1 else 1
    first = (min(chosen, pages) - 1) * PAGE_ROWS
    shown = rows[first : first + PAGE_ROWS]
    if pages > 1:
        body.caption(f"{first + 1:,} to {first + len(shown):,} of {len(rows):,}")
    body.html(draw(shown))

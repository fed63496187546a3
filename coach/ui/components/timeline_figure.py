"""A figure on a page: its title, the chart, what it shows in words, and the ways to take it along."""

from functools import partial
from html import escape
from typing import Any

import streamlit as st

from coach.charts.figure import Figure, to_csv
from coach.charts.theme import GROUNDS, LIGHT, themed


def show_figure(figure: Figure, level: int = 2) -> None:
    """With a heading of that level."""
    _head(figure, level)
    st.altair_chart(_dressed(figure), theme=None, alt=figure.says, width="stretch", key=f"timeline_{figure.name}")
    _foot(figure)


def show_selectable(figure: Figure, selection: str, level: int = 2) -> list[dict[str, Any]]:
    """The same; returns what was clicked on, by the selection of that name in the chart."""
    _head(figure, level)
    state = st.altair_chart(
        _dressed(figure), theme=None, alt=figure.says, width="stretch", key=f"timeline_{figure.name}",
        on_select="rerun", selection_mode=[selection],
    )  # fmt: skip
    _foot(figure)
    return list(state["selection"].get(selection, []))


def _dressed(figure: Figure) -> Any:
    return themed(figure.chart, GROUNDS.get(st.context.theme.type or "light", LIGHT))


def _head(figure: Figure, level: int) -> None:
    st.html(f'<h{level} class="fc-tl-title" dir="auto">{escape(figure.title)}</h{level}>')


def _foot(figure: Figure) -> None:
    st.html(f'<p class="fc-quiet fc-tl-says" dir="auto">{escape(figure.says)}</p>')
    with st.container(horizontal=True, key=f"timeline_take_{figure.name}", gap="small"):
        _download(figure, "Data as CSV", "csv", "text/csv", partial(to_csv, figure))
        _download(figure, "Chart as PNG", "png", "image/png", partial(_png, figure))
        _download(figure, "Chart as SVG", "svg", "image/svg+xml", partial(_svg, figure))


def _download(figure: Figure, label: str, ending: str, mime: str, content: Any) -> None:
    st.download_button(
        label, content, f"{figure.name}.{ending}", mime, on_click="ignore", type="tertiary",
        icon=":material/download:", key=f"timeline_{ending}_{figure.name}",
    )  # fmt: skip


def _png(figure: Figure) -> bytes:
    # The picture maker takes a second to load, and most visits want none.
    from coach.charts.pictures import png

    return png(figure)


def _svg(figure: Figure) -> str:
    from coach.charts.pictures import svg

    return svg(figure)

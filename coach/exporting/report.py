"""The search as a page with charts: figures, what they say, and the log, in one file that stands alone.

Pictures are part of the page as data, so nothing is loaded from elsewhere; in an image nothing runs either.
"""

from base64 import b64encode
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from html import escape
from string import Template
from zoneinfo import ZoneInfo

from coach.domain.applications import Application
from coach.exporting.search_log import log_parts, read_part


@dataclass(frozen=True, slots=True)
class Picture:
    """A chart as SVG, and what it shows in words."""

    title: str
    says: str
    svg: str


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table of response times, each cell as text."""

    measure: str
    n: str
    still_open: str
    median: str
    share_within_24h: str


def report(
    applications: Iterable[Application], rows: Sequence[Row], pictures: Sequence[Picture], now: datetime, zone: ZoneInfo
) -> str:
    """A whole HTML page, the log last; `now` needs an offset."""
    return Template(read_part("report.html")).substitute(
        log_parts(applications, now, zone),
        style=read_part("search_log.css") + read_part("report.css"),
        rows="\n".join(map(_row, rows)),
        pictures="\n".join(map(_figure, pictures)),
    )


def _row(row: Row) -> str:
    cells = "".join(f"<td>{escape(cell)}</td>" for cell in (row.n, row.still_open, row.median, row.share_within_24h))
    return f'<tr><th scope="row">{escape(row.measure)}</th>{cells}</tr>'


def _figure(picture: Picture) -> str:
    data = b64encode(picture.svg.encode()).decode()
    says = escape(picture.says)
    return (
        f'<figure><h3>{escape(picture.title)}</h3><img src="data:image/svg+xml;base64,{data}" alt="{says}">'
        f"<figcaption>{says}</figcaption></figure>"
    )

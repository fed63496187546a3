"""What the list shows, from its filters, and how a row of it reads."""

from collections.abc import Sequence
from html import escape

from coach.domain.applications import EventKind, Stage
from coach.domain.event_words import EVENT_NAMES
from coach.exporting.history import day_text
from coach.storage.paging import Query, Row
from coach.ui.applications.words import ORDERS
from coach.ui.record_words import STAGE_NAMES

ROWS = 25


def query_of(search: str, stages: Sequence[Stage], order: str, page: int) -> Query:
    """One page of the list; pages count from 1."""
    sort, descending = ORDERS[order]
    return Query(search, tuple(stages), sort, descending, (page - 1) * ROWS, ROWS)


def pages_of(total: int) -> int:
    """How many pages there are, one at least."""
    return max(1, -(-total // ROWS))


def name_of(company: str, role: str) -> str:
    """What an application is called."""
    return f"{company}, {role}" if role else company


def row_html(row: Row) -> str:
    """What stands beside the name."""
    applied = f"Applied {day_text(row.applied_on)}" if row.applied_on else "No date of applying"
    last = "<span></span>"
    if row.last_event and row.last_event_on and row.last_event is not EventKind.APPLIED:
        last = f"<span>{day_text(row.last_event_on)}: {EVENT_NAMES[row.last_event]}</span>"
    place = f'<span class="fc-app-place">{escape(row.location)}</span>' if row.location else ""
    return f'<p class="fc-app-row">{stage_chip(row.stage)}<span>{applied}</span>{last}{place}</p>'


def stage_chip(stage: Stage) -> str:
    """The stage in a frame."""
    return f'<span class="fc-stage fc-stage-{stage}">{STAGE_NAMES[stage]}</span>'

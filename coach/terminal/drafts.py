"""The notes as a list."""

from datetime import datetime
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.table import Table
from rich.text import Text

from coach.storage.draft_rows import DraftRow
from coach.storage.drafts import DraftPage
from coach.terminal.console import Terminal


def show_drafts(page: DraftPage, zone: ZoneInfo, console: Console | None = None) -> None:
    """One line a note, the last changed first, in the user's time."""
    out = console or Terminal()
    if not page.rows:
        out.print("No notes yet. The Draft page of the dashboard (`coach run`) keeps what you write there.")
        return
    table = Table(box=None, pad_edge=False)
    for title in ("changed", "kind", "company", "to", "score", "sent", "begins"):
        table.add_column(title, no_wrap=title in ("changed", "kind", "score", "begins"), overflow="ellipsis")
    for row in page.rows:
        table.add_row(*map(Text, _cells(row, zone)))
    out.print(table)
    if page.total > len(page.rows):
        out.print(f"… and {page.total - len(page.rows)} more; --json gives them all.")


def _cells(row: DraftRow, zone: ZoneInfo) -> tuple[str, ...]:
    changed = f"{row.updated_at.astimezone(zone):%Y-%m-%d %H:%M}"
    score = "" if row.score is None else f"{row.score:.0f}"
    opening = " ".join(row.opening.split())
    return changed, row.kind or "", row.company, ", ".join(row.interviewers), score, _sent(row, zone), opening


def _sent(row: DraftRow, zone: ZoneInfo) -> str:
    if row.sent is None:
        return ""
    at = row.sent.at
    day = at.astimezone(zone).date() if isinstance(at, datetime) else at
    return f"{day} {row.sent.channel}"

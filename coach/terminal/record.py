"""The record and what an import does to it."""

from collections.abc import Mapping, Sequence
from typing import Any
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.markup import escape
from rich.table import Table
from rich.text import Text

from coach.domain.applications import Event
from coach.domain.merging import Stored
from coach.storage.paging import Row
from coach.terminal.console import Terminal

_SHORT_ID = 8
_PROBLEMS_SHOWN = 20
_DETAILS = ("round", "type", "contact", "note", "request", "channel")


def show_import(report: Mapping[str, Any], *, dry_run: bool, console: Console | None = None) -> None:
    """What was read, what it does, what is open and what went wrong."""
    out = console or Terminal()
    read = [report["format"], report["encoding"], report["delimiter"] and f"parted by {report['delimiter']!r}"]
    out.print(f"Read as {escape(', '.join(str(one) for one in read if one))}: {report['rows']} rows.")
    counts = f"[bold]{report['new']}[/] new, [bold]{report['changed']}[/] changed, {report['same']} the same"
    out.print(f"{counts}." + (" Nothing was written (--dry-run)." if dry_run else ""))
    for question in report["questions"]:
        out.print(f"[yellow]? {escape(question['column'] or '')}[/]: {escape(question['message'])}")
    for problem in report["problems"][:_PROBLEMS_SHOWN]:
        place = ", ".join(
            str(one) for one in (problem["row"] and f"row {problem['row']}", problem["column"], problem["code"]) if one
        )
        out.print(f"[red]! {escape(place)}[/]: {escape(problem['message'])}")
    left = len(report["problems"]) - _PROBLEMS_SHOWN
    if left > 0:
        out.print(f"… and {left} more; --json lists them all.")


def show_list(rows: Sequence[Row], console: Console | None = None) -> None:
    """One line an application."""
    out = console or Terminal()
    if not rows:
        out.print("No applications yet, or none that match. `coach import FILE` brings some in.")
        return
    table = Table(box=None, pad_edge=False)
    for title in ("id", "company", "role", "stage", "applied", "last"):
        table.add_column(title, no_wrap=title == "id")
    for row in rows:
        last = f"{row.last_event_on} {row.last_event}" if row.last_event_on else ""
        cells = (row.id[:_SHORT_ID], row.company, row.role, row.stage, str(row.applied_on or ""), last)
        table.add_row(*[Text(cell) for cell in cells])
    out.print(table)


def show_application(stored: Stored, zone: ZoneInfo, console: Console | None = None) -> None:
    """Everything about one, its history in the user's time."""
    out = console or Terminal()
    one = stored.application
    out.print(Text.assemble((one.company, "bold"), f", {one.role}" if one.role else "", f"  ({one.stage})"))
    facts = {"applied": one.applied_on, "location": one.location, "source": one.source, "link": one.link}
    for name, value in facts.items():
        if value:
            out.print(Text(f"  {name}: {value}"))
    for contact in one.contacts:
        out.print(Text("  " + ", ".join(part for part in (contact.name, contact.role, contact.email) if part)))
    if one.notes:
        out.print(Text(f"  {one.notes}"))
    for event in sorted(one.events, key=lambda event: event.order):
        out.print(Text(f"  {_when(event, zone)}  {_what(event)}"))


def _when(event: Event, zone: ZoneInfo) -> str:
    return f"{event.at.astimezone(zone):%Y-%m-%d %H:%M}" if event.at else f"{event.on}      "


def _what(event: Event) -> str:
    details = [str(getattr(event, name)) for name in _DETAILS if getattr(event, name) is not None]
    if event.promised_on:
        details.append(f"by {event.promised_on}")
    if event.text:
        details.append(f"“{event.text}”")
    return str(event.kind) + (f" ({', '.join(details)})" if details else "")

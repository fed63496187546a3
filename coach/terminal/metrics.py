"""How long each side took to answer, as it reads well in a terminal."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from rich.console import Console
from rich.table import Table
from rich.text import Text

from coach.metrics.running import OpenWait, awaited, open_waits, owed
from coach.metrics.summary import Mine, Theirs
from coach.metrics.survival import FEWEST_FOR_A_CURVE
from coach.metrics.waits import Measure
from coach.terminal.console import Terminal

if TYPE_CHECKING:
    from coach.services.metrics import Measured

_OPEN_SHOWN = 10
_NAMES = {
    Measure.THANK_YOU: "Interview to thank-you",
    Measure.REQUEST: "Request to answer",
    Measure.THEIR_MESSAGE: "Their message to mine",
    Measure.APPLICATION_TO_REPLY: "Application to first reply",
    Measure.INTERVIEW_TO_REPLY: "Interview to next word",
    Measure.CHECK_IN_TO_REPLY: "Check-in to reply",
}


def show_metrics(measured: "Measured", zone: ZoneInfo, console: Console | None = None) -> None:
    """Both sides' times with their number, then what is still open, latest first."""
    out = console or Terminal()
    found = measured.summary()
    out.print(Text(f"As of {found.now.astimezone(zone):%Y-%m-%d %H:%M} ({zone.key})"))
    if measured.waits.empty:
        out.print("Nothing is timed yet. `coach import FILE` brings applications in, `coach add-event` what happened.")
        return
    out.print(_mine_table(found.mine), _theirs_table(found.theirs), sep="\n")
    says = (
        f"Medians count open waits as open. Under {FEWEST_FOR_A_CURVE} waits they say little. "
        "Some messages call for no answer."
    )
    out.print(says, style="dim")
    _show_open("Open on your side, where the application is not over", open_waits(owed(measured.waits)), out)
    _show_open("Open on their side", open_waits(awaited(measured.waits)), out)


def _mine_table(rows: Mapping[Measure, Mine]) -> Table:
    table = _table("Mine", "within 24 h")
    for measure, one in rows.items():
        share = "" if one.share_within_24h is None else f"{one.share_within_24h:.0%}"
        median = "–" if one.median_hours is None else f"{one.median_hours:.1f} h"
        table.add_row(_NAMES[measure], str(one.n), str(one.open), median, share)
    return table


def _theirs_table(rows: Mapping[Measure, Theirs]) -> Table:
    table = _table("Theirs")
    for measure, one in rows.items():
        median = "–" if one.median_days is None else f"{one.median_days:.1f} days"
        table.add_row(_NAMES[measure], str(one.n), str(one.open), median)
    return table


def _table(title: str, *more: str) -> Table:
    table = Table(box=None, pad_edge=False, title=f"\n{title}", title_justify="left", title_style="bold")
    table.add_column("", min_width=26)
    for name in ("n", "open", "median", *more):
        table.add_column(name, justify="right", min_width=11 if name == "median" else 5)
    return table


def _show_open(title: str, waits: Sequence[OpenWait], out: Console) -> None:
    if not waits:
        return
    table = Table(box=None, pad_edge=False, title=f"\n{title} ({len(waits)})", title_justify="left", title_style="bold")
    for name in ("since", "day", "business day"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("what for")
    for wait in waits[:_OPEN_SHOWN]:
        job = ", ".join(name for name in (wait.company, wait.role) if name)
        what = Text(f"{job}: {_NAMES[wait.measure].lower()}")
        table.add_row(wait.start_day.isoformat(), str(int(wait.days)), str(wait.business_days), what)
    out.print(table)
    if len(waits) > _OPEN_SHOWN:
        out.print(f"… and {len(waits) - _OPEN_SHOWN} that began earlier.")

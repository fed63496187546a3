"""How long many waits took, group by group, as it reads well in a terminal."""

import pandas as pd
from rich.console import Console
from rich.table import Table
from rich.text import Text

from coach.metrics.survival import FEWEST_FOR_A_CURVE
from coach.metrics.tallies import WaitingTimes
from coach.terminal.console import Terminal

_FIGURES = ("lower_quartile", "median", "upper_quartile")


def show_waiting_times(found: WaitingTimes, console: Console | None = None) -> None:
    """A line for each group: how many waits, how many still open, and the days by which so many had a reply."""
    out = console or Terminal()
    if found.groups.empty:
        out.print("There is no wait in it.")
        return
    table = Table(box=None, pad_edge=False)
    for name in found.by:
        table.add_column(Text(name))
    for name in ("n", "open", "a quarter", "half", "three quarters"):
        table.add_column(name, justify="right")
    for group in found.groups.to_dict("records"):
        names = [Text("–" if pd.isna(group[name]) else str(group[name])) for name in found.by]
        table.add_row(*names, f"{group['n']:,}", f"{group['open']:,}", *(_days(group[name]) for name in _FIGURES))
    out.print(table)
    says = f"Days by which so many had a reply; open waits count as open. Under {FEWEST_FOR_A_CURVE} they say little."
    out.print(says, style="dim")


def _days(value: float) -> str:
    return "–" if pd.isna(value) else f"{value:.1f}"

"""The commands that say how long each side took to answer."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from coach.cli.opening import opened_record
from coach.cli.times import now_of
from coach.cli.writing import write_whole
from coach.terminal.plain import say, say_json

Now = Annotated[str | None, typer.Option(help="As of this instant, such as 2026-05-04T14:00. [default: now]")]


def metrics(
    now: Now = None,
    as_json: Annotated[bool, typer.Option("--json", help="As one JSON object, with the curves.")] = False,
    parquet: Annotated[
        str | None,
        typer.Option(help="Not of your record but of a Parquet file with a row for each wait (docs/spark.md)."),
    ] = None,
    by: Annotated[
        list[str] | None,
        typer.Option(help="With --parquet: a column to group by; may be given more than once. [default: measure]"),
    ] = None,
) -> None:
    """Show how long each side took to answer. Waits without a reply count as still open.

    With --json every event counts by itself, by fixed conventions; without, the people of one meeting count once, and
    what was decided on a day nobody noted not at all.
    """
    if parquet is not None:
        if now:
            raise typer.BadParameter("--now is for your record; the waits of a file were counted when it was written")
        _metrics_of_file(parquet, by or ["measure"], as_json=as_json)
        return
    if by:
        raise typer.BadParameter("--by goes with --parquet")
    from coach.bootstrap import time_rules
    from coach.metrics.summary import to_json_object
    from coach.services.metrics import figures_for_programs, measure
    from coach.settings import default_settings
    from coach.terminal.metrics import show_metrics

    with opened_record() as record:
        rules = time_rules(record, default_settings())
        instant = now_of(now, rules.zone)
        if as_json:
            figures = figures_for_programs(record, instant, rules.zone)
            say_json(to_json_object(figures))
        else:
            show_metrics(measure(record, instant, rules), rules.zone)


def _metrics_of_file(path: str, by: Sequence[str], *, as_json: bool) -> None:
    from coach.metrics.parquet import waiting_times
    from coach.metrics.tallies import to_json_object
    from coach.terminal.waits import show_waiting_times

    found = waiting_times(path, by)
    if as_json:
        say_json(to_json_object(found))
    else:
        show_waiting_times(found)


def report(
    output: Annotated[Path, typer.Argument(help="The page to write, such as report.html.")],
    now: Now = None,
) -> None:
    """Write a page with the charts and the log, to keep, send or print. It loads nothing and runs nothing."""
    from coach.bootstrap import time_rules
    from coach.services.report import report_page
    from coach.settings import default_settings

    with opened_record() as record:
        rules = time_rules(record, default_settings())
        page = report_page(record, now_of(now, rules.zone), rules)
    write_whole(output, page)
    say(f"Written to {output}.", err=True)

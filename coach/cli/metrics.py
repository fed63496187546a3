"""The commands that say how long each side took to answer."""

import json
from pathlib import Path
from typing import Annotated

import typer

from coach.cli.opening import opened_record
from coach.cli.times import now_of
from coach.cli.writing import write_whole

Now = Annotated[str | None, typer.Option(help="As of this instant, such as 2026-05-04T14:00. [default: now]")]


def metrics(
    now: Now = None,
    as_json: Annotated[bool, typer.Option("--json", help="As one JSON object, with the curves.")] = False,
) -> None:
    """Show how long each side took to answer. Waits without a reply count as still open."""
    from coach.metrics.summary import to_json_object
    from coach.services.metrics import measure
    from coach.settings import default_settings
    from coach.terminal.metrics import show_metrics

    instant, zone = now_of(now), default_settings().zone
    with opened_record() as record:
        measured = measure(record, instant, zone)
    if as_json:
        typer.echo(json.dumps(to_json_object(measured.summary()), ensure_ascii=False))
    else:
        show_metrics(measured, zone)


def report(
    output: Annotated[Path, typer.Argument(help="The page to write, such as report.html.")],
    now: Now = None,
) -> None:
    """Write a page with the charts and the log, to keep, send or print. It loads nothing and runs nothing."""
    from coach.services.report import report_page
    from coach.settings import default_settings

    instant = now_of(now)
    with opened_record() as record:
        page = report_page(record, instant, default_settings().zone)
    write_whole(output, page)
    typer.echo(f"Written to {output}.", err=True)

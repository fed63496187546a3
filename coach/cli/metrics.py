"""The commands that say how long each side took to answer."""

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
) -> None:
    """Show how long each side took to answer. Waits without a reply count as still open.

    With --json every event counts by itself, by fixed conventions; without, the people of one meeting count once, and
    what was decided on a day nobody noted not at all.
    """
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

"""The commands that say what to do now."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from coach.cli.opening import opened_record
from coach.cli.times import now_of
from coach.cli.writing import write_whole
from coach.terminal.plain import say, say_json

if TYPE_CHECKING:
    from coach.services.today import Today

_NOW = typer.Option("--now", help="As if it were then: 2026-05-04T14:00 (your zone) or with +01:00.")


def today(
    now: Annotated[str | None, _NOW] = None,
    as_json: Annotated[bool, typer.Option("--json", help="As one JSON object.")] = False,
) -> None:
    """Say what to do now, what is best left alone, and which interviews are coming up."""
    from coach.services.listing import listed_today
    from coach.terminal.today import show_today

    found = _today(now)
    if as_json:
        say_json(listed_today(found))
    else:
        show_today(found)


def calendar(
    output: Annotated[Path, typer.Argument(help="The .ics file to write; - for standard output.")],
    now: Annotated[str | None, _NOW] = None,
) -> None:
    """Write what there is to do and the interviews to come into a calendar file. A later file replaces an earlier."""
    from coach.services.calendar import calendar_file

    content = calendar_file(_today(now))
    if str(output) == "-":
        sys.stdout.buffer.write(content)
        return
    write_whole(output, content)
    say(f"Written to {output}.", err=True)


def _today(now: str | None) -> "Today":
    from coach.bootstrap import time_rules
    from coach.services.today import today
    from coach.settings import default_settings

    with opened_record() as record:
        rules = time_rules(record, default_settings())
        return today(record, now_of(now, rules.zone), rules)

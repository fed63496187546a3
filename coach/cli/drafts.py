"""The command that shows the notes and writes them out."""

from pathlib import Path
from typing import Annotated

import typer

from coach.cli.opening import opened_record, zone_of
from coach.cli.writing import give_out

_SHOWN = 50


def drafts(
    output: Annotated[
        Path | None, typer.Argument(help="The file to write, with --json. [default: standard output]")
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help="All of them whole, with the versions kept of them.")] = False,
) -> None:
    """List your notes, sent and unsent, or write them out: `coach export` holds the applications alone."""
    from coach.services.drafting import listing
    from coach.services.exporting import exported_drafts
    from coach.terminal.drafts import show_drafts

    if output is not None and not as_json:
        raise typer.BadParameter("a file is written with --json")
    with opened_record() as record:
        if not as_json:
            show_drafts(listing(record, limit=_SHOWN), zone_of(record))
            return
        content = exported_drafts(record)
    give_out(output, content)

"""The command line. Exit codes: 0 all well; 1 something could not be read, scored or done; 2 the call was wrong."""

import os
import sys
from typing import Annotated

import typer

from coach import __version__
from coach.cli import dashboard, drafts, importing, keeping, metrics, own_data, people, record, scoring, today
from coach.errors import CoachError, InvalidOptions
from coach.terminal.plain import say

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Coaches you through following up after a job interview. Nothing you write leaves this machine.",
    epilog="Exit codes: 0 all well, 1 something could not be read, scored or done, 2 the call was wrong.",
)
app.command()(scoring.score)
app.command()(scoring.evaluate)
app.command()(scoring.measure_slips)
app.command()(scoring.measure_fairness)
app.command()(scoring.measure_answers)
app.command()(scoring.train)
app.command()(scoring.train_encoder)
app.command()(scoring.train_answers)
app.command()(dashboard.run)
app.command("import")(importing.import_)
app.command()(importing.undo_import)
app.command("list")(record.list_)
app.command()(record.show)
app.command()(record.add_event)
app.command()(record.export)
app.command("drafts")(drafts.drafts)
app.command()(today.today)
app.command()(today.calendar)
app.command("metrics")(metrics.metrics)
app.command("report")(metrics.report)
app.command()(keeping.backup)
app.command()(keeping.restore)
app.command()(keeping.check)
app.command()(own_data.export_all)
app.command()(own_data.erase)
app.add_typer(people.people, name="people")


def main() -> None:
    """Entry point: our own errors become one line on standard error."""
    try:
        try:
            app()
        finally:
            if sys.stdout:  # it may be closed
                sys.stdout.flush()  # here, where a full disk can still be told
    except CoachError as error:
        say(f"coach: {error}", err=True)
        sys.exit(2 if isinstance(error, InvalidOptions) else 1)
    except OSError as error:
        # What is still to be flushed goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if isinstance(error, BrokenPipeError):
            sys.exit(0)  # the reader of our output has gone, as with `| head`: nothing is wrong
        say(f"coach: {error}", err=True)
        sys.exit(1)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"coach {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help="Show the version and stop.")
    ] = False,
) -> None: ...

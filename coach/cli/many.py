"""Scores many notes for `coach score --jsonl`: what is shown of it, and how it ends."""

import sys
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from coach import __version__
from coach.errors import BulkFault
from coach.terminal.plain import say

if TYPE_CHECKING:
    from coach.services.bulk.journal import Point
    from coach.services.bulk.running import Scorer, Told
    from coach.services.bulk.sources import Source

# As a shell says it of a program that Ctrl-C ended.
_INTERRUPTED = 130


def score_many(given: Path, out: Path | None, *, workers: int | None, resume: bool) -> None:
    """Into `out`, or to standard output as each is done. Ends with 1 where a note could not be read, with 130 for
    Ctrl-C; raises BulkFault, which says how to go on."""
    if resume and out is None:
        raise typer.BadParameter("--resume goes with --out: nothing is kept of what is only shown")
    if out and out.exists() and not out.is_file():
        raise typer.BadParameter(f"--out {out} is no file. Leave --out away and use > or | instead")
    from coach.services.bulk.processors import processors
    from coach.services.bulk.sources import opened_source
    from coach.terminal.progress import shown

    # Not on a terminal that the results go to; and a program may be started with its output closed.
    wanted = out is not None or not (sys.stdout and sys.stdout.isatty())
    try:
        with opened_source(given, sys.stdin) as source, shown(source.size, wanted=wanted) as told:
            done = _score(source, out, workers or processors(), resume, told)
    except BrokenPipeError:
        raise typer.Exit from None  # who read the results has gone, as with `| head`: nothing is wrong
    except KeyboardInterrupt:
        say("coach: stopped." + _advice(out), err=True)
        raise typer.Exit(_INTERRUPTED) from None
    end(out, done.notes, done.failed)


def end(out: Path | str | None, notes: int, failed: int) -> None:
    """Says what was written, where that is not shown; ends with 1 where some of the notes `failed` to be read."""
    if out:
        unread = f", of which {failed:,} could not be read" if failed else ""
        say(f"Written to {out}: {notes:,} results{unread}.", err=True)
    if failed:
        raise typer.Exit(1)


def _score(source: "Source", out: Path | None, workers: int, resume: bool, told: "Told") -> "Point":
    from coach.bootstrap import build_engine
    from coach.services.bulk.output import form_of
    from coach.services.bulk.running import Scorer, score_to_file
    from coach.settings import default_settings

    build = partial(build_engine, default_settings())
    form = form_of(out)
    scorer = Scorer(build(), build, form.encode, __version__)
    if out is None:
        return _show(source, scorer, workers, told)
    try:
        return score_to_file(source, out, form, scorer, workers=workers, resume=resume, told=told)
    except OSError as error:
        raise BulkFault(f"{out}: {error.strerror or error}.{_advice(out)}") from error


def _show(source: "Source", scorer: "Scorer", workers: int, told: "Told") -> "Point":
    from coach.services.bulk.journal import Point
    from coach.services.bulk.running import score_all

    point = Point()
    with closing(score_all(source.lines, scorer, workers)) as done:
        for chunk, scored in done:
            typer.echo(scored.content, nl=False)
            point = point.after(chunk, scored)
            told(point.notes, point.read)
    return point


def _advice(out: Path | None) -> str:
    from coach.services.bulk.output import part_of

    if out is None or not part_of(out).exists():
        return ""
    return f" What is done is kept in {part_of(out)}: the same command with --resume goes on with it."

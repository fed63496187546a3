"""The commands that bring a tracker's file into the record, and take it back."""

import gc
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from coach.cli.opening import opened_record
from coach.cli.reading import read_whole
from coach.errors import InvalidOptions
from coach.terminal.plain import say, say_json

if TYPE_CHECKING:
    from coach.importing.results import ImportOptions
    from coach.services.importing import Progress

_LONGEST_FILE = 200_000_000  # bytes


def import_(
    file: Annotated[Path, typer.Argument(help="CSV, TSV, XLSX or our JSON; - for standard input.")],
    format_: Annotated[str | None, typer.Option("--format", help="The tracker, where it is not recognised.")] = None,
    map_: Annotated[
        list[str] | None, typer.Option("--map", help='"Column=field"; may be given more than once.')
    ] = None,
    dates: Annotated[str | None, typer.Option(help="dmy, mdy or ymd, where the dates leave it open.")] = None,
    year: Annotated[int | None, typer.Option(help="The year of dates that have none.")] = None,
    zone: Annotated[str | None, typer.Option(help="Where times were read off a clock, as Europe/London.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show what would happen and write nothing.")] = False,
    as_json: Annotated[bool, typer.Option("--json", help="The report as JSON.")] = False,
) -> None:
    """Bring a file from a tracker into the record. What is there already is updated, never doubled."""
    from coach.domain.merging import Change
    from coach.services.importing import apply_import, import_report, preview_import
    from coach.terminal.record import show_import

    data = read_whole(file, _LONGEST_FILE, ". Split it and import the parts.")
    options = _options(format_, map_ or [], dates, year, zone)
    with _no_collections(), opened_record() as record:
        preview = preview_import(record, data, file.name, options)
        if not dry_run and not preview.does_nothing:
            apply_import(record, preview, _progress(preview.count(Change.NEW)))
    report = import_report(preview)
    if as_json:
        say_json(report)
    else:
        show_import(report, dry_run=dry_run)
    if preview.is_no_table:
        raise typer.Exit(1)


def undo_import(
    run: Annotated[str | None, typer.Argument(help="The import's id or its beginning. [default: the latest]")] = None,
) -> None:
    """Take an import back: everything as it was before, or a word on what stands in the way."""
    from coach.services.finding import find_import

    with opened_record() as record:
        done = record.undo_import(find_import(record, run).id)
    say(f"Undone: {done.label} ({done.new} new, {done.changed} changed).")


@contextmanager
def _no_collections() -> Iterator[None]:
    """A long file makes millions of objects and hardly a cycle: to look for those takes a fifth of the time."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _options(
    format_: str | None, pairs: list[str], dates: str | None, year: int | None, zone: str | None
) -> "ImportOptions":
    from coach.importing.results import ImportOptions
    from coach.settings import default_settings, find_zone

    mapping: dict[str, str] = {}
    for pair in pairs:
        column, sign, field = pair.rpartition("=")
        if not sign or not column.strip():
            raise InvalidOptions(f'--map {pair!r}: write it as "Column=field".')
        mapping[column.strip()] = field.strip()
    return ImportOptions(
        zone=find_zone(zone) if zone else default_settings().zone,
        format=None if format_ in (None, "auto") else format_,
        mapping=mapping,
        dates=dates,
        year=year,
    )


def _progress(new: int) -> "Progress | None":
    """A line on standard error for a long file, where a person is looking."""
    if new < 10_000 or not sys.stderr.isatty():
        return None

    def tell(done: int, total: int) -> None:
        typer.echo(f"\r{done:,} of {total:,}", err=True, nl=done == total)

    return tell

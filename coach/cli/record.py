"""The commands that read the record and write in it by hand."""

from pathlib import Path
from typing import Annotated

import typer

from coach.cli.opening import opened_record, zone_of
from coach.cli.times import day_of, instant_of
from coach.cli.writing import give_out
from coach.domain.applications import Channel, Event, EventKind, InterviewType, RequestKind, Stage
from coach.domain.messages import Kind
from coach.terminal.plain import say, say_json


def list_(
    search: Annotated[str, typer.Option(help="Words in company, role, location or a contact's name.")] = "",
    stage: Annotated[list[Stage] | None, typer.Option(help="Only this stage; may be given more than once.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="As a JSON array.")] = False,
) -> None:
    """List the applications."""
    from coach.services.listing import listed
    from coach.storage.paging import Query
    from coach.terminal.record import show_list

    with opened_record() as record:
        rows = record.page(Query(search=search, stages=tuple(stage or ()), limit=None)).rows
    if as_json:
        say_json([listed(row) for row in rows])
    else:
        show_list(rows)


def show(
    application: Annotated[str, typer.Argument(help='An id or its beginning, a company, or "company, role".')],
    as_json: Annotated[bool, typer.Option("--json", help="In the interchange form.")] = False,
) -> None:
    """Show one application with its history."""
    from coach.exporting.interchange import application_as_json
    from coach.services.finding import find_application
    from coach.terminal.record import show_application

    with opened_record() as record:
        found, zone = find_application(record, application), zone_of(record)
    if as_json:
        shown = {"id": found.id, "version": found.version, **application_as_json(found.application)}
        say_json(shown)
    else:
        show_application(found, zone)


def add_event(
    application: Annotated[str, typer.Argument(help='An id or its beginning, a company, or "company, role".')],
    kind: Annotated[EventKind, typer.Argument(help="What happened.")],
    at: Annotated[str | None, typer.Option(help="When: 2026-05-04T14:00 (your zone) or with +01:00.")] = None,
    on: Annotated[str | None, typer.Option(help="The day, where the hour is not known: 2026-05-04.")] = None,
    ended_at: Annotated[str | None, typer.Option(help="When an interview ended.")] = None,
    round_: Annotated[int | None, typer.Option("--round", help="Which round, from 1.")] = None,
    type_: Annotated[InterviewType | None, typer.Option("--type", help="How an interview was held.")] = None,
    contact: Annotated[str | None, typer.Option(help="With whom, or from or to whom.")] = None,
    note: Annotated[Kind | None, typer.Option(help="Which kind of note was sent.")] = None,
    request: Annotated[RequestKind | None, typer.Option(help="What was asked for.")] = None,
    request_id: Annotated[str | None, typer.Option("--id", help="Joins a request and its answer.")] = None,
    promised_on: Annotated[str | None, typer.Option(help="The day by which word was promised.")] = None,
    channel: Annotated[Channel | None, typer.Option(help="How it travelled.")] = None,
    text: Annotated[str | None, typer.Option(help="What was said or written.")] = None,
) -> None:
    """Write down what happened. Without --at or --on, it happened now."""
    from coach.bootstrap import clock
    from coach.services.finding import find_application

    with opened_record() as record:
        zone = zone_of(record)
        event = Event(
            kind, at=instant_of("--at", at, zone) if at else (None if on else clock()), on=day_of("--on", on),
            ended_at=instant_of("--ended-at", ended_at, zone), round=round_, type=type_, contact=contact, note=note,
            request=request, request_id=request_id, promised_on=day_of("--promised-on", promised_on), channel=channel,
            text=text,
        )  # fmt: skip
        changed = record.add_event(find_application(record, application).id, event)
    one = changed.application
    say(f"{one.company}, {one.role}: {kind} written down; the stage is {one.stage}.")


def export(
    output: Annotated[Path | None, typer.Argument(help="The file to write. [default: standard output]")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="All, in the interchange form. The default.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="All, as a table for a spreadsheet.")] = False,
    as_log: Annotated[bool, typer.Option("--log", help="A page to print: stages with their dates.")] = False,
) -> None:
    """Write out the applications. CSV and JSON come back whole by `coach import`; for notes see `coach drafts`."""
    from coach.bootstrap import clock
    from coach.services.exporting import Form, exported

    if as_json + as_csv + as_log > 1:
        raise typer.BadParameter("choose one of --json, --csv and --log")
    form = Form.CSV if as_csv else Form.LOG if as_log else Form.JSON
    with opened_record() as record:
        content = exported(record, form, clock(), zone_of(record))
    give_out(output, content)

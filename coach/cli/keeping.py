"""The commands that keep the record safe."""

import os
from pathlib import Path
from typing import Annotated

import typer

from coach.bootstrap import build_store, clock
from coach.cli.opening import opened_store
from coach.errors import CoachError
from coach.settings import default_settings
from coach.terminal.plain import say, say_json


def backup(
    daily: Annotated[
        bool, typer.Option("--daily", help="Only where the copy of this day is not made yet; for a timer.")
    ] = False,
) -> None:
    """Copy the record to the backups folder, also while the dashboard is open."""
    with opened_store(daily=False) as store:
        made = store.keep_daily() if daily else store.backup()
    if made:
        say(made)


def restore(
    path: Annotated[Path | None, typer.Argument(help="The backup; left out, the backups are listed.")] = None,
) -> None:
    """Put a backup in the place of the record. What it replaces is kept as a backup too."""
    from coach.storage.backups import list_backups
    from coach.storage.restoring import restore_backup

    settings = default_settings()
    if path is None:
        backups = list_backups(settings.backups)
        for one in backups:
            say(one.path)
        if not backups:
            say(f"There are no backups in {settings.backups} yet. `coach backup` makes one.", err=True)
        return
    replaced = restore_backup(settings.database_url, _place(path), settings.backups, clock)
    say(f"Restored from {path}." + (f" What was there is kept in {replaced}." if replaced else ""))


def check(
    as_json: Annotated[bool, typer.Option("--json", help="As JSON: what was looked at, its state, and words.")] = False,
) -> None:
    """Look for damage in the record, its copies and the model; for space and permissions. Exit code 1 for damage."""
    from coach.services.checking import State, look_at_all

    settings = default_settings()
    found = look_at_all(lambda: build_store(settings), settings.database_url, settings.backups, settings.models)
    faults = [one.says for one in found if one.state is State.FAULT]
    if as_json:
        looked = [{"what": one.what, "state": one.state, "says": one.says} for one in found]
        say_json({"sound": not faults, "looked_at": looked}, indent=2)
        raise typer.Exit(1 if faults else 0)
    for one in found:
        if one.state is not State.FAULT:
            say(one.says)
    if faults:
        raise CoachError("\n".join(faults))


def _place(path: Path) -> Path:
    """A bare name is that of a file in the backups folder."""
    inside = default_settings().backups / path
    # By os.path, for which what can be no name, as one too long, is not there.
    bare = len(path.parts) == 1 and not os.path.exists(path)
    return inside if bare and os.path.exists(inside) else path

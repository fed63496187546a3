"""The commands that keep the record safe."""

from pathlib import Path
from typing import Annotated

import typer

from coach.bootstrap import clock
from coach.cli.opening import opened_store
from coach.errors import CoachError
from coach.settings import default_settings


def backup() -> None:
    """Copy the record to the backups folder, also while the dashboard is open."""
    with opened_store() as store:
        typer.echo(store.backup())


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
            typer.echo(one.path)
        if not backups:
            typer.echo(f"There are no backups in {settings.backups} yet. `coach backup` makes one.", err=True)
        return
    replaced = restore_backup(settings.database_url, _place(path), settings.backups, clock)
    typer.echo(f"Restored from {path}." + (f" What was there is kept in {replaced}." if replaced else ""))


def check() -> None:
    """Look for damage in the record; exit code 1 where there is any."""
    with opened_store() as store:
        faults = store.check()
    if faults:
        raise CoachError("\n".join(("The record is not sound.", *faults)))
    typer.echo("The record is sound.")


def _place(path: Path) -> Path:
    """A bare name is that of a file in the backups folder."""
    inside = default_settings().backups / path
    return inside if not path.exists() and len(path.parts) == 1 and inside.exists() else path

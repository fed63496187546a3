"""The commands for everything that is kept of one person: write it out, erase it."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from coach.cli.opening import opened_store
from coach.cli.writing import write_whole
from coach.domain.people import LOCAL_OWNER
from coach.terminal.plain import say

if TYPE_CHECKING:
    from coach.storage.store import Store

_Person = Annotated[
    str | None,
    typer.Option("--person", help="On a server: the address, or the key, of whose it is. [default: you, here]"),
]


def export_all(
    output: Annotated[Path, typer.Argument(help="The .zip file to write.")],
    person: _Person = None,
) -> None:
    """Write out everything that is kept of you: applications, notes with versions, settings, shares, who looked."""
    from coach.bootstrap import clock
    from coach.services.own_data import everything_of

    with opened_store() as store:
        content = everything_of(store, _owner(store, person), clock())
    write_whole(output, content)
    say(f"Written to {output}.", err=True)


def erase(
    yes: Annotated[bool, typer.Option("--yes", help="Really. There is no way back.")] = False,
    backups: Annotated[bool, typer.Option("--backups", help="The backups too; not with --person.")] = False,
    person: _Person = None,
) -> None:
    """Erase everything that is kept of you. No backup is made before; older ones stay, unless you say --backups."""
    from coach.services import own_data

    if backups and person is not None:
        raise typer.BadParameter("the backups hold the records of others too, so they stay with --person")
    if not yes:
        raise typer.BadParameter("this erases everything; say --yes if you mean it, and `coach export-all` first")
    with opened_store(daily=False) as store:  # or the copy of the day would hold all of it once more
        if backups and not own_data.is_alone(store, LOCAL_OWNER):
            raise typer.BadParameter("people sign in here, and the backups hold their records; say --person ADDRESS")
        scrubbed = own_data.erase(store, _owner(store, person), backups=backups)
        left = len(store.backups())
    typer.echo("Everything is erased." + _still_there(scrubbed, left))


def _owner(store: "Store", person: str | None) -> str:
    return LOCAL_OWNER if person is None else store.directory().find(person).owner


def _still_there(scrubbed: bool, backups: int) -> str:
    log = "" if scrubbed else " Older words may still stand in the file: close other windows and say it again."
    kept = "A backup still holds" if backups == 1 else f"{backups} backups still hold"
    copies = f" {kept} what was there when it was made." if backups else ""
    return log + copies

"""The commands of a server's operator: who was here, and who is an adviser or an admin."""

from typing import Annotated

import typer

from coach.cli.opening import opened_store
from coach.domain.sharing import Role, called
from coach.terminal.plain import say

people = typer.Typer(
    no_args_is_help=True,
    help="On a server: list who was here, and say who is an adviser or an admin. Roles are given nowhere else.",
)


@people.command("list")
def list_() -> None:
    """List everybody who was here: role, last visit, name, address, and the key of their rows."""
    with opened_store() as store:
        known = store.directory().known()
    for one in known:
        name = called(one.name, one.email)
        say(f"{one.role:8}{one.last_seen:%Y-%m-%d}  {name} <{one.email}>  {one.owner}")
    if not known:
        typer.echo("Nobody has signed in yet.", err=True)


@people.command("role")
def role(
    person: Annotated[str, typer.Argument(help="An address, or the key that `coach people list` shows.")],
    role: Annotated[Role, typer.Argument(help="What they are from now on.")],
) -> None:
    """Make somebody an adviser or an admin, or a plain person again; it holds from their next click.

    Whoever is no adviser any more loses for good what was shared with them.
    """
    with opened_store() as store:
        directory = store.directory()
        found = directory.find(person)
        directory.set_role(found.owner, role)
    say(f"{called(found.name, found.email)} ({found.owner}): {found.role} before, {role} now.")

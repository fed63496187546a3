"""Everybody of a server, for its operator and for counts: never what somebody wrote."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from coach.domain.sharing import ACTIVE_DAYS, Role, address_key
from coach.errors import NotFound
from coach.storage.database import Database
from coach.storage.people_tables import people, shares
from coach.storage.scope import Scope
from coach.storage.tables import applications, messages


@dataclass(frozen=True, slots=True)
class Known:
    """Somebody who was here."""

    owner: str
    name: str
    email: str
    role: Role
    first_seen: datetime
    last_seen: datetime


@dataclass(frozen=True, slots=True)
class Counts:
    """How many there are of each, exactly: see `safe_count` before they are told."""

    people: int
    active: int
    applications: int
    notes: int
    shares: int


class Directory:
    """Who uses a server. Each method is one transaction and may raise StoreFault."""

    def __init__(self, database: Database, now: Callable[[], datetime]) -> None:
        self._database = database
        self._now = now

    def known(self) -> tuple[Known, ...]:
        """Everybody who was here, in order of their first visit."""
        with self._database.reading() as connection:
            query = sa.select(people).order_by(people.c.first_seen, people.c.owner)
            return tuple(map(_known, connection.execute(query)))

    def find(self, wanted: str) -> Known:
        """By address, or by the key of their rows; raises NotFound where that is nobody, or several."""
        key = address_key(wanted)
        found = [one for one in self.known() if one.owner == wanted.strip() or (key and address_key(one.email) == key)]
        if len(found) == 1:
            return found[0]
        if not found:
            raise NotFound(f"Nobody who was here has the address {wanted!r}. They need to sign in once before.")
        keys = ", ".join(one.owner for one in found)
        raise NotFound(f"{len(found)} people came with the address {wanted!r}. Say which by their key: {keys}.")

    def set_role(self, owner: str, role: Role) -> None:
        """Whoever is no adviser any more loses what was given to them, for good: a role given again brings none of it
        back."""
        with self._database.writing(owner) as connection:
            scope = Scope(connection, owner)
            scope.run(scope.update(people).values(role=role.value))
            if role is not Role.ADVISER:
                end_given(scope, self._now())

    def counts(self) -> Counts:
        """Numbers alone."""
        with self._database.reading() as connection:

            def count(table: sa.Table, *where: sa.ColumnElement[bool]) -> int:
                query = sa.select(sa.func.count()).select_from(table).where(*where)
                return int(connection.scalar(query) or 0)

            return Counts(
                people=count(people),
                active=count(people, people.c.last_seen > self._now() - timedelta(days=ACTIVE_DAYS)),
                applications=count(applications, applications.c.deleted_at.is_(None)),
                notes=count(messages, messages.c.discarded_at.is_(None), messages.c.text != ""),
                shares=count(shares, shares.c.ended.is_(None)),
            )


def advisers_called(scope: Scope, email: str) -> tuple[Known, ...]:
    """Those who are advisers and have that address; nobody has none."""
    key = address_key(email)
    query = sa.select(people).where(people.c.email_key == key, people.c.role == Role.ADVISER.value)
    return tuple(map(_known, scope.rows(query))) if key else ()


def end_given(scope: Scope, now: datetime) -> None:
    """Whatever others gave to this adviser is taken back."""
    scope.run(scope.update_given(shares).where(shares.c.ended.is_(None)).values(ended=now))


def _known(row: sa.Row[Any]) -> Known:
    return Known(row.owner, row.name, row.email, Role(row.role), row.first_seen, row.last_seen)

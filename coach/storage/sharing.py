"""One person among others: their role, whom they let read their record, and the records that they may read."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import uuid4

import sqlalchemy as sa

from coach.domain.people import Person
from coach.domain.sharing import Access, Looked, Role, Share, address_key, called, may_see
from coach.errors import NotFound
from coach.storage.database import Database
from coach.storage.directory import advisers_called
from coach.storage.people_tables import accesses, people, shares
from coach.storage.rows import unreadable
from coach.storage.scope import Owned, Scope

_OPEN = shares.c.ended.is_(None)
_NOT_SHARED = "Nobody shares their record with you under this link. It may have been taken back."
_NO_ADVISER = "There is no adviser with this address here. Ask your careers service for the address to use."


@dataclass(frozen=True, slots=True)
class Given:
    """A record that somebody lets this adviser read, by the id of the share."""

    id: str
    name: str
    email: str
    since: datetime


class Sharing(Owned):
    """What one person gives and is given. Whatever is not theirs to see is as good as not there: NotFound.

    Each method is one transaction and may raise StoreFault.
    """

    def __init__(self, database: Database, owner: str, now: Callable[[], datetime]) -> None:
        super().__init__(database, owner)
        self._now = now

    def seen(self, person: Person) -> None:
        """They are here, by the name and address that their sign-in tells; a role that they have stays."""
        with self._writing() as scope:
            now = self._now()
            told = {
                "name": person.name,
                "email": person.email,
                "email_key": address_key(person.email),
                "last_seen": now,
            }
            if scope.row(scope.select(people)):
                scope.run(scope.update(people).values(told))
            else:
                scope.insert(people, [told | {"first_seen": now, "role": Role.PERSON.value}])

    def role(self) -> Role:
        """As it is now; a person's where nobody gave them one."""
        with self._reading() as scope:
            return _role(scope)

    def share(self, email: str) -> Share:
        """Lets the adviser with that address read; one who may already stays as they are.

        Raises NotFound in the same words for an address that nobody has, that somebody has who is no adviser, and
        that several have: it tells of advisers alone, whose addresses the service gives out anyway.
        """
        with self._writing() as scope:
            found = [one for one in advisers_called(scope, email) if one.owner != self._owner]
            if len(found) != 1:
                raise NotFound(_NO_ADVISER)
            (adviser,) = found
            known = scope.row(scope.select(shares).where(shares.c.adviser == adviser.owner, _OPEN))
            if known:
                return _share(known)
            name = called(adviser.name, adviser.email)
            new = Share(str(uuid4()), adviser.owner, name, self._now(), None)
            row = {"id": new.id, "adviser": new.adviser, "adviser_name": name, "since": new.since}
            scope.insert(shares, [row])
            return new

    def take_back(self, share_id: str) -> None:
        """From now on that adviser sees nothing more; nothing happens where it was taken back before."""
        with self._writing() as scope:
            scope.run(scope.update(shares).where(shares.c.id == share_id, _OPEN).values(ended=self._now()))

    def shares(self, *, open_only: bool = False) -> tuple[Share, ...]:
        """What was given to whom, the latest first; `open_only`: what holds."""
        with self._reading() as scope:
            query = scope.select(shares).where(_OPEN) if open_only else scope.select(shares)
            return tuple(map(_share, scope.rows(query.order_by(shares.c.since.desc(), shares.c.id))))

    def accesses(self, limit: int, adviser: str | None = None) -> tuple[Access, ...]:
        """The latest looks at this person's record, of one adviser or of all, newest first."""
        with self._reading() as scope:
            query = scope.select(accesses).order_by(accesses.c.at.desc(), accesses.c.id.desc()).limit(limit)
            query = query.where(accesses.c.adviser == adviser) if adviser else query
            return tuple(map(_access, scope.rows(query)))

    def given(self) -> tuple[Given, ...]:
        """Whose records this adviser may read, by name; nobody's for any other role."""
        with self._reading() as scope:
            columns = (shares.c.id, shares.c.since, people.c.name, people.c.email)
            query = scope.select_given(shares, *columns).where(_OPEN, people.c.owner == shares.c.owner)
            rows = scope.rows(query) if _role(scope) is Role.ADVISER else ()
        found = (Given(row.id, called(row.name, row.email), row.email, row.since) for row in rows)
        return tuple(sorted(found, key=lambda one: (one.name.casefold(), one.email, one.id)))

    def look(self, share_id: str, what: Looked, about: str | None = None) -> str:
        """Whose record it is, after the look was written down in their log.

        Raises NotFound, in the same words whatever the reason, where this person may not see it at this moment.
        """
        with self._reading() as scope:
            row = scope.row(scope.select_given(shares).where(shares.c.id == share_id))
        if row is None:
            raise NotFound(_NOT_SHARED)
        # Taking back waits for the same lock: what is read after it was taken back has not been let through.
        with self._database.writing(row.owner) as connection:
            self._write_down(Scope(connection, self._owner), Scope(connection, row.owner), share_id, what, about)
        return str(row.owner)

    def _write_down(self, mine: Scope, theirs: Scope, share_id: str, what: Looked, about: str | None) -> None:
        row, me = theirs.row(theirs.select(shares).where(shares.c.id == share_id)), mine.row(mine.select(people))
        share = _share(row) if row and row.adviser == self._owner else None
        if not may_see(_role(mine), share):
            raise NotFound(_NOT_SHARED)
        name = called(me.name, me.email) if me else ""
        look = {"adviser": self._owner, "adviser_name": name, "what": what.value, "about": about, "at": self._now()}
        theirs.insert(accesses, [look])


def _role(scope: Scope) -> Role:
    row = scope.row(scope.select(people, people.c.role))
    try:
        return Role(row.role) if row else Role.PERSON
    except ValueError as error:
        raise unreadable("role", "of a person", error) from error


def _share(row: sa.Row[Any]) -> Share:
    return Share(row.id, row.adviser, row.adviser_name, row.since, row.ended)


def _access(row: sa.Row[Any]) -> Access:
    try:
        return Access(row.adviser, row.adviser_name, Looked(row.what), row.about, row.at)
    except ValueError as error:
        raise unreadable("look", row.id, error) from error

"""The store: opens the database, hands out records, keeps backups."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import sqlalchemy as sa

from coach.errors import StoreFault
from coach.storage.asking import ask
from coach.storage.backups import Backup, delete_all, list_backups, make_backup, make_daily_backup, thin_out
from coach.storage.copying import faults_in, unfinished_beside
from coach.storage.database import Database
from coach.storage.directory import Directory
from coach.storage.draft_changes import load_drafts
from coach.storage.faults import Damaged, Unwritable, files_of
from coach.storage.loading import load_all
from coach.storage.migrating import migrate
from coach.storage.opening import ReadingCopy, prepare
from coach.storage.own_data import OwnData
from coach.storage.record import Record
from coach.storage.scope import Scope
from coach.storage.sharing import Sharing
from coach.storage.tables import applications, messages

Now = Callable[[], datetime]


class Store:
    """An open database. Threads may share one; `close` gives its connections back."""

    def __init__(self, database: Database, now: Now) -> None:
        self._database = database
        self._now = now

    def record(self, owner: str) -> Record:
        """What belongs to one owner; raises InvalidRecord for a blank name."""
        return Record(self._database, owner, self._now, lambda: self.keep_safe("before-import"))

    def sharing(self, owner: str) -> Sharing:
        """What one person gives to advisers, and is given as one."""
        return Sharing(self._database, owner, self._now)

    def own_data(self, owner: str) -> OwnData:
        """Everything that is kept of one person, to be taken along or erased."""
        return OwnData(self._database, owner, self._now)

    def directory(self) -> Directory:
        """Everybody who was here, for the operator of a server."""
        return Directory(self._database, self._now)

    def backups(self) -> tuple[Backup, ...]:
        """The copies of an SQLite record, newest first; they hold what was in it then."""
        return list_backups(self._database.backups) if self._database.backups else ()

    def delete_backups(self) -> None:
        """Every copy, those of a damaged record too, and what a restore that was killed left beside the record."""
        file, folder = self._database.file, self._database.backups
        if file and folder:
            delete_all(folder)
            with files_of(self._database.name):
                for left in unfinished_beside(file):
                    left.unlink(missing_ok=True)

    def backup(self) -> Path:
        """Copies an SQLite record while it is in use, and thins out older copies."""
        return self._backup("by-hand")

    def keep_daily(self) -> Path | None:
        """The copy of this day (UTC), unless it was made already, there is nothing to lose, or a server looks after it.

        Raises StoreFault where it can't be made.
        """
        if self.refusal:
            raise Unwritable(self.refusal)
        file, folder = self._database.file, self._database.backups
        if not (file and folder and self._owners()):
            return None
        with self._database.guarded():
            made = make_daily_backup(file, folder, self._now())
            if made:
                thin_out(folder, self._now())
        return made

    @property
    def refusal(self) -> str | None:
        """Why the record can be read and not be changed; None where it can."""
        return self._database.refusal

    def look_through(self) -> str | None:
        """What is broken in the file, as far as a quick look tells; None: nothing. What was found is remembered."""
        if self._database.file and not self.refusal:
            with self._database.guarded():
                faults = faults_in(self._database.file, quick=True)
            self._database.damage = None
            if faults:
                self._database.damaged(Damaged(f"{self._database.name} is damaged ({faults[0]})."))
        return self._database.damage

    def damage(self) -> str | None:
        """What was found broken while the record was read or copied, if it still is."""
        return self._database.damage and self.look_through()

    def is_worth_keeping_open(self) -> bool:
        """Unless it is a copy to read, of a record that can be written again."""
        return not (isinstance(self._database, ReadingCopy) and self._database.is_writable_again())

    def keep_safe(self, reason: str) -> None:
        """A backup, unless there is nothing to lose or the server looks after that; `reason` goes into its name."""
        if self._database.file and self._database.backups and self._owners():
            self._backup(reason)

    def check(self) -> tuple[str, ...]:
        """Faults of the file, then rows that can't be read; empty if the record is sound."""
        if self._database.file:
            with self._database.guarded():
                faults = faults_in(self._database.file)
            if faults:
                return (*faults, self._database.way_out())
        return tuple(fault for owner in self._owners() if (fault := self._unreadable(owner)))

    def ask(self, *, within_seconds: float) -> None:
        """Raises StoreFault where the database doesn't answer a short query in time.

        By a connection of its own, since one that was opened before tells nothing about new ones. The time holds for a
        server that doesn't answer and for a lock; one that is stopped in between two words may take longer.
        """
        ask(self._database, within_seconds)

    def close(self) -> None:
        """The store can't be used after this."""
        self._database.close()

    def _backup(self, reason: str) -> Path:
        file, folder = self._database.file, self._database.backups
        if self.refusal:
            raise Unwritable(self.refusal)
        if file is None:
            raise StoreFault("The record is on a PostgreSQL server: back it up there, with pg_dump.")
        if folder is None:
            raise StoreFault("No folder for backups is set, so none was made.")
        with self._database.guarded():
            made = make_backup(file, folder, reason, self._now())
            thin_out(folder, self._now())
        return made

    def _owners(self) -> list[str]:
        with self._database.reading() as connection:
            # An older form, about to be brought up to date, has no drafts.
            tables = [one for one in (applications, messages) if sa.inspect(connection).has_table(one.name)]
            found = sa.union(*(sa.select(one.c.owner) for one in tables)).subquery()
            return list(connection.scalars(sa.select(found.c.owner).order_by(found.c.owner)))

    def _unreadable(self, owner: str) -> str | None:
        try:
            with self._database.reading() as connection:
                scope = Scope(connection, owner)
                load_all(scope)
                load_drafts(scope)
        except StoreFault as fault:
            return str(fault)
        return None


def open_store(url: str, backups: Path | None, now: Now, *, shared: bool = False) -> Store:
    """Connects, and brings the database to the form this program reads, after a backup.

    `url` is sqlite:///path or postgresql://…; `backups` is the folder for copies of an SQLite file (none: no copies);
    `now` gives an instant with an offset. An SQLite record that can't be written is opened to be read. Raises
    StoreFault, which says what to do; `shared`: to people who look after no server, and the log has the rest.
    """
    database = Database(url, backups, shared=shared)
    try:
        return _opened(database, now)
    except Unwritable as fault:
        if database.file is None or not database.file.is_file():
            raise
        with database.guarded():
            return Store(ReadingCopy(database.file, fault, shared=shared), now)


def _opened(database: Database, now: Now) -> Store:
    store = Store(database, now)
    try:
        if database.file:
            with database.guarded():
                prepare(database.file, database.backups)
        migrate(database, lambda: store.keep_safe("before-migration"))
    except BaseException:
        store.close()
        raise
    return store

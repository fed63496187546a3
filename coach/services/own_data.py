"""Everything that is kept of one person, to take along and to erase."""

from datetime import datetime

from coach.domain.people import LOCAL_OWNER
from coach.exporting import drafts_to_json, everything, to_json
from coach.storage.store import Store


def everything_of(store: Store, owner: str, now: datetime) -> bytes:
    """One ZIP: the record and the notes in forms of their own, then every table as it is kept."""
    record, own = store.record(owner), store.own_data(owner)
    applications = [one.application for one in record.stored()]
    return everything(to_json(applications), drafts_to_json(record.drafts.all()), own.tables(), own.as_adviser(), now)


def erase(store: Store, owner: str, *, backups: bool = False) -> bool:
    """Nothing of theirs is left in the record; `backups`: nor in its copies, where `is_alone` says that nobody else's
    record is in them.

    False where older words may stay in the file: see `OwnData.erase`.
    """
    alone = is_alone(store, owner)
    scrubbed = store.own_data(owner).erase()
    if backups and alone:
        store.delete_backups()
    return scrubbed


def is_alone(store: Store, owner: str) -> bool:
    """Whether the copies of the record are this person's alone: on a machine of their own, where nobody signs in."""
    return owner == LOCAL_OWNER and not store.directory().known()

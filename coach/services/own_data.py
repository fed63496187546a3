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
    """Nothing of theirs is left in the record; `backups`: nor in its copies, which only somebody alone on their machine
    may ask for, since others' records are in them too.

    False where older words may stay in the file: see `OwnData.erase`.
    """
    scrubbed = store.own_data(owner).erase()
    if backups and owner == LOCAL_OWNER:
        store.delete_backups()
    return scrubbed

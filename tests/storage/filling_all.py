"""A record with rows in every table that has an owner, so that none can be forgotten when all of it goes out."""

from datetime import UTC, datetime

import sqlalchemy as sa

from coach.domain.applications import Application
from coach.domain.drafts import Draft
from coach.domain.merging import plan_merges
from coach.domain.people import Person
from coach.domain.sharing import Looked, Role
from coach.storage.store import Store
from coach.storage.tables import metadata
from tests.storage.test_record import LARCH

NINE = datetime(2026, 5, 4, 9, tzinfo=UTC)


def be_seen(store: Store, owner: str, role: Role = Role.PERSON) -> Person:
    """Somebody who has signed in."""
    person = Person(owner, f"Ms {owner.capitalize()}", f"{owner.capitalize()}@Example.org")
    store.sharing(owner).seen(person)
    if role is not Role.PERSON:
        store.directory().set_role(owner, role)
    return person


def fill(store: Store, owner: str, adviser: str, word: str) -> None:
    """`word` stands in whatever can hold words; `adviser` is one already."""
    be_seen(store, owner)
    record = store.record(owner)
    record.create(Application(f"{word} Ltd", source=word))
    merges = plan_merges(record.stored(), (LARCH, Application(f"{word} Ltd", location=word)))
    record.apply_import(merges, f"{word}.csv", "digest")
    record.remember_mapping(word, {word: "company"})
    record.set_preference("words", [word])
    record.put_off(word, NINE)
    draft = record.drafts.create(Draft(text=f"Dear {word}", company=word))
    kept = record.drafts.save(draft.id, draft.version, Draft(text=f"Dear {word}, thank you"), None, NINE, keep=True)
    record.drafts.discard(kept.id)
    share = store.sharing(owner).share(f"{adviser}@example.org")
    store.sharing(adviser).look(share.id, Looked.NOTE, draft.id)


def rows_of(store: Store, owner: str) -> dict[str, list[tuple[object, ...]]]:
    """By table."""
    with store._database.reading() as connection:
        return {
            table.name: sorted(
                (tuple(row) for row in connection.execute(sa.select(table).where(table.c.owner == owner))), key=repr
            )
            for table in metadata.sorted_tables
        }

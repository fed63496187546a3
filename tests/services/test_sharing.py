"""What an adviser reads of another, each time asked anew, and what an admin counts."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from coach.domain.applications import Application
from coach.domain.calendars import BusinessCalendar
from coach.domain.choices import Choices
from coach.domain.drafts import Draft
from coach.domain.messages import Kind
from coach.domain.people import Person
from coach.domain.sharing import Looked, Role
from coach.domain.timing import default_thresholds
from coach.errors import CoachError, NotFound
from coach.services.preferences import TimeRules, save_weights
from coach.services.sharing import Numbers, SharedRecord, numbers
from coach.storage.paging import Query
from coach.storage.record import Record
from coach.storage.store import Store, open_store

NOW = datetime(2026, 6, 10, 9, tzinfo=UTC)
Look = Callable[[SharedRecord], object]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    store = open_store(f"sqlite:///{tmp_path / 'record.db'}", None, lambda: NOW)
    for owner, role in (("ada", Role.PERSON), ("ade", Role.ADVISER), ("bea", Role.ADVISER), ("root", Role.ADMIN)):
        store.sharing(owner).seen(Person(owner, owner, f"{owner}@example.org"))
        store.directory().set_role(owner, role)
    yield store
    store.close()


def rules_of(_record: Record) -> TimeRules:
    zone = ZoneInfo("Europe/London")
    return TimeRules(zone, lambda _years: BusinessCalendar(frozenset()), default_thresholds())


@pytest.fixture
def shared(store: Store) -> SharedRecord:
    """Ada's record as Ade reads it."""
    record = store.record("ada")
    one = record.create(Application("Larch"))
    record.drafts.create(Draft(text="Dear Ms Osei", application_id=one.id))
    save_weights(record, Kind.THANK_YOU, {"gratitude": 40})
    return SharedRecord(store, "ade", store.sharing("ada").share("ade@example.org").id, rules_of)


def ids(store: Store) -> tuple[str, str]:
    record = store.record("ada")
    return record.stored()[0].id, record.drafts.all()[0][0].id


def every_look(store: Store) -> dict[Looked, Look]:
    application, note = ids(store)
    return {
        Looked.APPLICATIONS: lambda one: one.applications(Query()),
        Looked.APPLICATION: lambda one: one.application(application),
        Looked.TODAY: lambda one: one.today(NOW),
        Looked.TIMES: lambda one: one.measured(NOW),
        Looked.NOTES: lambda one: one.notes(0, 10),
        Looked.NOTE: lambda one: one.note(note),
    }


@pytest.mark.usefixtures("shared")
def test_the_looks_are_all_there_are(store: Store) -> None:
    methods = {name for name in vars(SharedRecord) if not name.startswith("_")}
    assert methods == {"applications", "application", "today", "measured", "notes", "note"}
    assert every_look(store).keys() == set(Looked)


def test_each_look_gives_what_is_kept_and_is_written_down(store: Store, shared: SharedRecord) -> None:
    application, note = ids(store)
    for what, look in every_look(store).items():
        look(shared)
        assert store.sharing("ada").accesses(1)[0].what is what
    assert shared.applications(Query()).total == 1
    assert shared.application(application)[0].stored.application.company == "Larch"
    assert shared.notes(0, 10)[0].total == 1
    read = shared.note(note)
    assert (read.stored.draft.text, read.beside.companies) == ("Dear Ms Osei", ("Larch",))
    assert read.choices == Choices().with_weights(Kind.THANK_YOU, {"gratitude": 40})


def test_a_share_taken_back_ends_every_look_of_a_record_already_in_hand(store: Store, shared: SharedRecord) -> None:
    looks = every_look(store)
    for look in looks.values():
        look(shared)
    before = store.sharing("ada").accesses(50)
    (share,) = store.sharing("ada").shares()
    store.sharing("ada").take_back(share.id)
    for look in looks.values():
        with pytest.raises(NotFound, match="Nobody shares"):
            look(shared)
    assert store.sharing("ada").accesses(50) == before


@pytest.mark.usefixtures("shared")
@pytest.mark.parametrize("viewer", ["root", "bea", "ada", "nobody", "ade"])
def test_nobody_else_looks_whatever_they_ask(store: Store, viewer: str) -> None:
    (share,) = store.sharing("ada").shares()
    looks, told = every_look(store), set()
    if viewer == "ade":
        store.directory().set_role("ade", Role.ADMIN)
    for share_id in (share.id, "never", "ada"):
        for look in looks.values():
            with pytest.raises(NotFound) as refused:
                look(SharedRecord(store, viewer, share_id, rules_of))
            told.add(str(refused.value))
    assert len(told) == 1
    assert store.sharing("ada").accesses(50) == ()


def test_nothing_is_read_where_the_look_cannot_be_written_down(
    store: Store, shared: SharedRecord, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise CoachError("The disk is full.")

    looks = every_look(store)
    monkeypatch.setattr("coach.storage.sharing.Sharing._write_down", full)
    monkeypatch.setattr(Store, "record", lambda *_: pytest.fail("it was read"))
    for look in looks.values():
        with pytest.raises(CoachError, match="disk"):
            look(shared)


@pytest.mark.usefixtures("shared")
def test_counts_are_for_admins_and_small_ones_are_not_told(store: Store) -> None:
    assert numbers(store, "root") == Numbers(None, None, None, None, None)
    for number in range(4):
        store.record("bo").create(Application(f"C{number}"))
    assert numbers(store, "root") == Numbers(None, None, 5, None, None)
    for viewer in ("ada", "ade", "nobody"):
        with pytest.raises(NotFound):
            numbers(store, viewer)
    store.directory().set_role("root", Role.PERSON)
    with pytest.raises(NotFound):
        numbers(store, "root")

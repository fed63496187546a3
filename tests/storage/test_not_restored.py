"""A restore turns back what people wrote; whom they let read it, roles, looks and ended sign-ins stay as they are."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from coach.domain.people import Person
from coach.domain.sharing import Looked, Role
from coach.domain.sign_in import SignIn
from coach.errors import NotFound
from coach.services import signing_out
from coach.storage.restoring import restore_backup
from coach.storage.store import Store
from tests.storage.conftest import Clock
from tests.storage.filling_all import NINE, be_seen
from tests.storage.test_record import LARCH

Opener = Callable[[str], Store]
Back = Callable[[], None]


@pytest.fixture
def store(sqlite_url: str, open_: Opener) -> Store:
    """Ada shares with Ade, and Bo does not yet."""
    store = open_(sqlite_url)
    be_seen(store, "ade", Role.ADVISER)
    for owner in ("ada", "bo"):
        be_seen(store, owner)
        store.record(owner).create(LARCH)
    store.sharing("ada").share("ade@example.org")
    return store


@pytest.fixture
def go_back(store: Store, sqlite_url: str, backups: Path, now: Clock) -> Back:
    """To how it is at this moment."""
    copy = store.backup()
    return lambda: restore_backup(sqlite_url, copy, backups, now) and None


def holding(store: Store, owner: str) -> int:
    return len(store.sharing(owner).shares(open_only=True))


def test_a_share_that_was_taken_back_stays_taken_back(store: Store, go_back: Back) -> None:
    (share,) = store.sharing("ada").shares()
    store.sharing("ada").take_back(share.id)
    (ended,) = store.sharing("ada").shares()
    go_back()
    assert store.sharing("ada").shares() == (ended,)
    with pytest.raises(NotFound):
        store.sharing("ade").look(share.id, Looked.TODAY)


def test_one_that_holds_goes_on_and_so_does_one_that_was_given_since(
    store: Store, go_back: Back, sqlite_url: str, backups: Path, now: Clock
) -> None:
    store.sharing("bo").share("ade@example.org")
    store.record("bo").create(LARCH)
    go_back()
    assert (holding(store, "ada"), holding(store, "bo"), len(store.sharing("ade").given())) == (1, 1, 2)
    undo = store.backups()[0].path
    restore_backup(sqlite_url, undo, backups, now)
    assert (holding(store, "ada"), holding(store, "bo"), len(store.sharing("ade").given())) == (1, 1, 2)


def test_looks_are_forgotten_by_no_restore_and_doubled_by_none(store: Store, go_back: Back) -> None:
    (share,) = store.sharing("ada").shares()
    for what in (Looked.TODAY, Looked.TIMES):
        store.sharing("ade").look(share.id, what)
    looks = store.sharing("ada").accesses(10)
    for _ in range(2):
        go_back()
        assert store.sharing("ada").accesses(10) == looks
    store.sharing("ade").look(share.id, Looked.NOTES)
    assert [one.what for one in store.sharing("ada").accesses(1)] == [Looked.NOTES]


def test_roles_stay_as_they_are(store: Store, go_back: Back) -> None:
    store.directory().set_role("ade", Role.PERSON)
    store.directory().set_role("bo", Role.ADVISER)
    store.sharing("new").seen(Person("new", "New", "new@example.org"))
    go_back()
    assert {one.owner: one.role for one in store.directory().known()} == {
        "ada": Role.PERSON, "ade": Role.PERSON, "bo": Role.ADVISER, "new": Role.PERSON,
    }  # fmt: skip
    assert holding(store, "ada") == 0


def test_whoever_was_erased_since_shares_nothing_and_has_no_role(store: Store, go_back: Back) -> None:
    for owner in ("ada", "ade"):
        store.own_data(owner).erase()
    go_back()
    assert holding(store, "ada") == 0
    assert {one.role for one in store.directory().known()} == {Role.PERSON}


def test_a_sign_in_that_was_ended_stays_ended(store: Store, go_back: Back) -> None:
    store.record("ada").set_preference("zone", "Europe/London")
    signing_out.end(store.record("ada"), SignIn(Person("ada"), NINE, "mark"), NINE, timedelta(hours=10))
    go_back()
    assert signing_out.ended(store.record("ada")) == {"mark"}
    assert "zone" not in store.record("ada").preferences()


@pytest.mark.parametrize("left", [None, b"no database at all" * 100])
def test_where_what_was_there_cannot_be_read_every_share_ends(
    store: Store, sqlite_url: str, open_: Opener, backups: Path, tmp_path: Path, now: Clock, left: bytes | None
) -> None:
    copy, file = store.backup(), tmp_path / "record.sqlite3"
    store.close()
    for one in tmp_path.glob("record.sqlite3*"):
        one.unlink()
    if left:
        file.write_bytes(left)
    restore_backup(sqlite_url, copy, backups, now)
    (share,) = open_(sqlite_url).sharing("ada").shares()
    assert isinstance(share.ended, datetime)

"""`coach people`, `coach export-all` and `coach erase`, called as an operator or a user calls them."""

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from zipfile import ZipFile

import pytest

from coach.domain.applications import Application
from coach.domain.people import LOCAL_OWNER, Person
from coach.domain.sharing import Role
from coach.services import own_data
from coach.settings import default_settings
from coach.storage.store import Store, open_store
from tests.cli.calling import run

NINE = datetime(2026, 6, 10, 9, tzinfo=UTC)


@pytest.fixture
def store(home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    monkeypatch.setenv("COACH_HOME", str(home))
    settings = default_settings()
    store = open_store(settings.database_url, settings.backups, lambda: NINE)
    yield store
    store.close()


def seen(store: Store, owner: str) -> None:
    store.sharing(owner).seen(Person(owner, owner.capitalize(), f"{owner}@example.org"))


def test_an_operator_lists_people_and_gives_and_takes_a_role(home: Path, store: Store) -> None:
    assert "Nobody has signed in yet" in run("people", "list", home=home).stderr
    seen(store, "ade")
    done = run("people", "role", "ADE@example.org", "adviser", home=home)
    assert (done.returncode, done.stdout) == (0, "Ade (ade): person before, adviser now.\n")
    assert store.sharing("ade").role() is Role.ADVISER
    assert run("people", "list", home=home).stdout == "adviser 2026-06-10  Ade <ade@example.org>  ade\n"
    assert run("people", "role", "ade", "person", home=home).returncode == 0
    assert store.sharing("ade").role() is Role.PERSON


@pytest.mark.parametrize(
    ("words", "code"), [(("nobody@example.org", "adviser"), 1), (("", "adviser"), 1), (("ade@example.org", "king"), 2)]
)
def test_a_role_that_cannot_be_given_is_refused(home: Path, store: Store, words: tuple[str, str], code: int) -> None:
    seen(store, "ade")
    assert run("people", "role", *words, home=home).returncode == code
    assert store.sharing("ade").role() is Role.PERSON


def test_everything_goes_into_one_file(home: Path, store: Store, tmp_path: Path) -> None:
    seen(store, "ada")
    store.record("ada").create(Application("Apex"))
    store.record(LOCAL_OWNER).create(Application("Larch"))
    for words, company in (([], "Larch"), (["--person", "ada@example.org"], "Apex")):
        file = tmp_path / f"{company}.zip"
        assert run("export-all", str(file), *words, home=home).returncode == 0
        with ZipFile(file) as archive:
            assert company in archive.read("record.json").decode()
    assert run("export-all", str(tmp_path / "x.zip"), "--person", "bo@example.org", home=home).returncode == 1
    assert not (tmp_path / "x.zip").exists()


def test_nothing_is_erased_without_a_yes(home: Path, store: Store) -> None:
    store.record(LOCAL_OWNER).create(Application("Larch"))
    assert run("erase", home=home).returncode == 2
    assert run("erase", "--yes", "--backups", "--person", "x", home=home).returncode == 2
    assert len(store.record(LOCAL_OWNER).stored()) == 1


def test_ones_own_goes_and_backups_only_where_asked(home: Path, store: Store) -> None:
    store.record(LOCAL_OWNER).create(Application("Larch"))
    store.backup()
    done = run("erase", "--yes", home=home)
    assert (done.returncode, "A backup still holds" in done.stdout) == (0, True)
    assert store.record(LOCAL_OWNER).stored() == ()
    assert run("erase", "--yes", "--backups", home=home).stdout == "Everything is erased.\n"
    assert store.backups() == ()


def test_one_person_of_a_server_goes_and_no_other(home: Path, store: Store) -> None:
    for owner in ("ada", "bo"):
        seen(store, owner)
        store.record(owner).create(Application("Larch"))
    assert run("erase", "--yes", "--person", "ada@example.org", home=home).returncode == 0
    assert (store.record("ada").stored(), len(store.record("bo").stored())) == ((), 1)
    assert [one.owner for one in store.directory().known()] == ["bo"]
    assert run("erase", "--yes", "--person", "ada@example.org", home=home).returncode == 1


def test_the_first_command_of_a_day_makes_no_copy_of_what_it_erases(home: Path, store: Store) -> None:
    store.record(LOCAL_OWNER).create(Application("Apex"))
    done = run("erase", "--yes", home=home)
    assert (done.returncode, done.stdout) == (0, "Everything is erased.\n")
    assert store.backups() == ()


def test_backups_that_hold_the_records_of_others_are_not_deleted_with_ones_own(home: Path, store: Store) -> None:
    seen(store, "ada")
    store.record("ada").create(Application("Apex"))
    store.backup()
    assert run("erase", "--yes", "--backups", home=home).returncode == 2
    own_data.erase(store, LOCAL_OWNER, backups=True)
    assert len(store.backups()) == 1

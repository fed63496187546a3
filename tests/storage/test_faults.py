"""What the database reports, in words that say what to do."""

import socket
import sqlite3
from collections.abc import Callable
from pathlib import Path

import psycopg
import pytest
import sqlalchemy as sa

from coach.domain.applications import Application
from coach.domain.merging import Change, Merge
from coach.errors import StoreFault
from coach.storage import database, faults
from coach.storage.opening import ReadingCopy
from coach.storage.record import Record
from coach.storage.store import Store, open_store
from tests.storage.conftest import Clock


def sqlite_error(name: str) -> sqlite3.Error:
    error = sqlite3.OperationalError("details")
    error.sqlite_errorname = name
    return error


@pytest.mark.parametrize(
    "error_name", [*faults.SQLITE, "SQLITE_IOERR_WRITE", "SQLITE_READONLY_DBMOVED", "SQLITE_MISUSE"]
)
def test_every_error_of_sqlite_becomes_a_fault_that_names_the_file(error_name: str) -> None:
    with pytest.raises(StoreFault, match=r"record\.sqlite3") as fault, faults.translated("record.sqlite3"):
        raise sqlite_error(error_name)
    assert isinstance(fault.value, faults.Damaged) == (error_name in ("SQLITE_CORRUPT", "SQLITE_NOTADB"))


@pytest.mark.parametrize(
    "error",
    [
        psycopg.errors.AdminShutdown(),
        psycopg.errors.DiskFull(),
        psycopg.errors.InsufficientPrivilege(),
        psycopg.errors.LockNotAvailable(),
        psycopg.OperationalError("connection refused"),
        psycopg.InterfaceError("the connection is closed"),
        sa.exc.TimeoutError(),
        sa.exc.InvalidRequestError("x"),
    ],
)
def test_other_errors_become_faults_too(error: Exception) -> None:
    with pytest.raises(StoreFault, match="the server") as fault, faults.translated("the server"):
        raise error
    assert fault.value.__cause__ is error


@pytest.mark.parametrize(
    ("error", "other"),
    [
        (sqlite_error("SQLITE_BUSY"), sqlite_error("SQLITE_FULL")),
        (psycopg.errors.DiskFull(), psycopg.errors.AdminShutdown()),
        (psycopg.errors.InvalidPassword(), psycopg.errors.InvalidCatalogName()),
    ],
)
def test_different_troubles_get_different_advice(error: Exception, other: Exception) -> None:
    def advice(one: Exception) -> str:
        with pytest.raises(StoreFault) as fault, faults.translated("x"):
            raise one
        return str(fault.value).partition(" (")[0]

    assert advice(error) != advice(other)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "nonsense",
        "mysql://u:secret@h/d",
        "sqlite://",
        "sqlite:///:memory:",
        "postgres",
        "postgresql://u:secret@h:x/d",
    ],
)
def test_an_address_that_is_none_is_refused_without_its_password(address: str, now: Clock) -> None:
    with pytest.raises(StoreFault) as fault:
        open_store(address, None, now)
    assert "secret" not in str(fault.value)


def test_a_server_that_is_not_there_is_named_without_its_password(now: Clock) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        with pytest.raises(StoreFault, match="COACH_DATABASE_URL") as fault:
            open_store(f"postgresql://ada:secret@127.0.0.1:{taken.getsockname()[1]}/coach", None, now)
    assert "secret" not in str(fault.value)


@pytest.mark.postgres
@pytest.mark.parametrize("form", ["postgres://", "postgresql://", "postgresql+psycopg://"])
def test_all_forms_of_a_postgresql_address_are_taken(
    postgres_url: str, form: str, open_: Callable[[str], Store]
) -> None:
    store = open_(postgres_url.replace("postgresql://", form))
    assert store.record("ada").stored() == ()
    with pytest.raises(StoreFault, match="pg_dump"):
        store.backup()


@pytest.mark.postgres
def test_a_store_survives_the_restart_of_its_server(postgres_url: str, open_: Callable[[str], Store]) -> None:
    record = open_(postgres_url).record("ada")
    one = record.create(Application("Larch"))
    with psycopg.connect(postgres_url, autocommit=True) as other:
        other.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = 'postgres'"
        )
    assert record.stored() == (one,)


@pytest.mark.postgres
def test_a_connection_lost_in_an_import_leaves_nothing(postgres_url: str, open_: Callable[[str], Store]) -> None:
    record = open_(postgres_url).record("ada")

    def cut(_done: int, _of: int) -> None:
        with psycopg.connect(postgres_url, autocommit=True) as other:
            other.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE state = 'idle in transaction'")

    with pytest.raises(StoreFault):
        record.apply_import([Merge(Change.NEW, None, Application("Larch"))], "f", "d", cut)
    assert record.stored() == ()
    assert record.imports() == ()


def test_a_locked_record_can_be_read_and_is_not_waited_for_for_ever(
    url: str, open_: Callable[[str], Store], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "BUSY_SECONDS", 1)
    one, other = open_(url).record("ada"), open_(url).record("ada")
    one.create(Application("Larch"))

    def meanwhile(_done: int, _of: int) -> None:
        assert len(other.stored()) == 1
        with pytest.raises(StoreFault, match="another window"):
            other.create(Application("Apex"))

    one.apply_import([Merge(Change.NEW, None, Application("Mill"))], "f", "d", meanwhile)
    assert [kept.application.company for kept in other.stored()] == ["Larch", "Mill"]


def test_a_full_disk_leaves_the_record_as_it_was(sqlite_url: str, open_: Callable[[str], Store]) -> None:
    store = open_(sqlite_url)
    record = store.record("ada")
    one = record.create(Application("Larch"))
    with store._database.reading() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count={pages}")
    many = [Merge(Change.NEW, None, Application(f"C{i}", notes="x" * 1000)) for i in range(100)]
    with pytest.raises(StoreFault, match="full"):
        record.apply_import(many, "f", "d")
    assert record.stored() == (one,)


def test_a_record_that_may_not_be_written_says_so(sqlite_url: str, open_: Callable[[str], Store]) -> None:
    store = open_(sqlite_url)
    with store._database.reading() as connection:
        connection.exec_driver_sql("PRAGMA query_only=ON")
    with pytest.raises(StoreFault, match="permissions"):
        store.record("ada").create(Application("Larch"))


@pytest.mark.parametrize("place", ["a folder", "below a file"])
def test_a_place_where_no_file_can_be_is_refused(tmp_path: Path, now: Clock, place: str) -> None:
    (tmp_path / "file").write_text("x")
    path = tmp_path if place == "a folder" else tmp_path / "file" / "record.sqlite3"
    with pytest.raises(StoreFault):
        open_store(f"sqlite:///{path}", None, now)
    assert (tmp_path / "file").read_text() == "x"


def test_a_row_that_something_else_wrote_is_reported_by_its_id(store: Store, record: Record) -> None:
    good, bad = record.create(Application("Larch")), record.create(Application("Apex"))
    assert store.check() == ()
    with store._database.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE applications SET stage = 'nonsense' WHERE company = 'Apex'")
    for read in (record.stored, lambda: record.get(bad.id)):
        with pytest.raises(StoreFault, match=bad.id):
            read()
    (fault,) = store.check()
    assert bad.id in fault
    assert record.get(good.id).stored == good


def test_people_of_a_shared_server_are_told_no_file_and_no_address_and_the_log_is(
    tmp_path: Path, now: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    damaged, full = tmp_path / "secret.db", tmp_path / "folder-of-secret.db"
    damaged.write_bytes(b"no database at all" * 500)
    (full / "x").mkdir(parents=True)
    for url in (f"sqlite:///{damaged}", f"sqlite:///{full}", "postgresql://secret@127.0.0.1:1/secret"):
        caplog.clear()
        with pytest.raises(StoreFault, match="Tell whoever looks after this server") as fault:
            open_store(url, tmp_path / "backups", now, shared=True)
        assert "secret" not in str(fault.value)
        assert "secret" in caplog.text
        with pytest.raises(StoreFault, match="secret"):
            open_store(url, tmp_path / "backups", now)


def test_what_was_found_damaged_and_why_nothing_is_written_name_no_file_either(tmp_path: Path, now: Clock) -> None:
    file = tmp_path / "secret.db"
    store = open_store(f"sqlite:///{file}", None, now, shared=True)
    store.record("ada").create(Application("Larch", notes="x" * 50_000))
    copy = ReadingCopy(file, faults.Unwritable("The record can't be written."), shared=True)
    with pytest.raises(StoreFault) as fault, copy.guarded():
        raise sqlite_error("SQLITE_CANTOPEN")
    copy.close()
    assert "secret" not in f"{copy.refusal} {fault.value}"
    store._database.scrub()
    content = bytearray(file.read_bytes())
    content[4096 * 2 :] = b"\x07" * (len(content) - 4096 * 2)
    file.write_bytes(content)
    assert store.look_through()
    assert "secret" not in str(store.damage())
    store.close()

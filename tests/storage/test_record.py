"""One owner's record, on both databases."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings

from coach.domain.applications import Application, Contact, Event, EventKind, Stage
from coach.domain.merging import Change, Merge, Stored
from coach.errors import Conflict, InvalidRecord, NotFound
from coach.storage.paging import Query
from coach.storage.record import Record
from coach.storage.store import Store
from tests.strategies import applications

MAY_4 = date(2026, 5, 4)
NINE = datetime(2026, 5, 4, 9, 0, 0, 123456, tzinfo=UTC)
APPLIED = Event(EventKind.APPLIED, on=MAY_4)
INTERVIEW = Event(EventKind.INTERVIEW, at=NINE, ended_at=NINE + timedelta(hours=1), contact="Ada Osei", round=1)
REJECTION = Event(EventKind.REJECTION, on=date(2026, 5, 9))
LARCH = Application("Larch Foods", "Analyst", "https://larch.example/7", "Leeds", "fair", MAY_4, Stage.APPLIED, "n",
                    (Contact("Ada Osei", "ada@larch.example"), Contact("Bo")), (APPLIED,))  # fmt: skip


def test_an_empty_record_is_empty(record: Record) -> None:
    assert record.stored() == ()
    assert record.imports() == ()
    assert record.page(Query()).total == 0
    assert record.mapping_for("any") is None


# The record grows from example to example, which does no harm here.
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(application=applications)
def test_any_application_comes_back_equal(record: Record, application: Application) -> None:
    created = record.create(application)
    assert created.application == application
    assert record.get(created.id).stored == created
    assert record.stored()[-1] == created


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(before=applications, after=applications)
def test_an_import_of_any_change_is_exact_and_so_is_its_undo(
    record: Record, before: Application, after: Application
) -> None:
    one = record.create(before)
    run = record.apply_import([Merge(Change.CHANGED, one, after)], "file.csv", "d")
    assert record.get(one.id).stored == Stored(one.id, 2, after)
    record.undo_import(run.id)
    assert record.get(one.id).stored == Stored(one.id, 3, before)


def test_a_round_beyond_counting_is_refused(record: Record) -> None:
    with pytest.raises(InvalidRecord):
        record.create(replace(LARCH, events=(replace(INTERVIEW, round=2**40),)))


def test_applications_come_in_order_of_arrival(record: Record) -> None:
    names = ["Zeta", "Alpha", "Mu"]
    for name in names:
        record.create(Application(name))
    assert [one.application.company for one in record.stored()] == names


def test_an_update_changes_everything_but_the_log(record: Record) -> None:
    one = record.create(LARCH)
    changed = replace(LARCH, company="Larch", role="Lead", link=None, contacts=(Contact("Cy"),), notes=None, events=())
    two = record.update(one.id, one.version, changed)
    assert two == Stored(one.id, 2, replace(changed, events=(APPLIED,)))
    assert record.get(one.id).stored == two


def test_a_stale_version_is_refused_and_nothing_overwritten(record: Record) -> None:
    one = record.create(LARCH)
    two = record.update(one.id, 1, replace(LARCH, notes="from the first window"))
    for late in (
        lambda: record.update(one.id, 1, replace(LARCH, notes="from the second")),
        lambda: record.delete(one.id, 1),
        lambda: record.add_event(one.id, INTERVIEW, 1),
    ):
        with pytest.raises(Conflict):
            late()
    assert record.stored() == (two,)


def test_an_event_may_be_added_without_a_version(record: Record) -> None:
    one = record.create(LARCH)
    record.add_event(one.id, INTERVIEW)
    two = record.add_event(one.id, REJECTION, 2)
    assert two.version == 3
    assert two.application.events == (APPLIED, INTERVIEW, REJECTION)
    assert record.get(one.id).stored == two


@pytest.mark.parametrize(
    ("declared", "event", "stage"),
    [
        (Stage.APPLIED, INTERVIEW, Stage.INTERVIEWING),
        (Stage.SAVED, REJECTION, Stage.REJECTED),
        (Stage.ACCEPTED, INTERVIEW, Stage.ACCEPTED),
    ],
)
def test_an_event_moves_the_stage_and_its_retraction_moves_it_back(
    record: Record, declared: Stage, event: Event, stage: Stage
) -> None:
    plain = Application("Larch Foods", stage=declared)
    one = record.create(plain)
    assert record.add_event(one.id, event).application.stage is stage
    back = record.retract_event(one.id, record.get(one.id).log[-1].id)
    assert back.application == plain
    assert record.get(one.id).stored == back


def test_a_stage_set_by_hand_outlives_a_retraction(record: Record) -> None:
    one = record.add_event(record.create(LARCH).id, INTERVIEW)
    record.update(one.id, one.version, replace(one.application, stage=Stage.WITHDRAWN))
    assert record.retract_event(one.id, record.get(one.id).log[-1].id).application.stage is Stage.WITHDRAWN


def test_a_retracted_event_is_marked_and_never_erased(record: Record, url: str) -> None:
    one = record.create(replace(LARCH, events=(APPLIED, INTERVIEW, REJECTION)))
    middle = record.get(one.id).log[1]
    assert record.retract_event(one.id, middle.id).application.events == (APPLIED, REJECTION)
    with pytest.raises(NotFound):
        record.retract_event(one.id, middle.id)
    rows = table_of(url, "SELECT id, kind, closed_as FROM events ORDER BY id")
    assert [row[1:] for row in rows] == [("applied", None), ("interview", "retracted"), ("rejection", None)]
    assert [one.id for one in record.get(one.id).log] == [rows[0][0], rows[2][0]]


def test_what_was_deleted_is_out_of_sight_and_comes_back_as_it_was(record: Record) -> None:
    one = record.create(LARCH)
    record.delete(one.id, 1)
    assert record.stored() == ()
    assert record.page(Query()).rows == ()
    for gone in (
        lambda: record.get(one.id),
        lambda: record.update(one.id, 2, LARCH),
        lambda: record.add_event(one.id, INTERVIEW),
        lambda: record.delete(one.id, 2),
    ):
        with pytest.raises(NotFound):
            gone()
    assert record.restore(one.id) == Stored(one.id, 3, LARCH)
    assert record.restore(one.id) == Stored(one.id, 3, LARCH)


def test_a_mapping_is_remembered_and_replaced(record: Record) -> None:
    record.remember_mapping("f", {"Firma": "company"})
    record.remember_mapping("f", {"Firma": "company", "Köln": "location"})
    record.remember_mapping("g", {})
    assert record.mapping_for("f") == {"Firma": "company", "Köln": "location"}
    assert record.mapping_for("g") == {}


@pytest.mark.parametrize("owner", ["", " \t"])
def test_a_record_needs_an_owner(store: Store, owner: str) -> None:
    with pytest.raises(InvalidRecord):
        store.record(owner)


def test_an_owner_never_meets_anothers_rows(store: Store) -> None:
    ada, bo = store.record("ada"), store.record("bo")
    one = ada.create(LARCH)
    run = ada.apply_import([Merge(Change.NEW, None, Application("Apex"))], "a.csv", "d")
    ada.remember_mapping("f", {"a": "company"})
    ada.create(Application("Mill", stage=Stage.INTERVIEWING))
    before, log = ada.stored(), ada.get(one.id).log
    hidden: list[Callable[[], object]] = [
        lambda: bo.get(one.id),
        lambda: bo.update(one.id, one.version, LARCH),
        lambda: bo.add_event(one.id, INTERVIEW),
        lambda: bo.fill(one.id, one.version, (), (INTERVIEW,)),
        lambda: bo.retract_event(one.id, log[0].id),
        lambda: bo.delete(one.id, one.version),
        lambda: bo.restore(one.id),
        lambda: bo.undo_import(run.id),
    ]
    for method in hidden:
        with pytest.raises(NotFound):
            method()
    with pytest.raises(Conflict):
        bo.apply_import([Merge(Change.CHANGED, one, replace(LARCH, notes="x"))], "b.csv", "d")
    assert ada.has_undated_interviews()
    assert not bo.has_undated_interviews()
    assert bo.lacking_dates() == ()
    assert bo.stored() == ()
    assert bo.imports() == ()
    assert bo.page(Query(search="larch")).total == 0
    assert bo.state() == (0, None)
    assert not bo.has_undated_interviews()
    assert bo.lacking_dates() == ()
    assert (ada.companies(), bo.companies()) == (("Apex", "Larch Foods", "Mill"), ())
    assert bo.mapping_for("f") is None
    ada.set_preference("region", "GB-ENG")
    ada.put_off("an action", None)
    assert bo.stored_since(date.min) == ()
    assert bo.lacking_dates() == ()
    assert (bo.preferences(), bo.put_offs()) == ({}, {})
    bo.set_preference("region", "US")
    bo.set_preference("region", None)
    bo.put_off("an action", NINE)
    bo.take_up("an action")
    assert (ada.preferences(), ada.put_offs()) == ({"region": "GB-ENG"}, {"an action": None})
    bo.remember_mapping("f", {"b": "role"})
    other = bo.create(LARCH)
    with pytest.raises(NotFound):
        bo.retract_event(other.id, log[0].id)
    assert (ada.stored(), ada.get(one.id).log, ada.mapping_for("f")) == (before, log, {"a": "company"})
    covered = {"stored", "page", "create", "remember_mapping", "mapping_for", "imports", "apply_import"}
    covered |= {"state", "get", "update", "add_event", "fill", "retract_event", "delete", "restore", "undo_import"}
    covered |= {"has_undated_interviews", "companies"}
    covered |= {
        "lacking_dates",
        "columns",
        "stored_since",
        "preferences",
        "set_preference",
        "put_offs",
        "put_off",
        "take_up",
    }
    assert {name for name in vars(Record) if not name.startswith("_")} == covered


def test_every_statement_of_a_record_names_the_owner(store: Store) -> None:
    seen: list[str] = []
    record = store.record("ada")
    sa.event.listen(
        store._database.engine, "before_cursor_execute", lambda _c, _cur, statement, *_: seen.append(statement)
    )
    one = record.add_event(record.create(LARCH).id, INTERVIEW)
    record.update(one.id, one.version, replace(LARCH, contacts=()))
    record.retract_event(one.id, record.get(one.id).log[0].id)
    run = record.apply_import([Merge(Change.NEW, None, Application("Apex"))], "a.csv", "d")
    record.undo_import(run.id)
    record.page(Query(search="x"))
    record.remember_mapping("f", {})
    record.mapping_for("f")
    record.stored_since(MAY_4)
    record.lacking_dates()
    record.columns()
    record.companies()
    record.set_preference("region", "US")
    record.preferences()
    record.put_off("an action", None)
    record.put_offs()
    record.take_up("an action")
    words = [" ".join(one.split()) for one in seen]
    rows = [one for one in words if re.match("SELECT .*FROM|UPDATE|DELETE", one) and "pg_catalog" not in one]
    assert len(rows) > 20
    # Whether anybody has anything to lose is asked before a backup of the whole file.
    rows = [one for one in rows if "UNION" not in one]
    assert [one for one in rows if ".owner = " not in one.partition(" WHERE ")[2]] == []


def table_of(url: str, query: str) -> list[tuple[object, ...]]:
    engine = sa.create_engine(url.replace("postgresql:", "postgresql+psycopg:"))
    with engine.connect() as connection:
        rows = [tuple(row) for row in connection.execute(sa.text(query))]
    engine.dispose()
    return rows

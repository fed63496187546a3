"""Imports: whole or not at all, never over somebody's change, and undone exactly."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from coach.domain.applications import Application, Contact, Event, EventKind, Stage
from coach.domain.merging import Change, Merge, plan_merges
from coach.errors import Conflict, InvalidRecord, NotFound
from coach.storage import imports as module
from coach.storage.backups import list_backups
from coach.storage.record import Record
from coach.storage.store import Store
from tests.storage.test_record import APPLIED, INTERVIEW, LARCH, REJECTION, table_of

APEX = Application("Apex", "Baker", applied_on=date(2026, 5, 1), stage=Stage.APPLIED, events=(APPLIED,))
MORE = replace(
    LARCH,
    location="York",
    contacts=(*LARCH.contacts, Contact("Cy")),
    events=(Event(EventKind.APPLIED, at=datetime(2026, 5, 4, 8, tzinfo=UTC)), INTERVIEW),
    stage=Stage.INTERVIEWING,
)


def upload(record: Record, *incoming: Application) -> module.ImportRun:
    return record.apply_import(plan_merges(record.stored(), incoming), "file.csv", "digest")


def contents(record: Record) -> list[Application]:
    return [one.application for one in record.stored()]


def test_an_import_brings_changes_and_leaves_alone(record: Record) -> None:
    larch = record.create(LARCH)
    mill = record.create(Application("Mill"))
    run = upload(record, MORE, APEX, Application("Mill"))
    assert (run.new, run.changed, run.same, run.label, run.digest) == (1, 1, 1, "file.csv", "digest")
    assert run.undone_at is None
    assert record.imports() == (run,)
    changed = record.get(larch.id)
    assert (changed.stored.version, changed.stored.application.location) == (2, "York")
    assert changed.stored.application.events == MORE.events
    assert record.get(mill.id).stored == mill
    assert contents(record)[-1] == APEX


def test_what_an_import_brought_says_so(record: Record) -> None:
    larch = record.create(LARCH)
    run = upload(record, replace(LARCH, events=(INTERVIEW,)), APEX)
    assert record.get(larch.id).brought_by is None
    assert [one.import_id for one in record.get(larch.id).log] == [None, run.id]
    apex = record.get(record.stored()[-1].id)
    assert apex.brought_by == run
    assert [one.import_id for one in apex.log] == [run.id]


@pytest.mark.parametrize("again", [1, 2])
def test_the_same_file_again_changes_nothing(record: Record, again: int) -> None:
    upload(record, LARCH, APEX)
    before = record.stored()
    runs = [upload(record, LARCH, APEX) for _ in range(again)]
    assert record.stored() == before
    assert {(run.new, run.changed, run.same) for run in runs} == {(0, 0, 2)}


def test_undo_restores_exactly_and_stays_listed(record: Record) -> None:
    larch, before = record.create(LARCH), [LARCH]
    log = record.get(larch.id).log
    run = upload(record, MORE, APEX)
    undone = record.undo_import(run.id)
    assert contents(record) == before
    assert [(one.event, one.import_id) for one in record.get(larch.id).log] == [(log[0].event, None)]
    assert undone == replace(run, undone_at=undone.undone_at)
    assert undone.undone_at is not None
    assert record.imports() == (undone,)
    with pytest.raises(Conflict):
        record.undo_import(run.id)


def test_an_undone_file_can_be_uploaded_anew(record: Record) -> None:
    record.undo_import(upload(record, LARCH).id)
    assert upload(record, LARCH).new == 1
    assert contents(record) == [LARCH]


def test_the_log_keeps_what_an_import_and_its_undo_replaced(record: Record, url: str) -> None:
    record.create(LARCH)
    record.undo_import(upload(record, MORE).id)
    rows = table_of(url, "SELECT kind, closed_as, replaces IS NULL FROM events ORDER BY id")
    assert [(kind, closed, bool(first)) for kind, closed, first in rows] == [
        ("applied", "superseded", True),
        ("applied", "superseded", False),
        ("interview", "retracted", True),
        ("applied", None, False),
    ]


def test_undo_names_what_was_changed_since_and_undoes_nothing(record: Record) -> None:
    larch = record.create(LARCH)
    run = upload(record, MORE, APEX, Application("Mill"))
    apex = record.stored()[1]
    record.update(larch.id, 2, replace(MORE, notes="typed since"))
    record.add_event(apex.id, REJECTION)
    before = record.stored()
    with pytest.raises(Conflict, match=r"Larch Foods.*Apex") as conflict:
        record.undo_import(run.id)
    assert "Mill" not in str(conflict.value)
    assert record.stored() == before
    assert record.imports() == (run,)


def test_a_long_list_of_changes_is_cut(record: Record) -> None:
    run = upload(record, *(Application(f"C{i}") for i in range(8)))
    for one in record.stored():
        record.add_event(one.id, APPLIED)
    with pytest.raises(Conflict, match="and 3 more"):
        record.undo_import(run.id)


def test_imports_are_undone_one_by_one_from_the_last(record: Record) -> None:
    first = upload(record, LARCH)
    second = upload(record, MORE)
    with pytest.raises(Conflict, match="Larch"):
        record.undo_import(first.id)
    record.undo_import(second.id)
    assert contents(record) == [LARCH]
    record.undo_import(first.id)
    assert contents(record) == []


def test_a_delete_by_hand_and_its_undo_are_no_change(record: Record) -> None:
    run = upload(record, LARCH, APEX)
    larch, apex = record.stored()
    record.delete(larch.id, 1)
    record.delete(apex.id, 1)
    record.restore(apex.id)
    record.undo_import(run.id)
    assert contents(record) == []


@pytest.mark.parametrize("change", ["update", "event", "delete"])
def test_a_change_since_the_preview_stops_the_whole_import(record: Record, change: str) -> None:
    one = record.create(LARCH)
    plan = plan_merges(record.stored(), [MORE, APEX])
    if change == "update":
        record.update(one.id, 1, replace(LARCH, notes="typed since"))
    elif change == "event":
        record.add_event(one.id, REJECTION)
    else:
        record.delete(one.id, 1)
    before = record.stored()
    with pytest.raises(Conflict, match="Larch Foods"):
        record.apply_import(plan, "file.csv", "d")
    assert record.stored() == before
    assert record.imports() == ()


def test_two_windows_with_one_file_bring_it_once(record: Record) -> None:
    plan = plan_merges(record.stored(), [LARCH, APEX])
    record.apply_import(plan, "file.csv", "d")
    with pytest.raises(Conflict, match=r"Larch Foods.*Apex"):
        record.apply_import(plan, "file.csv", "d")
    assert contents(record) == [LARCH, APEX]


def test_two_rows_for_one_application_are_refused_not_lost(record: Record) -> None:
    one = record.create(Application("Larch Foods"))
    merges = [Merge(Change.CHANGED, one, replace(one.application, link=link)) for link in ("a", "b")]
    with pytest.raises(Conflict):
        record.apply_import(merges, "file.csv", "d")
    assert record.stored() == (one,)


@pytest.mark.parametrize("chunk", [1, 2, 3])
def test_a_fault_in_the_last_row_leaves_nothing_of_the_first(
    record: Record, monkeypatch: pytest.MonkeyPatch, chunk: int
) -> None:
    monkeypatch.setattr(module, "_CHUNK", chunk)
    one = record.create(LARCH)
    broken = Application("Mill")
    object.__setattr__(broken, "notes", "\ud800")  # the domain lets none through that a database refuses
    with pytest.raises(InvalidRecord):
        upload(record, MORE, APEX, broken)
    assert record.stored() == (one,)
    assert record.imports() == ()


def test_progress_ends_at_the_whole(record: Record, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_CHUNK", 2)
    seen: list[tuple[int, int]] = []
    merges = plan_merges((), [Application(f"C{i}") for i in range(5)])
    record.apply_import(merges, "file.csv", "d", lambda done, of: seen.append((done, of)))
    assert seen == [(2, 5), (4, 5), (5, 5)]
    assert [one.application.company for one in record.stored()] == [f"C{i}" for i in range(5)]


def test_a_file_name_that_is_no_text_is_shown_as_far_as_it_can_be(record: Record) -> None:
    assert record.apply_import((), "caf\udce9.csv", "d").label == "caf?.csv"
    assert record.imports()[0].label == "caf?.csv"


def test_a_new_application_beside_one_that_changes_is_no_double(record: Record) -> None:
    one = record.create(Application("Larch", "Analyst"))
    merged, other = (replace(one.application, link=f"https://x.example/{i}") for i in range(2))
    record.apply_import([Merge(Change.CHANGED, one, merged), Merge(Change.NEW, None, other)], "f", "d")
    assert contents(record) == [merged, other]


def test_an_empty_import_is_listed_and_changes_nothing(record: Record) -> None:
    run = record.apply_import((), "empty.csv", "d")
    assert (run.new, run.changed, run.same) == (0, 0, 0)
    assert record.imports() == (run,)
    record.undo_import(run.id)


def test_imports_are_listed_newest_first(record: Record) -> None:
    first, second = upload(record, LARCH), upload(record, APEX)
    assert record.imports() == (second, first)


def test_an_import_that_is_not_there_is_not_found(record: Record) -> None:
    with pytest.raises(NotFound):
        record.undo_import("none")


def test_a_backup_is_made_before_an_import_that_has_something_to_lose(
    sqlite_url: str, open_: Callable[[str], Store], backups: Path
) -> None:
    record = open_(sqlite_url).record("ada")
    upload(record, LARCH)
    assert list_backups(backups) == ()
    upload(record, APEX)
    assert [one.reason for one in list_backups(backups)] == ["before-import"]


def test_many_owners_import_the_same_file(store: Store) -> None:
    owners: Sequence[Record] = [store.record(name) for name in ("ada", "bo", "ådå")]
    for one in owners:
        upload(one, LARCH, APEX)
    for one in owners:
        assert contents(one) == [LARCH, APEX]
    owners[0].undo_import(owners[0].imports()[0].id)
    assert [len(one.stored()) for one in owners] == [0, 2, 2]

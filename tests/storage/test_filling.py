"""What is filled in after an upload: one step, nothing taken out; and the ways back from an upload that was worked on."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from coach.domain.applications import Contact, Event, EventKind, Stage
from coach.domain.merging import plan_merges
from coach.domain.missing import missing_dates
from coach.errors import Conflict, InvalidRecord, NotFound
from coach.storage import loading
from coach.storage.imports import ImportRun
from coach.storage.record import Record
from coach.storage.store import Store
from tests.storage.conftest import Clock
from tests.storage.test_record import APPLIED, INTERVIEW, LARCH, NINE

REPLY = Event(EventKind.EMPLOYER_REPLY, on=date(2026, 5, 7))
VAGUE = Event(EventKind.INTERVIEW, on=date(2026, 5, 4))
CY = Contact("Cy")


def upload(record: Record, *, label: str = "file.csv") -> ImportRun:
    incoming = [replace(LARCH, events=(APPLIED, VAGUE), stage=Stage.INTERVIEWING)]
    return record.apply_import(plan_merges(record.stored(), incoming), label, "digest")


def test_people_and_events_are_filled_in_at_once_and_move_the_stage(record: Record) -> None:
    larch = record.create(LARCH)
    filled = record.fill(larch.id, larch.version, (*LARCH.contacts, CY), (APPLIED, INTERVIEW, REPLY))
    assert filled == record.get(larch.id).stored
    assert filled.version == larch.version + 1
    one = filled.application
    assert (one.contacts[-1], one.events, one.stage) == (CY, (APPLIED, INTERVIEW, REPLY), Stage.INTERVIEWING)


def test_an_event_that_was_completed_is_the_users_own_and_the_others_stay_the_imports(record: Record) -> None:
    run = upload(record)
    stored = record.stored()[0]
    record.fill(stored.id, stored.version, LARCH.contacts, (APPLIED, replace(INTERVIEW, contact="Bo")))
    log = record.get(stored.id).log
    assert [(one.event.kind, one.import_id) for one in log] == [("applied", run.id), ("interview", None)]
    assert log[1].event.at == NINE


def test_a_log_cannot_lose_events_by_being_filled_in(record: Record) -> None:
    larch = record.create(replace(LARCH, events=(APPLIED, INTERVIEW)))
    with pytest.raises(InvalidRecord):
        record.fill(larch.id, larch.version, LARCH.contacts, (APPLIED,))
    assert record.get(larch.id).stored.application.events == (APPLIED, INTERVIEW)


def test_what_changed_in_the_meantime_is_not_filled_in(record: Record) -> None:
    larch = record.create(LARCH)
    record.add_event(larch.id, REPLY)
    with pytest.raises(Conflict):
        record.fill(larch.id, larch.version, LARCH.contacts, (APPLIED, INTERVIEW))
    assert record.get(larch.id).stored.application.events == (APPLIED, REPLY)


def test_nobody_fills_in_for_somebody_else(store: Store, record: Record) -> None:
    larch = record.create(LARCH)
    with pytest.raises(NotFound):
        store.record("bo").fill(larch.id, larch.version, (), (APPLIED,))


@pytest.mark.parametrize("existing", [False, True])
def test_an_upload_that_was_worked_on_is_undone_only_where_the_work_may_go(record: Record, existing: bool) -> None:
    if existing:
        record.create(LARCH)
    before = [one.application for one in record.stored()]
    run = upload(record)
    stored = record.stored()[0]
    record.fill(stored.id, stored.version, (*stored.application.contacts, CY), stored.application.events)
    with pytest.raises(Conflict):
        record.undo_import(run.id)
    assert CY in record.stored()[0].application.contacts
    undone = record.undo_import(run.id, discard_changes=True)
    assert [one.application for one in record.stored()] == before
    assert undone == record.imports()[0]
    with pytest.raises(Conflict):
        record.undo_import(run.id, discard_changes=True)


def test_giving_up_changes_leaves_other_uploads_alone(record: Record) -> None:
    run = upload(record)
    apex = record.create(replace(LARCH, company="Apex"))
    record.undo_import(run.id, discard_changes=True)
    assert record.stored() == (apex,)


def test_every_change_moves_the_state(store: Store, record: Record) -> None:
    seen = [record.state()]
    larch = record.create(LARCH)
    seen.append(record.state())
    larch = record.update(larch.id, larch.version, replace(LARCH, notes="other"))
    seen.append(record.state())
    record.add_event(larch.id, REPLY)
    seen.append(record.state())
    run = upload(record)
    seen.append(record.state())
    record.undo_import(run.id)
    seen.append(record.state())
    record.delete(larch.id, record.get(larch.id).stored.version)
    seen.append(record.state())
    record.restore(larch.id)
    seen.append(record.state())
    assert seen[0] == store.record("bo").state() == (0, None)
    assert sorted(set(seen[1:])) == seen[1:]


def test_a_change_moves_the_state_though_the_clock_was_set_back(record: Record, now: Clock) -> None:
    larch = record.create(LARCH)
    seen = [record.state()]
    now.time -= timedelta(days=1)
    larch = record.update(larch.id, larch.version, replace(LARCH, notes="other"))
    seen.append(record.state())
    record.delete(larch.id, larch.version)
    seen.append(record.state())
    assert len(set(seen)) == 3


def test_those_who_were_interviewed_are_found_by_stage_and_by_log(
    record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(loading, "_CHUNK", 2)
    reached = [
        record.create(replace(LARCH, company="a", stage=Stage.OFFER)),
        record.create(replace(LARCH, company="b", stage=Stage.REJECTED, events=(INTERVIEW,))),
        record.create(replace(LARCH, company="c", events=(VAGUE,))),
    ]
    record.create(LARCH)
    record.create(replace(LARCH, company="d", stage=Stage.REJECTED))
    taken_back = record.create(replace(LARCH, company="e", stage=Stage.REJECTED, events=(INTERVIEW,)))
    record.retract_event(taken_back.id, record.get(taken_back.id).log[0].id)
    gone = record.create(replace(LARCH, company="f", stage=Stage.INTERVIEWING))
    record.delete(gone.id, gone.version)
    met = replace(INTERVIEW, ended_at=INTERVIEW.at, contact="Ms Osei")
    for log in ((met,), (met, VAGUE), (replace(met, contact=None),), (replace(met, ended_at=None),)):
        for people in ((), (Contact("Ms Osei"),)):
            record.create(replace(LARCH, company="g", contacts=people, stage=Stage.OFFER, events=log))
    assert {reached[0].id, reached[2].id} <= set(record.lacking_dates())
    assert record.lacking_dates() == tuple(one.id for one in record.stored() if missing_dates(one.application))
    assert record.stored_since(NINE.date()) == tuple(one for one in record.stored() if one.application.events)


def test_nobody_else_is_found(store: Store, record: Record) -> None:
    record.create(replace(LARCH, stage=Stage.OFFER))
    assert store.record("bo").lacking_dates() == ()

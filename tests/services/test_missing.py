"""Who is asked after an upload, and how the answers get into the record."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from coach.domain.applications import Application, Event, EventKind, Stage
from coach.domain.missing import Answers
from coach.errors import Conflict
from coach.services.missing import save_answers
from coach.storage.record import Record
from coach.storage.store import open_store

FOUR = datetime(2026, 5, 4, 16, tzinfo=UTC)
MAY_11 = date(2026, 5, 11)


@pytest.fixture
def record(tmp_path: Path) -> Iterator[Record]:
    store = open_store(f"sqlite:///{tmp_path / 'record.db'}", None, lambda: FOUR)
    yield store.record("ada")
    store.close()


def test_an_empty_record_lacks_nothing(record: Record) -> None:
    assert record.lacking_dates() == ()


def test_those_who_were_interviewed_are_asked_until_it_is_known(record: Record) -> None:
    record.create(Application("Mill", stage=Stage.APPLIED))
    larch = record.create(Application("Larch", stage=Stage.INTERVIEWING))
    apex = record.create(Application("Apex", stage=Stage.OFFER))
    assert record.lacking_dates() == (larch.id, apex.id)
    answers = Answers(FOUR, interviewers=("Ada",), promised_on=MAY_11, reply_on=MAY_11)
    saved = save_answers(record, larch, answers)
    assert saved == record.get(larch.id).stored
    assert [event.kind for event in saved.application.events] == ["interview", "date_promised", "employer_reply"]
    assert [one.name for one in saved.application.contacts] == ["Ada"]
    assert record.lacking_dates() == (apex.id,)


def test_no_answer_writes_nothing(record: Record) -> None:
    events = (Event(EventKind.INTERVIEW, on=FOUR.date()),)
    larch = record.create(Application("Larch", stage=Stage.INTERVIEWING, events=events))
    assert save_answers(record, larch, Answers()) is larch
    assert save_answers(record, larch, Answers(interview_on=FOUR.date())) is larch
    assert record.get(larch.id).stored.version == larch.version


def test_two_windows_do_not_overwrite_each_other(record: Record) -> None:
    larch = record.create(Application("Larch", stage=Stage.INTERVIEWING))
    save_answers(record, larch, Answers(FOUR))
    with pytest.raises(Conflict):
        save_answers(record, larch, Answers(interviewers=("Bo",)))

"""Which entries the calendar of a search has, and on what day."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

import pytest
import vobject

from coach.domain.applications import EventKind
from coach.services import acting
from coach.services.calendar import calendar_file
from coach.storage.record import Record
from tests.domain.planning.planning import at, event, met, promised, thanked
from tests.services.test_today import ASKED, NOW, look, named


def entries(record: Record, now: str = NOW) -> dict[str, Any]:
    (calendar,) = vobject.readComponents(calendar_file(look(record, now)).decode())
    return {one.summary.value: one for one in calendar.components()}


@pytest.mark.parametrize(
    ("log", "title", "start", "end"),
    [
        # In good time until then.
        ((met("2026-06-10T07:00", contact="Ada"),), "Thank Ada", "2026-06-11T06:45", "2026-06-11T07:00"),
        ((ASKED,), "Answer Ada Osei", "2026-06-11T07:45", "2026-06-11T08:00"),
        ((met("2026-06-02"), thanked("2026-06-02")), "Ask Larch how things stand", "2026-06-16", "2026-06-17"),
        # Not to be done before.
        ((met("2026-06-10T08:50", contact="Ada"),), "Thank Ada", "2026-06-10T09:20", "2026-06-10T09:35"),
        ((met("2026-06-08"), thanked("2026-06-08")), "Ask Larch how things stand", "2026-06-15", "2026-06-16"),
        (
            (met("2026-06-01"), thanked("2026-06-01"), promised("2026-06-01", "2026-06-12")),
            "Ask Larch how things stand",
            "2026-06-16",
            "2026-06-17",
        ),
        # Too late for good time: today.
        ((met("2026-06-05T07:00", contact="Ada"),), "Thank Ada", "2026-06-10", "2026-06-11"),
        # Interviews, with an hour where nobody said how long.
        ((met("2026-06-12T13:00"),), "Interview with Larch, Analyst", "2026-06-12T13:00", "2026-06-12T14:00"),
        (
            (met("2026-06-12T13:00", ended_at="2026-06-12T13:30"),),
            "Interview with Larch, Analyst",
            "2026-06-12T13:00",
            "2026-06-12T13:30",
        ),
        ((met("2026-06-12"),), "Interview with Larch, Analyst", "2026-06-12", "2026-06-13"),
    ],
)
def test_each_stands_where_it_is_best_done(
    record: Record, log: tuple[Any, ...], title: str, start: str, end: str
) -> None:
    look(record, NOW, named("Larch", *log))
    found = entries(record)
    entry = found.get(title) or found[f"{title} (Larch, Analyst)"]
    wanted = [at(text) if "T" in text else date.fromisoformat(text) for text in (start, end)]
    assert [entry.dtstart.value, entry.dtend.value] == wanted
    assert isinstance(entry.dtstart.value, datetime) is ("T" in start)


def test_what_is_put_off_or_only_to_be_waited_for_is_left_out(record: Record) -> None:
    quiet = named("Quiet", met("2026-03-20"), promised("2026-03-20", "2026-04-08"))
    found = look(record, NOW, named("Asking", ASKED), quiet)
    assert [one.company for one in found.leave] == ["Quiet"]
    assert list(entries(record)) == ["Answer Ada Osei (Asking, Analyst)"]
    acting.put_off(record, found.to_do[0].id, None)
    assert entries(record) == {}


def test_an_interview_put_off_or_joined_by_somebody_keeps_its_entry(record: Record) -> None:
    one = record.create(named("Larch", met("2026-06-12T13:00", round=2, contact="Ada")))
    (before,) = entries(record).values()
    moved = [met("2026-06-19T09:00", round=2, contact=name) for name in ("Bo", "Cy")]
    record.fill(one.id, one.version, (), moved)
    (after,) = entries(record).values()
    assert after.uid.value == before.uid.value
    assert after.description.value == "Bo, Cy"


def test_two_interviews_on_one_day_are_two_entries(record: Record) -> None:
    look(record, NOW, named("Larch", met("2026-06-12T09:00"), replace(met("2026-06-12T15:00"), text="The tin roof")))
    (calendar,) = vobject.readComponents(calendar_file(look(record)).decode())
    assert len({one.uid.value for one in calendar.components()}) == 2


def test_over_is_over(record: Record) -> None:
    look(record, NOW, named("Larch", met("2026-06-12T09:00"), event(EventKind.REJECTION, "2026-06-09")))
    assert entries(record) == {}

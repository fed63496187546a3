"""The words for what happened: whole, told apart, and the same wherever an event is shown."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from coach.charts.laneparts import KINDS as MARKS
from coach.domain.applications import Application, Event, EventKind, InterviewType, RequestKind, Stage
from coach.domain.event_words import EVENT_NAMES, INTERVIEW_NAMES, NOTE_NAMES, REQUEST_NAMES, event_name
from coach.domain.messages import Kind
from coach.exporting.history import event_entries
from coach.storage.paging import Row
from coach.ui.applications.listing import row_html
from coach.ui.upload.differences import event_words

ZONE, DAY = ZoneInfo("Europe/London"), date(2026, 6, 1)


def test_everything_that_can_happen_has_a_name_of_its_own() -> None:
    assert set(EVENT_NAMES) == set(EventKind)
    assert set(INTERVIEW_NAMES) == set(InterviewType)
    assert set(REQUEST_NAMES) == set(RequestKind)
    assert set(NOTE_NAMES) == set(Kind) - {Kind.OTHER}
    for names in (EVENT_NAMES, INTERVIEW_NAMES, REQUEST_NAMES, NOTE_NAMES):
        assert len(set(names.values())) == len(names)


@pytest.mark.parametrize(
    ("event", "name"),
    [
        (Event(EventKind.INTERVIEW, on=DAY), "Interview"),
        (Event(EventKind.INTERVIEW, on=DAY, type=InterviewType.VIDEO), "Interview by video"),
        (Event(EventKind.NOTE_SENT, on=DAY, note=Kind.CHECK_IN), "Check-in sent"),
        (Event(EventKind.NOTE_SENT, on=DAY, note=Kind.OTHER), "Note sent"),
        (Event(EventKind.NOTE_SENT, on=DAY), "Note sent"),
        (Event(EventKind.EMPLOYER_REPLY, on=DAY, note=Kind.THANK_YOU), "Their reply"),
    ],
)
def test_the_sort_is_named_where_it_is_known(event: Event, name: str) -> None:
    assert event_name(event) == name


@pytest.mark.parametrize("kind", EventKind)
def test_an_event_is_called_the_same_in_the_history_the_list_an_upload_and_the_chart(kind: EventKind) -> None:
    event = Event(kind, on=DAY, promised_on=DAY if kind is EventKind.DATE_PROMISED else None)
    one = Application("Larch", events=(event,))
    (entry,) = event_entries(one, datetime(2026, 7, 1, tzinfo=UTC), ZONE)
    name = EVENT_NAMES[kind]
    assert entry.what.startswith(name)
    assert event_words(event, ZONE).startswith(name)
    assert name in {mark.name for mark in MARKS}
    row = Row("1", 1, "Larch", "", None, None, Stage.APPLIED, None, DAY, kind)
    assert kind is EventKind.APPLIED or f": {name}" in row_html(row)

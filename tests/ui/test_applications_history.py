"""The log as it is read, and the rows of the list."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from coach.domain.applications import Application, Event, EventKind, InterviewType, Stage
from coach.storage.loading import StoredEvent
from coach.storage.paging import Query, Row, SortBy
from coach.ui.applications.history import history
from coach.ui.applications.listing import ROWS, pages_of, query_of, row_html
from coach.ui.applications.words import ORDERS
from tests.ui.reading import seen_in

NEW_YORK = ZoneInfo("America/New_York")
NOW = datetime(2026, 5, 10, tzinfo=UTC)
PANEL = Event(
    EventKind.INTERVIEW, at=datetime(2026, 5, 5, 1, tzinfo=UTC), ended_at=datetime(2026, 5, 5, 2, tzinfo=UTC),
    type=InterviewType.PANEL, contact="Ms Osei", text="Two desks.",
)  # fmt: skip
LARCH = Application("Larch Foods")


def log(*events: Event) -> list[StoredEvent]:
    return [StoredEvent(i, event, None, NOW, i) for i, event in enumerate(events)]


def test_an_empty_log_has_no_lines() -> None:
    assert history(LARCH, [], NOW, NEW_YORK) == ()


def test_the_oldest_comes_first_by_the_users_days() -> None:
    reply = Event(EventKind.EMPLOYER_REPLY, on=date(2026, 5, 4))
    offer = Event(EventKind.OFFER, on=date(2026, 5, 5))
    lines = history(LARCH, log(offer, PANEL, reply), NOW, NEW_YORK)
    assert [line.when for line in lines] == ["4 May 2026", "4 May 2026, 21:00–22:00", "5 May 2026"]


def test_a_panel_is_one_line_with_all_its_events() -> None:
    (line,) = history(LARCH, log(PANEL, replace(PANEL, contact="Tom", text=None)), NOW, NEW_YORK)
    assert "Ms Osei, Tom" in line.what
    assert line.ids == (0, 1)
    assert line.texts == ("Two desks.",)


def test_two_equal_messages_are_two_lines() -> None:
    note = Event(EventKind.NOTE_SENT, on=date(2026, 5, 5))
    assert len(history(LARCH, log(note, note), NOW, NEW_YORK)) == 2


def test_what_is_still_to_come_is_marked() -> None:
    later = replace(PANEL, at=NOW + timedelta(days=1), ended_at=None)
    assert [line.ahead for line in history(LARCH, log(PANEL, later), NOW, NEW_YORK)] == [False, True]


@pytest.mark.parametrize(("total", "pages"), [(0, 1), (1, 1), (ROWS, 1), (ROWS + 1, 2), (50_000, 2000)])
def test_pages_are_counted(total: int, pages: int) -> None:
    assert pages_of(total) == pages


def test_a_page_asks_the_record_for_its_rows_only() -> None:
    query = query_of("larch", [Stage.OFFER], "Company, A to Z", 3)
    assert query == Query("larch", (Stage.OFFER,), SortBy.COMPANY, False, 2 * ROWS, ROWS)


def test_every_order_can_be_followed() -> None:
    assert {sort for sort, _ in ORDERS.values()} == set(SortBy)


def test_a_row_shows_a_users_words_as_text() -> None:
    row = Row("1", 1, "c", "r", "<img src=x onerror=alert(1)>", None, Stage.OFFER, None, None, None)
    page = seen_in(row_html(row))
    assert "<img src=x" in page.text
    assert "img" not in page.tags

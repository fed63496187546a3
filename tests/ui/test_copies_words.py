"""Copies in words, and when a copy of the day is due."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from coach.storage.backups import Backup
from coach.ui.copies_words import copies_table, copy_title, size, why
from coach.ui.daily import PAUSE, Daily

NINE = datetime(2026, 6, 10, 9, tzinfo=UTC)
HOSTILE = "<img src=x onerror=alert(1)>"


def copy(reason: str) -> Backup:
    return Backup(Path("x"), NINE, reason, 147_456)


@pytest.mark.parametrize(
    ("count", "shown"),
    [(0, "1 kB"), (999, "1 kB"), (147_456, "147 kB"), (1_000_000, "1.0 MB"), (2_500_000_000, "2,500.0 MB")],
)
def test_a_size_is_shown_as_folders_show_it(count: int, shown: str) -> None:
    assert size(count) == shown


@pytest.mark.parametrize(
    ("reason", "shown"),
    [("daily", "copy of the day"), ("by-hand", "made by hand"), ("before-a-move", "before a move"), ("", "")],
)
def test_a_reason_of_another_version_stands_as_it_is(reason: str, shown: str) -> None:
    assert why(copy(reason)) == shown


def test_a_title_goes_by_the_users_clock() -> None:
    title = copy_title(copy("daily"), ZoneInfo("Asia/Tokyo"))
    assert title == "Wednesday 10 June 2026, 18:00:00: copy of the day, 147 kB"


def test_a_table_shows_text_and_no_markup() -> None:
    assert "<img" not in copies_table([copy(HOSTILE)], ZoneInfo("UTC"))
    assert copies_table([], ZoneInfo("UTC")).count("<tr>") == 1


@pytest.mark.parametrize(
    ("done", "tried_ago", "fault", "due"),
    [
        (None, None, None, True),
        (NINE.date(), timedelta(minutes=1), None, False),
        (NINE.date(), PAUSE, None, True),  # to look at the file
        (date(2026, 6, 9), timedelta(minutes=1), None, True),
        (date(2099, 1, 1), timedelta(minutes=1), None, True),
        # A full disk is not asked at every page.
        (None, timedelta(minutes=1), "full", False),
        (None, PAUSE, "full", True),
        # The clock was set back since the last try.
        (None, -timedelta(days=400), "full", True),
        (NINE.date(), -timedelta(days=400), None, True),
    ],
)
def test_a_copy_or_a_look_is_due(done: date | None, tried_ago: timedelta | None, fault: str | None, due: bool) -> None:
    tried_at = None if tried_ago is None else NINE - tried_ago
    assert Daily(done, tried_at, fault).is_due(NINE) is due

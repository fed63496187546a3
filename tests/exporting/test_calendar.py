"""Calendar files, read back by a parser that did not write them."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
import vobject
from hypothesis import given

from coach.exporting.calendar import Entry, to_calendar
from tests.strategies import texts

NOW = datetime(2026, 6, 10, 9, 0, 30, 5, tzinfo=UTC)
ON_A_DAY = Entry("a:check_in:round-1", "Ask Ama Osei", "Long enough has passed.", date(2026, 6, 12))
AT_AN_HOUR = replace(ON_A_DAY, start=NOW, end=NOW + timedelta(minutes=15))
HOSTILE = (
    "Larch; Foods, Ltd\\n \r\nBEGIN:VALARM\rACTION:AUDIO\x0bEND:VEVENT\x85X:1\u2028DTSTART:19700101 "
    '"<script>alert(1)</script>" \x00\x1b[31m \u202eolleh ' + "é🦊" * 60
)


def read(*entries: Entry, now: datetime = NOW) -> Any:
    content = to_calendar(entries, now)
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    # However a reader ends its lines, it sees the same ones.
    assert len(content.decode().replace("\r\n ", "").splitlines()) == content.replace(b"\r\n ", b"").count(b"\r\n")
    assert not re.search(rb"[\x00-\x08\x0b-\x1f\x7f]", content.replace(b"\r\n", b""))
    (calendar,) = vobject.readComponents(content.decode())
    return calendar


def events(*entries: Entry, now: datetime = NOW) -> list[Any]:
    return [one for one in read(*entries, now=now).components() if one.name == "VEVENT"]


def test_nothing_is_an_empty_calendar_that_can_be_read() -> None:
    assert events() == []
    assert read().method.value == "PUBLISH"


def test_what_has_no_hour_lasts_a_day_and_does_not_fill_it() -> None:
    (event,) = events(ON_A_DAY)
    assert (event.summary.value, event.description.value) == ("Ask Ama Osei", "Long enough has passed.")
    assert (event.dtstart.value, event.dtend.value) == (date(2026, 6, 12), date(2026, 6, 13))
    assert not isinstance(event.dtstart.value, datetime)
    assert event.transp.value == "TRANSPARENT"


@pytest.mark.parametrize(
    ("zone", "local", "utc"),
    [
        ("Europe/London", "2026-03-29T00:59", "2026-03-29T00:59"),
        ("Europe/London", "2026-03-29T02:00", "2026-03-29T01:00"),
        ("Europe/London", "2026-10-25T00:30", "2026-10-24T23:30"),
        ("Europe/London", "2026-10-25T02:00", "2026-10-25T02:00"),
        ("America/New_York", "2026-11-01T09:00", "2026-11-01T14:00"),
        ("America/New_York", "2026-10-31T09:00", "2026-10-31T13:00"),
        ("Asia/Kolkata", "2026-06-12T00:10", "2026-06-11T18:40"),
    ],
)
def test_an_hour_is_the_same_instant_on_both_sides_of_a_change_of_the_clocks(zone: str, local: str, utc: str) -> None:
    start = datetime.fromisoformat(local).replace(tzinfo=ZoneInfo(zone))
    (event,) = events(replace(ON_A_DAY, start=start, end=start + timedelta(hours=1)))
    assert event.dtstart.value == datetime.fromisoformat(utc).replace(tzinfo=UTC)
    assert event.dtstart.value.utcoffset() == timedelta(0)
    assert event.dtstart.value.astimezone(ZoneInfo(zone)).strftime("%Y-%m-%dT%H:%M") == local


@pytest.mark.parametrize("entry", [ON_A_DAY, AT_AN_HOUR])
def test_the_same_thing_keeps_its_id_and_a_later_file_replaces_an_earlier(entry: Entry) -> None:
    (first,) = events(entry)
    (again,) = events(replace(entry, title="Other", start=date(2026, 7, 1)), now=NOW + timedelta(minutes=1))
    assert first.uid.value == again.uid.value
    assert int(again.sequence.value) > int(first.sequence.value)
    assert again.dtstamp.value > first.dtstamp.value
    assert first.dtstamp.value == NOW.replace(microsecond=0)


def test_different_things_have_different_ids_that_tell_nothing() -> None:
    found = events(ON_A_DAY, replace(ON_A_DAY, key="a:check_in:round-2:" + HOSTILE))
    uids = [one.uid.value for one in found]
    assert len(set(uids)) == 2
    assert all(uid.isascii() and "check_in" not in uid for uid in uids)


def test_no_alarm_is_set() -> None:
    assert b"VALARM" not in to_calendar([ON_A_DAY, AT_AN_HOUR], NOW)


def test_hostile_text_stays_text() -> None:
    (event,) = events(replace(ON_A_DAY, title=HOSTILE, description=HOSTILE))
    assert "VALARM" in event.description.value
    assert list(event.components()) == []
    assert event.dtstart.value == date(2026, 6, 12)
    assert "Larch; Foods, Ltd\\n" in event.summary.value
    assert "\n" not in event.summary.value
    assert event.description.value.endswith("🦊")


@given(title=texts, description=texts, key=texts)
def test_any_text_comes_back_and_adds_nothing(title: str, description: str, key: str) -> None:
    (event,) = events(Entry(key, title, description, date(2026, 6, 12)))
    assert {one.name for one in event.getChildren()} <= {
        "UID", "DTSTAMP", "SEQUENCE", "SUMMARY", "DESCRIPTION", "DTSTART", "DTEND", "TRANSP",
    }  # fmt: skip
    visible = "".join(letter for letter in description if letter.isprintable() and not letter.isspace())
    told = event.description.value if hasattr(event, "description") else ""
    assert "".join(letter for letter in told if letter.isprintable() and not letter.isspace()) == visible


def test_a_file_as_of_long_ago_has_the_first_number_that_a_calendar_takes() -> None:
    assert b"SEQUENCE:0\r\n" in to_calendar([ON_A_DAY], datetime(2019, 5, 1, tzinfo=UTC))

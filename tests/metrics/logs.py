"""Logs written in lines, for tests: `4 10:00-11:00 interview contact=Osei` is 4 May 2026 in Berlin, `4 offer` a plain date."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd

from coach.domain.applications import (
    Application,
    Channel,
    Event,
    EventKind,
    InterviewType,
    RequestKind,
)
from coach.domain.messages import Kind
from coach.metrics.frames import events_frame
from coach.metrics.waits import Measure, waits_frame

BERLIN = ZoneInfo("Europe/Berlin")
_CODES: dict[str, type[StrEnum]] = {
    "type": InterviewType,
    "note": Kind,
    "request": RequestKind,
    "channel": Channel,
}


def instant(day: int, clock: str = "12:00") -> datetime:
    return datetime.combine(date(2026, 5, day), time.fromisoformat(clock), BERLIN)


def event(line: str) -> Event:
    day, *words = line.split()
    when: dict[str, Any] = {"on": date(2026, 5, int(day))}
    if ":" in words[0]:
        start, _, end = words.pop(0).partition("-")
        when = {"at": instant(int(day), start), "ended_at": instant(int(day), end) if end else None}
    kind, *details = words
    return Event(EventKind(kind), **when, **dict(_detail(*one.split("=")) for one in details))


def _detail(name: str, value: str) -> tuple[str, Any]:
    assert name in {field.name for field in fields(Event)}
    if name == "promised_on":
        return name, date(2026, 5, int(value))
    if name == "round":
        return name, int(value)
    return name, _CODES[name](value) if name in _CODES else value


def log(*lines: str, company: str = "Larch Foods", **details: Any) -> Application:
    return Application(company, "Buyer", events=tuple(event(line) for line in lines), **details)


def waits(
    applications: Iterable[Application], measure: Measure | None = None, now: datetime | None = None, **options: Any
) -> pd.DataFrame:
    frame = waits_frame(events_frame(applications), now=now or instant(20), zone=BERLIN, **options)
    return frame[frame["measure"] == measure] if measure else frame


def described(frame: pd.DataFrame) -> list[str]:
    """Each wait in words: how long (hours, or days where it has only those), how it ended, for whom."""
    return sorted(map(_words, frame.itertuples()))


def _words(wait: Any) -> str:
    length = f"{wait.days:g} d" if pd.isna(wait.hours) else f"{wait.hours:g} h"
    end = "" if wait.observed else " open" if wait.running else " withdrawn"
    person = "" if pd.isna(wait.contact) else f" {wait.contact}"
    return length + end + person

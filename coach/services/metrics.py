"""The record as the metrics see it: its events, and how long each side waited."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo

import pandas as pd

from coach.domain.applications import Stage
from coach.domain.matching import level_name
from coach.domain.merging import Stored
from coach.metrics.frames import events_frame, frame_of
from coach.metrics.running import awaited, owed
from coach.metrics.summary import MetricsSummary, summary
from coach.metrics.waits import waits_frame
from coach.services.preferences import TimeRules
from coach.storage.record import Record


@dataclass(frozen=True, slots=True)
class Measured:
    """The record as known at `now`; `ids` are those of the applications, by their number in both frames."""

    now: datetime
    ids: tuple[str, ...]
    events: pd.DataFrame
    waits: pd.DataFrame

    def summary(self) -> MetricsSummary:
        """The figures of both sides."""
        return summary(self.waits, self.now)


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Which applications to look at: of these stages (none: all), with these letters in the company, with something
    still open, and with something that happened from `since` to `until`."""

    stages: tuple[Stage, ...] = ()
    company: str = ""
    only_open: bool = False
    since: date | None = None
    until: date | None = None


def measure(record: Record, now: datetime, rules: TimeRules) -> Measured:
    """Reads the whole record; the user's zone and business days count."""
    ids, events = _read(record)
    return _measured(ids, events, now, rules)


def figures_for_programs(record: Record, now: datetime, zone: tzinfo) -> MetricsSummary:
    """The figures by the letter of the conventions in DESIGN; see `by_event` of `waits_frame`."""
    _, events = _read(record)
    return summary(waits_frame(events, now=now, zone=zone, by_event=True), now)


def measured_from(stored: Sequence[Stored], now: datetime, rules: TimeRules) -> Measured:
    """The same for applications already read."""
    return _measured(tuple(one.id for one in stored), events_frame(one.application for one in stored), now, rules)


def _read(record: Record) -> tuple[tuple[str, ...], pd.DataFrame]:
    """The ids of all applications, and their events."""
    with suppress(ValueError):
        columns = record.columns()
        if columns:
            return tuple(columns.id), frame_of(columns)
    # Something other than this program wrote into it: what is wrong is told, or read, row by row.
    stored = record.stored()
    return tuple(one.id for one in stored), events_frame(one.application for one in stored)


def _measured(ids: tuple[str, ...], events: pd.DataFrame, now: datetime, rules: TimeRules) -> Measured:
    first = events["at"].dt.tz_localize(None).fillna(events["on"]).min()
    # All between, since a wait can run through a year in which nothing happened.
    calendar = rules.calendar_over(() if pd.isna(first) else range(first.year, now.year + 1), now)
    waits = waits_frame(events, now=now, zone=rules.zone, calendar=calendar)
    return Measured(now, ids, events, waits)


def narrowed(measured: Measured, by: Narrowing, zone: tzinfo) -> Measured:
    """Only those applications with all their events, and of their waits those that began in the period; numbers and
    ids stay as they are."""
    events, waits = measured.events, measured.waits
    known = pd.Series(True, index=events.index)
    if by.stages:
        known &= events["stage"].isin([stage.value for stage in by.stages])
    if words := level_name(by.company):
        known &= events["company"].isin([name for name in events["company"].unique() if words in level_name(name)])
    if by.only_open:
        running = pd.concat([awaited(waits)["application"], owed(waits)["application"]])
        known &= events["application"].isin(running)
    if by.since or by.until:
        day = events["at"].dt.tz_convert(zone).dt.tz_localize(None).dt.normalize().fillna(events["on"])
        known &= events["application"].isin(events.loc[_within(day, by), "application"])
    kept = events.loc[known, "application"].unique()
    begun = waits["application"].isin(kept) & _within(waits["start_day"], by)
    return replace(measured, events=events[events["application"].isin(kept)], waits=waits[begun])


def _within(day: pd.Series, by: Narrowing) -> pd.Series:
    within = pd.Series(True, index=day.index)
    if by.since:
        within &= day >= pd.Timestamp(by.since)
    if by.until:
        within &= day <= pd.Timestamp(by.until)
    return within

"""The record as the metrics see it: its events, and how long each side waited."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, tzinfo

import pandas as pd

from coach.metrics.frames import events_frame
from coach.metrics.summary import MetricsSummary, summary
from coach.metrics.waits import waits_frame
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


def measure(record: Record, now: datetime, zone: tzinfo, holidays: Collection[date] = ()) -> Measured:
    """Reads the whole record; `holidays` are no business days."""
    stored = record.stored()
    events = events_frame(one.application for one in stored)
    waits = waits_frame(events, now=now, zone=zone, holidays=holidays)
    return Measured(now, tuple(one.id for one in stored), events, waits)

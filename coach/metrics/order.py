"""Which event came first, where some have an instant and others a plain date.

Two instants are compared as instants. As soon as a plain date is one of the two, both are compared as dates in the
user's zone; so on one day a plain date is neither before nor after an instant. Where a first or last one must be
chosen among several, a plain date comes before the instants of its day, as in `Event.order`.
"""

from datetime import datetime, tzinfo

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from coach.domain.applications import EventKind
from coach.metrics.frames import DATE

Rows = NDArray[np.intp]
NONE = -1
# Time first; the details only so that among events at one time it is always the same one that comes first.
_SORTING = "application day instant kind contact type channel round note request request_id promised_on".split()


def placed(events: pd.DataFrame, *, now: datetime, zone: tzinfo) -> pd.DataFrame:
    """The events up to `now`, in an order that does not depend on theirs, with their place in time.

    `instant` is when an event is over (NaT for a plain date), `day` its date in `zone`; `order` ranks them all, and
    `day_start <= order < day_end` bounds the ranks of their day.
    """
    interviews = events["kind"] == EventKind.INTERVIEW
    instant = events["ended_at"].where(interviews).fillna(events["at"])
    seen = events.assign(instant=instant)[
        (instant <= pd.Timestamp(now)) | (instant.isna() & (events["on"] <= date_of(now, zone)))
    ]
    local = seen["instant"].dt.tz_convert(zone).dt.tz_localize(None).dt.normalize().astype(DATE)
    seen = seen.assign(day=local.fillna(seen["on"]))
    seen = seen.drop(columns=["at", "on", "ended_at"]).sort_values(_SORTING, na_position="first")
    return _ranked(seen.reset_index(drop=True))


def date_of(instant: datetime, zone: tzinfo) -> pd.Timestamp:
    """The plain date that an instant has in a zone."""
    return pd.Timestamp(instant).tz_convert(zone).tz_localize(None).normalize()


def _ranked(seen: pd.DataFrame) -> pd.DataFrame:
    # Within a day rank 0 is that of its plain dates.
    within = seen["instant"].rank(method="dense").fillna(0).astype("int64")
    width = int(within.max()) + 1 if len(seen) else 1
    day_start = (seen["day"].rank(method="dense").astype("int64") - 1) * width
    return seen.assign(order=day_start + within, day_start=day_start, day_end=day_start + width)


def is_before(one: pd.DataFrame, other: pd.DataFrame) -> NDArray[np.bool_]:
    """Row by row, whether `one` is surely before `other`; False where either is missing."""
    instants = (one["instant"].notna().to_numpy()) & (other["instant"].notna().to_numpy())
    as_instants = one["order"].to_numpy() < other["order"].to_numpy()
    as_dates = one["day_end"].to_numpy() <= other["day_start"].to_numpy()
    return np.where(instants, as_instants, as_dates)


def first_from(starts: pd.DataFrame, ends: pd.DataFrame, by: list[str]) -> Rows:
    """For each start, the row in `ends` of the first event of the same group that is not before it, or NONE."""
    index = _Index(starts, ends, by)
    # The plain date of that very day ranks before an instant without being before it.
    same_day = index.exactly(starts["day_start"])
    return np.where(same_day != NONE, same_day, index.next_from(starts["order"]))


def first_after(starts: pd.DataFrame, ends: pd.DataFrame, by: list[str]) -> Rows:
    """As `first_from`, of those that are surely after the start."""
    plain = starts["instant"].isna()
    return _Index(starts, ends, by).next_from((starts["order"] + 1).where(~plain, starts["day_end"]))


def last_until(starts: pd.DataFrame, earlier: pd.DataFrame, by: list[str]) -> Rows:
    """For each start, the row in `earlier` of the last event of the same group that is not after it, or NONE."""
    plain = starts["instant"].isna()
    return _Index(starts, earlier, by).last_under((starts["order"] + 1).where(~plain, starts["day_end"]))


def _groups(starts: pd.DataFrame, events: pd.DataFrame, by: list[str]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The number of each row's group, for both."""
    if by == ["application"]:
        groups = np.concatenate([starts["application"].to_numpy(), events["application"].to_numpy()]).astype("int64")
    else:
        groups = pd.concat([starts[by], events[by]]).groupby(by, sort=False, dropna=False).ngroup().to_numpy("int64")
    return groups[: len(starts)], groups[len(starts) :]


class _Index:
    """Events sorted by group and rank, to be searched for the group of each start."""

    def __init__(self, starts: pd.DataFrame, events: pd.DataFrame, by: list[str]) -> None:
        self._wanted, groups = _groups(starts, events, by)
        self._width = 1 + max((int(frame["day_end"].max()) for frame in (starts, events) if len(frame)), default=0)
        keys = groups * self._width + events["order"].to_numpy()
        self._rows = np.argsort(keys, kind="stable")
        self._keys = keys[self._rows]

    def next_from(self, rank: "pd.Series[int]") -> Rows:
        return self._rows_at(np.searchsorted(self._keys, self._key(rank)))

    def last_under(self, rank: "pd.Series[int]") -> Rows:
        return self._rows_at(np.searchsorted(self._keys, self._key(rank)) - 1)

    def exactly(self, rank: "pd.Series[int]") -> Rows:
        wanted = self._key(rank)
        place = np.searchsorted(self._keys, wanted)
        return np.where(np.append(self._keys, NONE)[place] == wanted, self._rows_at(place), NONE)

    def _key(self, rank: "pd.Series[int]") -> NDArray[np.int64]:
        return self._wanted * self._width + rank.to_numpy()

    def _rows_at(self, place: Rows) -> Rows:
        inside = (place >= 0) & (place < len(self._keys))
        # One more at the end stands for all that is outside.
        rows, keys = np.append(self._rows, NONE), np.append(self._keys, NONE)
        place = np.where(inside, place, len(self._keys))
        return np.where(keys[place] // self._width == self._wanted, rows[place], NONE)

"""The figures that `coach metrics --json` gives, in the form and by the conventions of DESIGN."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import pandas as pd

from coach.metrics.survival import kaplan_meier, quantile
from coach.metrics.waits import AWAITED, MINE, OWED, Measure

_ONE_DAY = 24.0
_COUNTED = ["company", "role", "contact", "observed", "running", "hours", "days"]


@dataclass(frozen=True, slots=True)
class Elapsed:
    """A wait of the user's that is over, between two instants."""

    company: str
    role: str
    contact: str | None
    hours: float


@dataclass(frozen=True, slots=True)
class Mine:
    """What was for the user to do. `n` waits, of them `open` still running; `over` are those between two instants.

    `median_hours` is from the curve, None if it does not come down to a half. `share_within_24h` (0..1) is that among
    the waits that are over or have been open for longer, None where there is none. Both leave out waits with a plain
    date at either end, as `hours` does.
    """

    n: int
    open: int
    share_within_24h: float | None
    median_hours: float | None
    over: pd.DataFrame = field(repr=False, compare=False)

    @property
    def hours(self) -> tuple[Elapsed, ...]:
        """Each of those that are over; made when it is asked for, as no page shows them all."""
        over = self.over
        contact = over["contact"].astype(object).where(over["contact"].notna(), None)
        columns = (over["company"], over["role"], contact, over["hours"])
        return tuple(map(Elapsed, *(column.tolist() for column in columns)))


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """One step of the curve, at a time when replies came; the band is a 95 % one."""

    days: float
    at_risk: int
    replies: int
    survival: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Theirs:
    """What was for the employers to do. `n` waits, of them `open` still running; the median as in `Mine`, in days."""

    n: int
    open: int
    median_days: float | None
    curve: tuple[CurvePoint, ...]


@dataclass(frozen=True, slots=True)
class MetricsSummary:
    """Both sides' response times as known at `now`, by measure; the form of DESIGN holds the first ones of `mine`."""

    now: datetime
    mine: Mapping[Measure, Mine]
    theirs: Mapping[Measure, Theirs]


def summary(waits: pd.DataFrame, now: datetime) -> MetricsSummary:
    """The figures of a `waits_frame` made for the same `now`."""
    counted = waits[_COUNTED]
    of = {measure: counted[waits["measure"] == measure] for measure in (*MINE, *AWAITED)}
    return MetricsSummary(
        now=now,
        mine={measure: _mine(of[measure]) for measure in MINE},
        theirs={measure: _theirs(of[measure]) for measure in AWAITED},
    )


def share_within_24h(waits: pd.DataFrame) -> float | None:
    """Within 24.0 hours, among the waits that are over or have been open for longer; None where there is none."""
    within, known = within_24h(waits)
    return within / known if known else None


def within_24h(waits: pd.DataFrame) -> tuple[int, int]:
    """How many were within 24.0 hours, and how many are known to be so or not: over, or open for longer."""
    within = waits["hours"] <= _ONE_DAY
    known = waits["hours"].notna() & (waits["observed"] | ~within)
    return int(within[known].sum()), int(known.sum())


def to_json_object(summary: MetricsSummary) -> dict[str, Any]:
    """The form that DESIGN fixes, for a JSON encoder."""
    return {
        "now": summary.now.isoformat(),
        "mine": {
            measure.value: _mine_object(summary.mine[measure], share=measure is Measure.THANK_YOU) for measure in OWED
        },
        "theirs": {measure.value: _theirs_object(one) for measure, one in summary.theirs.items()},
    }


def _mine(waits: pd.DataFrame) -> Mine:
    return Mine(
        n=len(waits),
        open=int(waits["running"].sum()),
        share_within_24h=share_within_24h(waits),
        median_hours=quantile(kaplan_meier(waits, duration="hours"), 0.5),
        over=waits[waits["observed"] & waits["hours"].notna()],
    )


def _theirs(waits: pd.DataFrame) -> Theirs:
    curve = kaplan_meier(waits)
    return Theirs(
        n=len(waits),
        open=int(waits["running"].sum()),
        median_days=quantile(curve, 0.5),
        curve=tuple(map(CurvePoint, *(curve[name].tolist() for name in CurvePoint.__slots__))),
    )


def _mine_object(mine: Mine, *, share: bool) -> dict[str, Any]:
    hours = [
        {"company": one.company, "role": one.role, "contact": one.contact, "hours": one.hours} for one in mine.hours
    ]
    shares = {"share_within_24h": mine.share_within_24h} if share else {}
    return {"n": mine.n, "open": mine.open, "hours": hours, **shares, "median_hours": mine.median_hours}


def _theirs_object(theirs: Theirs) -> dict[str, Any]:
    curve = [{name: getattr(point, name) for name in CurvePoint.__slots__} for point in theirs.curve]
    return {"n": theirs.n, "open": theirs.open, "median_days": theirs.median_days, "curve": curve}

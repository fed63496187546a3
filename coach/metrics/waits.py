"""The waits: what each side was waiting for, since when, and whether it came (conventions in DESIGN)."""

from collections.abc import Callable, Mapping
from datetime import datetime, tzinfo
from enum import StrEnum

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from coach.domain.applications import EventKind, Stage
from coach.domain.calendars import BusinessCalendar
from coach.domain.messages import Kind
from coach.metrics import pairing
from coach.metrics.frames import DATE, INSTANT
from coach.metrics.order import date_of, first_from, is_before, placed


class Measure(StrEnum):
    """What is waited for; the first three are for the user to end, the others for the employer."""

    THANK_YOU = "thank_you"
    REQUEST = "request"
    THEIR_MESSAGE = "their_message"
    APPLICATION_TO_REPLY = "application_to_reply"
    INTERVIEW_TO_REPLY = "interview_to_reply"
    CHECK_IN_TO_REPLY = "check_in_to_reply"
    PROMISE = "promise"


# What the user owes, all that was for the user to do (no answer is owed to every message), and what the user waits for.
OWED = (Measure.THANK_YOU, Measure.REQUEST)
MINE = (*OWED, Measure.THEIR_MESSAGE)
AWAITED = (Measure.APPLICATION_TO_REPLY, Measure.INTERVIEW_TO_REPLY, Measure.CHECK_IN_TO_REPLY)

Pairing = Callable[[pd.DataFrame], pd.DataFrame]

_PAIRING: Mapping[Measure, Pairing] = {
    Measure.THANK_YOU: pairing.thank_you_to_people,
    Measure.REQUEST: pairing.request,
    Measure.THEIR_MESSAGE: pairing.their_message,
    Measure.APPLICATION_TO_REPLY: pairing.application_to_reply,
    Measure.INTERVIEW_TO_REPLY: pairing.meeting_to_reply,
    Measure.CHECK_IN_TO_REPLY: pairing.check_in_to_reply,
    Measure.PROMISE: pairing.promise,
}
_BY_EVENT: Mapping[Measure, Pairing] = {
    **_PAIRING,
    Measure.THANK_YOU: pairing.thank_you,
    Measure.INTERVIEW_TO_REPLY: pairing.interview_to_reply,
}
# No region, no holidays.
WEEKDAYS = BusinessCalendar()
_COLUMNS = {
    "measure": "str",
    "application": "int64",
    "company": "str",
    "role": "str",
    "stage": "str",
    "contact": "str",
    "round": "Int64",
    "channel": "str",
    "month": "str",
    "start": INSTANT,
    "start_day": DATE,
    "end": INSTANT,
    "end_day": DATE,
    "observed": "bool",
    "running": "bool",
    "hours": "float64",
    "days": "float64",
    "business_days": "int64",
    "checked_in": "bool",
    "promised_on": DATE,
}
_DECISIONS = (EventKind.OFFER, EventKind.REJECTION, EventKind.WITHDRAWAL)
_DECIDED = (Stage.OFFER, Stage.REJECTED, Stage.WITHDRAWN, Stage.ACCEPTED)
_SECONDS_AN_HOUR = 3600
_HOURS_A_DAY = 24


def waits_frame(
    events: pd.DataFrame,
    *,
    now: datetime,
    zone: tzinfo,
    calendar: BusinessCalendar = WEEKDAYS,
    by_event: bool = False,
) -> pd.DataFrame:
    """One row a wait that had begun by `now`, from an `events_frame`; the order of events makes no difference.

    - `start`, `end`: instants in UTC, NaT where only the date is known; `start_day`, `end_day`: dates in `zone`.
    - `observed`: what was waited for came. Else the wait is censored: at `now` if `running`, or at a withdrawal.
    - `hours`: elapsed, NaN where a plain date stands at either end. `days`: the same in days; where a plain date
      stands at either end, whole days from date to date. `business_days`: dates after the first up to the last that
      are business days in `calendar`.
    - `channel`: of the event that starts the wait, for a thank-you of the note; `month`: of the start, as 2026-05.
    - `checked_in`: a check-in was sent during the wait.

    `by_event` reads the log by the letter of DESIGN, as programs are promised: an event is an event, and what has no
    dated end is open. People are better served by what a log means: one meeting noted for each of its people is waited
    for once, a note to somebody is for the interview that names nobody, a test alone awaits none, and replies to an
    application that is decided at a date nobody noted are not awaited any more, so that such waits are left out.
    """
    seen = placed(events, now=now, zone=zone)
    paired = seen.drop(columns=["company", "role", "stage", "channel", "promised_on"])  # no pair depends on these
    pairings = _BY_EVENT if by_event else _PAIRING
    each = [pairs_of(paired).assign(measure=measure) for measure, pairs_of in pairings.items()]
    pairs = pd.concat(each, ignore_index=True)
    measure, start = pairs["measure"], _rows(seen, pairs["start"])
    last = _last(start, _rows(seen, pairs["end"]), seen)
    check_in = _first(start, pairing.of_note(seen, Kind.CHECK_IN))
    checked_in = check_in["kind"].notna() & ~is_before(last, check_in)
    end_day = last["day"].mask(last["running"], date_of(now, zone))
    end = last["instant"].mask(last["running"], pd.Timestamp(now).tz_convert("UTC"))
    hours = (end - start["instant"]).dt.total_seconds() / _SECONDS_AN_HOUR
    thanks = measure == Measure.THANK_YOU
    note = last[["contact", "channel"]].where(last["observed"])
    waits = start[["application", "company", "role", "stage", "round", "promised_on"]].assign(
        measure=measure,
        contact=start["contact"].where(~thanks, start["contact"].fillna(note["contact"])),
        channel=start["channel"].where(~thanks, note["channel"]),
        month=start["day"].dt.strftime("%Y-%m"),
        start=start["instant"],
        start_day=start["day"],
        end=end,
        end_day=end_day,
        observed=last["observed"],
        running=last["running"],
        hours=hours,
        days=(hours / _HOURS_A_DAY).where(hours.notna(), (end_day - start["day"]).dt.days),
        business_days=_business_days(start["day"], end_day, calendar),
        checked_in=checked_in & ~measure.isin([*MINE, Measure.CHECK_IN_TO_REPLY]),
    )
    if not by_event:
        waits = waits[~_is_over(waits, events)]
    waits = waits.sort_values(["application", "measure", "start_day", "start", "contact"])
    return waits.reset_index(drop=True)[list(_COLUMNS)].astype(_COLUMNS)


def _last(start: pd.DataFrame, end: pd.DataFrame, seen: pd.DataFrame) -> pd.DataFrame:
    """The event that ends each wait or breaks it off, all values missing while it is `running`."""
    withdrawal = _first(start, seen[seen["kind"] == EventKind.WITHDRAWAL])
    observed = end["kind"].notna() & ~is_before(withdrawal, end)
    return end.where(observed, withdrawal).assign(observed=observed, running=~observed & withdrawal["kind"].isna())


def _rows(events: pd.DataFrame, labels: pd.Series) -> pd.DataFrame:
    """The events at these rows, all values missing at NONE."""
    return events.reindex(labels).reset_index(drop=True)


def _first(start: pd.DataFrame, events: pd.DataFrame) -> pd.DataFrame:
    rows = first_from(start, events, ["application"])
    return _rows(events.reset_index(drop=True), pd.Series(rows))


def _business_days(start: pd.Series, end: pd.Series, calendar: BusinessCalendar) -> NDArray[np.int64]:
    day = np.timedelta64(1, "D")
    first, last = (dates.to_numpy("datetime64[D]") + day for dates in (start, end))
    week = [number not in calendar.weekend for number in range(7)]
    holidays = np.array(sorted(calendar.holidays), dtype="datetime64[D]")
    return np.busday_count(first, last, weekmask=week, holidays=holidays)


def _is_over(waits: pd.DataFrame, events: pd.DataFrame) -> "pd.Series[bool]":
    """Whether a wait for the employer runs only because nobody noted when the application was decided."""
    dated = events.loc[events["kind"].isin(_DECISIONS), "application"]
    decided = events.loc[events["stage"].isin(_DECIDED), "application"]
    undated = waits["application"].isin(decided[~decided.isin(dated)])
    return waits["running"] & ~waits["measure"].isin(list(MINE)) & undated

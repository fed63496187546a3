"""What stands on the lanes: a mark for each happening, a line from the first to the last, and the waits that run."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo

import pandas as pd

from coach.charts.words import clock, day, jobs
from coach.domain.applications import EventKind, InterviewType
from coach.domain.event_words import EVENT_NAMES
from coach.metrics.running import awaited, owed


@dataclass(frozen=True, slots=True)
class MarkKind:
    """A sort of mark; `shape` is one of Vega's or a path within -1..1."""

    name: str
    shape: str


_STAR = "M0,-1L.26,-.36L.95,-.31L.42,.14L.59,.81L0,.45L-.59,.81L-.42,.14L-.95,-.31L-.26,-.36Z"
_TIMES = "M-1,-.65L-.65,-1L0,-.35L.65,-1L1,-.65L.35,0L1,.65L.65,1L0,.35L-.65,1L-1,.65L-.35,0Z"
_BAR = "M-1,-.3L1,-.3L1,.3L-1,.3Z"
_HOURGLASS = "M-.8,-1L.8,-1L-.8,1L.8,1Z"
_SHAPES: Mapping[str, str] = {
    EventKind.APPLIED: "circle",
    EventKind.EMPLOYER_REPLY: "triangle-down",
    EventKind.INTERVIEW: "square",
    EventKind.OFFER: _STAR,
    EventKind.NOTE_SENT: "triangle-up",
    EventKind.REQUEST_RECEIVED: "diamond",
    "test": "cross",
    EventKind.REJECTION: _TIMES,
    EventKind.REQUEST_ANSWERED: "triangle-right",
    EventKind.DATE_PROMISED: _HOURGLASS,
    EventKind.WITHDRAWAL: _BAR,
}
_NAMES: Mapping[str, str] = {kind.value: name for kind, name in EVENT_NAMES.items()} | {"test": "Test"}
# Rows of four: what I do, what they do, where we met, how it ended. The theme colours them in this order.
KINDS = tuple(MarkKind(_NAMES[code], shape) for code, shape in _SHAPES.items())
THEM, ME = "Waiting for them", "Waiting for me"
WAITING = (THEM, ME)
_TESTS = (InterviewType.SKILLS_TEST, InterviewType.PERSONALITY_TEST)
_MARKS = ["application", "name", "lane", "at", "kind", "what", "when", "who"]
_SPANS = ["application", "lane", "at", "until", "what"]


def latest_first(events: pd.DataFrame, *, zone: tzinfo) -> list[int]:
    """The applications by their latest event, the newest one first."""
    latest = events.assign(happened=_local(events, zone)).groupby("application")["happened"].max()
    ordered = latest.reset_index().sort_values(["happened", "application"], ascending=[False, True])
    return [int(number) for number in ordered["application"]]


def _local(events: pd.DataFrame, zone: tzinfo) -> pd.Series:
    """By the user's clock; a plain date as its midnight, for drawing only."""
    local: pd.Series = events["at"].dt.tz_convert(zone).dt.tz_localize(None)
    return local.fillna(events["on"])


def lane_marks(events: pd.DataFrame, *, zone: tzinfo) -> pd.DataFrame:
    """One row a mark, the application with the latest news first, by time within each.

    Columns: application, name, lane (as text), at (clock of `zone`, without zone), kind (a name of `KINDS`), what,
    when, who. The people of a panel make one mark; a promise stands at the date promised.
    """
    local = _local(events, zone)
    place = {number: place for place, number in enumerate(latest_first(events, zone=zone))}
    marks = events.assign(
        kind=events["kind"].mask(events["type"].isin(_TESTS), "test").map(_NAMES),
        when=[day(at) if pd.isna(exact) else clock(at) for at, exact in zip(local, events["at"], strict=True)],
        at=events["promised_on"].fillna(local),
        lane=events["application"].astype("str"),
        name=jobs(events),
        place=events["application"].map(place),
    )
    marks = marks.assign(what=[_what(one) for one in marks.itertuples()])
    ordered = _meetings_joined(marks).sort_values(["place", "at"], kind="stable")
    return ordered[_MARKS].reset_index(drop=True)


def _meetings_joined(marks: pd.DataFrame) -> pd.DataFrame:
    people = marks["contact"].fillna("")
    # Only a meeting takes place once for several people; other events count one by one.
    alone = pd.Series(range(len(marks)), index=marks.index).mask(marks["kind"].isin(["Interview", "Test"]), -1)
    keys = ["application", "kind", "at", "round", "alone"]
    marks = marks.assign(who=people, alone=alone)
    who = marks.groupby(keys, dropna=False)["who"].transform(
        lambda names: ", ".join(dict.fromkeys(filter(None, names)))
    )
    return marks.assign(who=who).drop_duplicates(keys)


def _what(event: object) -> str:
    details = [getattr(event, name) for name in ("type", "note", "request", "channel")]
    words = [str(one).replace("_", " ") for one in details if isinstance(one, str)]
    number = getattr(event, "round")  # noqa: B009 - a row of a frame has no attributes that mypy knows
    if pd.notna(number):
        words.append(f"round {number}")
    promised = getattr(event, "promised_on")  # noqa: B009
    if pd.notna(promised):
        words.append(day(promised))
    kind = str(getattr(event, "kind"))  # noqa: B009
    return f"{kind} ({', '.join(words)})" if words else kind


def lane_spans(marks: pd.DataFrame, waits: pd.DataFrame, *, now: datetime, zone: tzinfo) -> pd.DataFrame:
    """The lines: `what` is empty for that from first to last mark, else one of `WAITING`, from its start to `now`."""
    whole = marks.groupby(["application", "lane"], as_index=False).agg(at=("at", "min"), until=("at", "max"))
    shown = waits[waits["application"].isin(whole["application"])]
    today = pd.Timestamp(now).tz_convert(zone).tz_localize(None)
    running = [_running(frame, what, today, zone) for frame, what in ((awaited(shown), THEM), (owed(shown), ME))]
    return pd.concat([whole.assign(what=""), *running], ignore_index=True)[_SPANS]


def _running(waits: pd.DataFrame, what: str, today: pd.Timestamp, zone: tzinfo) -> pd.DataFrame:
    start = waits["start"].dt.tz_convert(zone).dt.tz_localize(None).fillna(waits["start_day"])
    spans = waits[["application"]].assign(lane=waits["application"].astype("str"), at=start, until=today, what=what)
    # One line for each side: of several waits the longest holds the others.
    return spans.sort_values("at").drop_duplicates("application")

"""The log as a table: one row an event, beside the application that it belongs to."""

from collections.abc import Iterable, Sequence
from operator import attrgetter
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from coach.domain.applications import Application, Event, EventKind
from coach.domain.columns import Columns, Texts

INSTANT = "datetime64[us, UTC]"
# A plain date: no time zone, so that pandas refuses to subtract it from an instant.
DATE = "datetime64[us]"

_JOB = {"company": "str", "role": "str", "stage": "str"}
_EVENT = {
    "kind": "str",
    "at": INSTANT,
    "on": DATE,
    "ended_at": INSTANT,
    "contact": "str",
    "type": "str",
    "round": "Int64",
    "request": "str",
    "request_id": "str",
    "note": "str",
    "promised_on": DATE,
    "channel": "str",
}
_COLUMNS = {"application": "int64"} | _JOB | _EVENT
_details = attrgetter(*_EVENT)


def events_frame(applications: Iterable[Application]) -> pd.DataFrame:
    """One row an event. `application` is the position among `applications`; `at`, `ended_at` are in UTC, `on` and
    `promised_on` plain dates; what is not known is missing. An `applied_on` that the log lacks is a row of its own.
    """
    rows = [
        (position, application.company, application.role, application.stage, *_details(event))
        for position, application in enumerate(applications)
        for event in _log(application)
    ]
    return pd.DataFrame(rows, columns=list(_COLUMNS), dtype=object).astype(_COLUMNS)


def frame_of(columns: Columns) -> pd.DataFrame:
    """The same table out of columns. Raises ValueError where a text is no date or instant."""
    log = columns.events
    place, kind = np.array(log.application, dtype="int64"), np.array(log.kind, dtype=object)
    told = np.zeros(len(columns.id), bool)
    told[place[kind == EventKind.APPLIED]] = True
    # The days of applying that the log lacks come first in their logs.
    missing = [row for row, day in enumerate(columns.applied_on) if day and not told[row]]
    place = np.concatenate([np.array(missing, dtype="int64"), place])
    n = len(missing)
    days = [columns.applied_on[row] for row in missing]
    before: dict[str, list[Any]] = {"kind": [EventKind.APPLIED.value] * n, "on": days}
    id_, position = (np.array([-1] * n + list(column), dtype="int64") for column in (log.id, log.position))
    order = np.lexsort((id_, position, place))
    values = {name: [*before.get(name, [None] * n), *getattr(log, name)] for name in _EVENT}
    place = place[order]
    jobs = {name: _array(getattr(columns, name), dtype).take(place) for name, dtype in _JOB.items()}
    details = {name: _array(values[name], dtype).take(order) for name, dtype in _EVENT.items()}
    return pd.DataFrame({"application": place, **jobs, **details})


def _array(values: Sequence[Any], dtype: str) -> Any:
    if dtype == DATE:
        return pd.Series(_moments(values)).array
    if dtype == INSTANT:
        return pd.Series(_moments(values)).dt.tz_localize("UTC").array
    return pd.Series(list(values), dtype=dtype).array


def _moments(texts: Texts) -> NDArray[np.datetime64]:
    return np.array([text or "NaT" for text in texts], dtype=DATE)


def _log(application: Application) -> tuple[Event, ...]:
    if application.applied_on is None or any(event.kind is EventKind.APPLIED for event in application.events):
        return application.events
    return (Event(EventKind.APPLIED, on=application.applied_on), *application.events)

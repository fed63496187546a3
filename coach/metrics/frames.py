"""The log as a table: one row an event, beside the application that it belongs to."""

from collections.abc import Iterable
from operator import attrgetter

import pandas as pd

from coach.domain.applications import Application, Event, EventKind

INSTANT = "datetime64[us, UTC]"
# A plain date: no time zone, so that pandas refuses to subtract it from an instant.
DATE = "datetime64[us]"

_APPLICATION = {"application": "int64", "company": "str", "role": "str", "stage": "str"}
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
_COLUMNS = _APPLICATION | _EVENT
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


def _log(application: Application) -> tuple[Event, ...]:
    if application.applied_on is None or any(event.kind is EventKind.APPLIED for event in application.events):
        return application.events
    return (Event(EventKind.APPLIED, on=application.applied_on), *application.events)

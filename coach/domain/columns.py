"""A whole record column by column, as texts: to reckon with all of it, where making an `Event` of each row would take
ten times as long as the reckoning."""

from collections.abc import Sequence
from dataclasses import dataclass

Texts = Sequence[str | None]


@dataclass(frozen=True, slots=True)
class EventColumns:
    """What stands in the logs, in no order: sorted by `application`, `position` and `id` it is that of the logs.

    `application` is the place among the applications. Instants are in ISO form without an offset, and in UTC; plain
    dates in ISO form.
    """

    application: Sequence[int]
    position: Sequence[int]
    id: Sequence[int]
    kind: Sequence[str]
    at: Texts
    on: Texts
    ended_at: Texts
    contact: Texts
    type: Texts
    round: Sequence[int | None]
    request: Texts
    request_id: Texts
    note: Texts
    promised_on: Texts
    channel: Texts


@dataclass(frozen=True, slots=True)
class Columns:
    """Applications in order of arrival, and their events."""

    id: Sequence[str]
    company: Sequence[str]
    role: Sequence[str]
    stage: Sequence[str]
    applied_on: Texts
    events: EventColumns

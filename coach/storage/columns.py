"""The whole record column by column, for those who reckon with all of it; see `coach.domain.columns`."""

from collections.abc import Iterable
from itertools import compress

import sqlalchemy as sa

from coach.domain.applications import MOST_ROUNDS, Channel, EventKind, InterviewType, RequestKind, Stage
from coach.domain.columns import Columns, EventColumns, Texts
from coach.domain.messages import Kind
from coach.storage.scope import Scope
from coach.storage.tables import applications, events

_job, _row = applications.c, events.c
_JOB_COLUMNS = (_job.id, _job.company, _job.role, _job.stage, sa.cast(_job.applied_on, sa.Text))
_EVENT_COLUMNS = (
    _row.application_id, _row.position, _row.id, _row.kind, sa.cast(_row.at, sa.Text), sa.cast(_row.on, sa.Text),
    sa.cast(_row.ended_at, sa.Text), _row.contact, _row.type, _row.round, _row.request, _row.request_id, _row.note,
    sa.cast(_row.promised_on, sa.Text), _row.channel,
)  # fmt: skip
# PostgreSQL writes it behind every instant: the zone of our sessions, see database.py.
_UTC = "+00"
_PROMISED = EventKind.DATE_PROMISED.value


def read_columns(scope: Scope) -> Columns | None:
    """All but the deleted; None where a row is not as this program writes it: to read it in full says why."""
    query = scope.select(applications, *_JOB_COLUMNS).where(_job.deleted_at.is_(None))
    ids, company, role, stage, applied_on = scope.columns(query.order_by(_job.position, _job.id))
    log = _events(scope, {id_: place for place, id_ in enumerate(ids)})
    found = Columns(ids, company, role, stage, applied_on, log)
    return found if _is_ours(found) else None


def _events(scope: Scope, places: dict[str, int]) -> EventColumns:
    # In no order: numbers are sorted in a tenth of the time that the database takes.
    columns = scope.columns(scope.select(events, *_EVENT_COLUMNS).where(_row.closed_at.is_(None)))
    shown = [one in places for one in columns[0]]
    if not all(shown):
        columns = [list(compress(column, shown)) for column in columns]
    of, position, id_, kind, at, on, ended_at, *details = columns
    return EventColumns([places[one] for one in of], position, id_, kind, _in_utc(at), on, _in_utc(ended_at), *details)


def _in_utc(instants: Texts) -> Texts:
    return [one and one.removesuffix(_UTC) for one in instants]


def _is_ours(found: Columns) -> bool:
    """Whether each row would be taken as an `Application` or an `Event` just as it is."""
    log = found.events
    companies, details = set(found.company), {*log.contact, *log.request_id}
    return (
        _known(found.stage, Stage)
        and _known(log.kind, EventKind)
        and _known(log.type, InterviewType)
        and _known(log.request, RequestKind)
        and _known(log.note, Kind)
        and _known(log.channel, Channel)
        and all(name.strip() for name in companies)
        and "" not in details
        and not any("\0" in text for text in {*companies, *found.role, *details} if text)
        and set(log.round) - {None} <= set(range(1, MOST_ROUNDS + 1))
        and all(map(_holds, log.kind, log.at, log.on, log.ended_at, log.promised_on))
    )


def _known(texts: Texts, words: Iterable[str]) -> bool:
    return set(texts) - {None} <= set(words)


def _holds(kind: str, at: str | None, on: str | None, ended_at: str | None, promised_on: str | None) -> bool:
    return (
        (at is None) is not (on is None)
        and (ended_at is None or at is None or at <= ended_at)
        and (promised_on is not None or kind != _PROMISED)
    )

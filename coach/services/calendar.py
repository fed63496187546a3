"""The calendar of a search: what to do, on the day it is best done, and the interviews to come."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from coach.domain.actions import Action, Due, Moment, What
from coach.domain.deeds import deed
from coach.domain.planning.case import keyed, start_of
from coach.exporting.calendar import Entry, to_calendar
from coach.services.today import Meeting, Today

_NOTHING_TO_DO = frozenset({What.WAIT, What.PARK})
_WORK = timedelta(minutes=15)
# Where nobody wrote down how long an interview will last.
_INTERVIEW = timedelta(hours=1)


def calendar_file(found: Today) -> bytes:
    """As an .ics file; what is put off is left out."""
    actions = (one for one in (*found.to_do, *found.leave) if one.what not in _NOTHING_TO_DO)
    entries = [*(_action_entry(one, found) for one in actions), *_meeting_entries(found.meetings)]
    return to_calendar(entries, found.clock.now)


def _action_entry(action: Action, found: Today) -> Entry:
    moment = _best_moment(action, found)
    about = f"{action.company}, {action.role}" if action.role else action.company
    start, end = moment, None
    if isinstance(moment, datetime):
        # Done by then, or not before.
        start, end = (moment, moment + _WORK) if moment == action.from_ else (moment - _WORK, moment)
    return Entry(action.id, f"{deed(action)} ({about})", action.why, start, end)


def _best_moment(action: Action, found: Today) -> Moment:
    """When it can begin, where that is to come; else the last moment in good time, and today where that has passed."""
    if action.due in (Due.NOT_YET, Due.STOP):
        return action.from_
    return action.until or found.clock.today


def _meeting_entries(meetings: Iterable[Meeting]) -> Iterator[Entry]:
    by_application: dict[str, list[Meeting]] = {}
    for meeting in meetings:
        by_application.setdefault(meeting.application_id, []).append(meeting)
    for id_, those in by_application.items():
        # By the round or the day alone, so that one more interviewer makes no second entry.
        keys = (key for key, _ in keyed(replace(one.interview, contact=None) for one in those))
        yield from (_meeting_entry(f"{id_}:interview:{key}", one) for key, one in zip(keys, those, strict=True))


def _meeting_entry(key: str, meeting: Meeting) -> Entry:
    start = start_of(meeting.interview)
    end = (meeting.interview.ended_at or start + _INTERVIEW) if isinstance(start, datetime) else None
    title = ", ".join(part for part in (f"Interview with {meeting.company}", meeting.role) if part)
    about = (", ".join(meeting.people), meeting.jottings)
    return Entry(key, title, "\n\n".join(part for part in about if part), start, end)

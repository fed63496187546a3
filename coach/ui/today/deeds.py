"""What is told of an action with one press: what most likely holds, and afterwards what did."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from coach.domain.actions import Action, Moment
from coach.domain.applications import Application, Channel
from coach.errors import Conflict
from coach.services import acting
from coach.services.acting import Done, PutOff, Reply, Sent
from coach.services.today import Today
from coach.services.written import Written
from coach.storage.record import Record
from coach.ui.today.snoozes import morning_of
from coach.ui.today.typed import moment_of, now_of


class Press(StrEnum):
    """A button of an action that takes effect at once and can be told more exactly afterwards."""

    SENT = "sent"
    REPLIED = "replied"
    SNOOZE = "snooze"


@dataclass(frozen=True, slots=True)
class Snooze:
    """Not shown until an instant."""

    until: datetime


Told = Sent | Reply | Snooze


@dataclass(frozen=True, slots=True)
class Deed:
    """What was told, and of what; the application is as it was before."""

    action: Action
    application: Application
    told: Told


def usual(press: Press, action: Action, found: Today, now: datetime) -> Deed:
    """It happened at this instant; a snooze lasts until tomorrow morning."""
    application = found.applications[action.application_id]
    told: Told
    if press is Press.SENT:
        told = acting.usual_sent(action, application, now)
    elif press is Press.REPLIED:
        told = Reply(when=now, channel=Channel.EMAIL)
    else:
        zone = found.rules.zone
        tomorrow = now.astimezone(zone).date() + timedelta(days=1)
        told = Snooze(morning_of(tomorrow, zone, found.rules.thresholds.morning_hour))
    return Deed(action, application, told)


def write(record: Record, deed: Deed) -> Done:
    """Into the record."""
    match deed.told:
        case Sent():
            return acting.mark_sent(record, deed.action, deed.application, deed.told)
        case Reply():
            return acting.mark_reply(record, deed.action, deed.told)
        case Snooze():
            return acting.put_off(record, deed.action.id, deed.told.until)


def correct(record: Record, deed: Deed, done: Done) -> Done:
    """In the place of what was `done` before; raises Conflict where that is no longer there."""
    match deed.told, done:
        case Sent(), Written():
            return acting.correct_sent(record, deed.action, deed.application, done, deed.told)
        case Reply(), Written():
            return acting.correct_reply(record, deed.action, done, deed.told)
        case Snooze(), PutOff():
            return acting.correct_put_off(record, done, deed.told.until)
    raise Conflict("Something else was done in the meantime. Nothing was changed.")


def shown(when: Moment, found: Today) -> tuple[date, time | None]:
    """As it stands in a form: without seconds, and without an hour where none is known."""
    return now_of(when, found.rules.zone) if isinstance(when, datetime) else (when, None)


def read(day: date | None, hour: time | None, before: Moment, found: Today) -> Moment:
    """What a form says; where it says what was `shown` of `before`, that stays to the second. Raises as `moment_of`."""
    if (day, hour) == shown(before, found):
        return before
    return moment_of(day, hour, found.clock.now, found.rules.zone)

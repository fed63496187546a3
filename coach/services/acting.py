"""What a person does about an action, written into the record; each can be taken back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from coach.domain.actions import Action, Moment, Rule, What
from coach.domain.applications import Application, Channel, Contact, Event, EventKind, Stage
from coach.domain.merging import Stored, merge_contacts
from coach.domain.messages import Kind
from coach.domain.planning.case import start_of
from coach.errors import Conflict, InvalidOptions, NotFound
from coach.services.editing import take_back
from coach.services.today import Meeting, note_kind, request_of, usual_channel
from coach.services.written import Written, rewrite, write
from coach.storage.record import Record


class Meaning(StrEnum):
    """What an employer's word comes to."""

    WORD = "word"
    OFFER = "offer"
    REJECTION = "rejection"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A note that has gone; `answers`, for a request: it gives all they asked for, and does not only say when."""

    when: Moment
    channel: Channel
    answers: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """What they said and when; `by` is the date they promised, or until which their offer stands."""

    when: Moment
    channel: Channel
    meaning: Meaning = Meaning.WORD
    by: date | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class PutOff:
    """An action that was put off or taken up, and what was said of it before: None nothing, (None,) for good."""

    action_id: str
    before: tuple[datetime | None] | None


@dataclass(frozen=True, slots=True)
class Changed:
    """An application that was changed, as it was before and as it was left."""

    before: Stored
    version: int


Done = Written | PutOff | Changed


def usual_sent(action: Action, application: Application, now: datetime) -> Sent:
    """As it most likely went: just now, by the usual channel; an acknowledgement answers nothing yet."""
    answers = action.what is What.ANSWER_REQUEST
    return Sent(when=now, channel=usual_channel(action, application), answers=answers)


def mark_sent(record: Record, action: Action, application: Application, sent: Sent) -> Written:
    """The note has gone. Raises InvalidOptions for an action that no note does."""
    return write(record, action.application_id, _sent_events(action, application, sent))


def write_sent(
    record: Record, application_id: str, when: Moment, channel: Channel, *, kind: Kind | None, whom: str | None,
    answered: Event | None,
) -> Written:  # fmt: skip
    """A note has gone to somebody, or to nobody by name; `answered` is the request of theirs that it settles."""
    return write(record, application_id, _note_events(when, channel, kind, whom, answered))


def mark_reply(record: Record, action: Action, reply: Reply) -> Written:
    """The employer has spoken: with the date they named, if they did."""
    return write(record, action.application_id, _reply_events(action, reply))


def correct_sent(record: Record, action: Action, application: Application, done: Written, sent: Sent) -> Written:
    """It went otherwise than was written down, in the same places of the log; `application` is that of `mark_sent`.

    Raises Conflict, and changes nothing, where the log holds no longer what was written down.
    """
    return rewrite(record, done, _sent_events(action, application, sent))


def correct_reply(record: Record, action: Action, done: Written, reply: Reply) -> Written:
    """They said something else than was written down; as `correct_sent`."""
    return rewrite(record, done, _reply_events(action, reply))


def put_off(record: Record, action_id: str, until: datetime | None) -> PutOff:
    """Not shown until an instant, or ever: not needed."""
    before = _put_off_before(record, action_id)
    record.put_off(action_id, until)
    return PutOff(action_id, before)


def correct_put_off(record: Record, done: PutOff, until: datetime) -> PutOff:
    """Until another instant; undone, it is as it was before both."""
    record.put_off(done.action_id, until)
    return done


def take_up(record: Record, action_id: str) -> PutOff:
    """Shown again."""
    before = _put_off_before(record, action_id)
    record.take_up(action_id)
    return PutOff(action_id, before)


def settle_offer(record: Record, action: Action, when: Moment, *, accepted: bool) -> Done:
    """The answer that was owed to an offer has been given."""
    if action.rule is not Rule.OFFER_DEADLINE:
        raise InvalidOptions(f"{action.what} is not about an offer of theirs.")
    if not accepted:
        return write(record, action.application_id, [_event(EventKind.WITHDRAWAL, when)])
    before = record.get(action.application_id).stored
    after = record.update(before.id, before.version, replace(before.application, stage=Stage.ACCEPTED))
    return Changed(before, after.version)


def jot(record: Record, meeting: Meeting, people: Sequence[str], topics: str) -> Changed:
    """Keeps names and topics with an interview, for the notes after it; raises NotFound where it was changed since.

    Names are added to the contacts; nobody is taken out, since notes and other interviews may name them.
    """
    before = record.get(meeting.application_id).stored
    one = before.application
    if meeting.interview not in one.events:
        raise NotFound(f"The interview with {meeting.company} was changed in the meantime. Load the page again.")
    told = tuple(_retold(event, meeting, topics.strip()) for event in one.events)
    contacts = merge_contacts(one.contacts, [Contact(name) for name in people if name.strip()])
    after = record.fill(before.id, before.version, contacts, told)
    return Changed(before, after.version)


def undo(record: Record, done: Done) -> None:
    """As it was before; raises Conflict or NotFound where that would lose what was done since."""
    if isinstance(done, Written):
        take_back(record, done.application_id, reversed(done.event_ids))
    elif isinstance(done, PutOff):
        if done.before is None:
            record.take_up(done.action_id)
        else:
            record.put_off(done.action_id, done.before[0])
    else:
        _put_back(record, done)


def _put_back(record: Record, done: Changed) -> None:
    before = done.before
    events = before.application.events
    if len(record.get(before.id).log) != len(events):
        raise Conflict(f"The log of {before.application.company} has grown since, so this can't be undone here.")
    filled = record.fill(before.id, done.version, before.application.contacts, events)
    if filled.application.stage is not before.application.stage:
        record.update(before.id, filled.version, before.application)


def _sent_events(action: Action, application: Application, sent: Sent) -> list[Event]:
    kind = note_kind(action)
    if kind is None:
        raise InvalidOptions(f"No note is sent for {action.what}.")
    answered = request_of(action, application) if sent.answers else None
    return _note_events(sent.when, sent.channel, kind, action.whom, answered)


def _note_events(
    when: Moment, channel: Channel, kind: Kind | None, whom: str | None, answered: Event | None
) -> list[Event]:
    note = _event(EventKind.NOTE_SENT, when, contact=whom, note=kind, channel=channel)
    if answered is None:
        return [note]
    answer = _event(
        EventKind.REQUEST_ANSWERED, when, contact=whom, request=answered.request, request_id=answered.request_id,
        channel=channel,
    )  # fmt: skip
    return [note, answer]


def _reply_events(action: Action, reply: Reply) -> list[Event]:
    kinds = {Meaning.OFFER: EventKind.OFFER, Meaning.REJECTION: EventKind.REJECTION}
    said = _event(
        kinds.get(reply.meaning, EventKind.EMPLOYER_REPLY), reply.when, contact=action.whom, channel=reply.channel,
        text=reply.text.strip(), promised_on=reply.by if reply.meaning is Meaning.OFFER else None,
    )  # fmt: skip
    if reply.meaning is not Meaning.WORD or reply.by is None:
        return [said]
    promise = _event(
        EventKind.DATE_PROMISED, reply.when, contact=action.whom, channel=reply.channel, promised_on=reply.by
    )
    return [said, promise]


def _event(kind: EventKind, when: Moment, **details: Any) -> Event:
    return Event(kind, at=when, **details) if isinstance(when, datetime) else Event(kind, on=when, **details)


def _put_off_before(record: Record, action_id: str) -> tuple[datetime | None] | None:
    known = record.put_offs()
    return (known[action_id],) if action_id in known else None


def _retold(event: Event, meeting: Meeting, topics: str) -> Event:
    """The first event of the meeting holds the jottings of all."""
    first = meeting.interview
    if event.kind is not EventKind.INTERVIEW or start_of(event) != start_of(first):
        return event
    return replace(event, text=(topics or None) if event == first else None)

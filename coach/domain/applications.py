"""The record of a search: applications, the people met, and what happened when.

An event happened at an instant (`at`, with an offset) or on a plain date (`on`). The two are different things: a plain
date never becomes midnight. Codes are those of the interchange form in DESIGN.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

from coach.domain.clocks import in_utc
from coach.domain.messages import Kind
from coach.errors import InvalidRecord


class Stage(StrEnum):
    """How far an application is; the order is that of `further`: later ones are never taken back by an import."""

    SAVED = "saved"
    APPLIED = "applied"
    SCREENING = "screening"
    INTERVIEWING = "interviewing"
    OFFER = "offer"
    CLOSED = "closed"
    WITHDRAWN = "withdrawn"
    REJECTED = "rejected"
    ACCEPTED = "accepted"


class EventKind(StrEnum):
    """What happened."""

    APPLIED = "applied"
    INTERVIEW = "interview"
    NOTE_SENT = "note_sent"
    REQUEST_RECEIVED = "request_received"
    REQUEST_ANSWERED = "request_answered"
    EMPLOYER_REPLY = "employer_reply"
    DATE_PROMISED = "date_promised"
    OFFER = "offer"
    REJECTION = "rejection"
    WITHDRAWAL = "withdrawal"


class InterviewType(StrEnum):
    """How an interview was held, or what was tested."""

    PHONE = "phone"
    VIDEO = "video"
    ON_SITE = "on_site"
    PANEL = "panel"
    SKILLS_TEST = "skills_test"
    PERSONALITY_TEST = "personality_test"


class RequestKind(StrEnum):
    """What the employer asked for."""

    OPINION = "opinion"
    AVAILABILITY = "availability"
    DOCUMENTS = "documents"
    TEST = "test"


class Channel(StrEnum):
    """How a message travelled."""

    EMAIL = "email"
    PAPER = "paper"
    PHONE = "phone"
    TEXT = "text"
    IN_PERSON = "in_person"
    PORTAL = "portal"


MOST_ROUNDS = 1_000


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody on the employer's side."""

    name: str
    email: str | None = None
    role: str | None = None

    def __post_init__(self) -> None:
        _settle_texts(self, "email", "role", required=("name",))
        if not self.name.strip():
            raise InvalidRecord("A contact needs a name.")


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened, at an instant or on a plain date; `request_id` joins a request and its answer."""

    kind: EventKind
    at: datetime | None = None
    on: date | None = None
    ended_at: datetime | None = None
    round: int | None = None
    type: InterviewType | None = None
    contact: str | None = None
    note: Kind | None = None
    request: RequestKind | None = None
    request_id: str | None = None
    promised_on: date | None = None
    channel: Channel | None = None
    text: str | None = None

    def __post_init__(self) -> None:
        if (self.at is None) == (self.on is None):
            raise InvalidRecord(f"{self.kind}: needs either an instant (at) or a plain date (on), not both.")
        for field in ("at", "ended_at"):
            instant = getattr(self, field)
            if instant is not None:
                object.__setattr__(self, field, in_utc(instant))
        if self.at and self.ended_at and self.ended_at < self.at:
            raise InvalidRecord(f"{self.kind}: it ends ({self.ended_at}) before it starts ({self.at}).")
        if self.kind is EventKind.DATE_PROMISED and self.promised_on is None:
            raise InvalidRecord("date_promised: needs the promised date (promised_on).")
        if self.round is not None and not 1 <= self.round <= MOST_ROUNDS:
            raise InvalidRecord(f"{self.kind}: rounds are counted from 1 to {MOST_ROUNDS:,}, not {self.round}.")
        _settle_texts(self, "contact", "request_id", "text")

    @property
    def day(self) -> date:
        """The plain date, or that of the instant in UTC: for order among events, not for durations."""
        return self.on or (self.at.date() if self.at else date.min)

    @property
    def order(self) -> tuple[date, datetime]:
        """Sorts events by time; on one day, a plain date comes before the instants."""
        return self.day, self.at or datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Application:
    """One job applied for, or saved. A role may be empty where a tracker left it out; a company may not."""

    company: str
    role: str = ""
    link: str | None = None
    location: str | None = None
    source: str | None = None
    applied_on: date | None = None
    stage: Stage = Stage.SAVED
    notes: str | None = None
    contacts: tuple[Contact, ...] = ()
    events: tuple[Event, ...] = ()

    def __post_init__(self) -> None:
        _settle_texts(self, "link", "location", "source", "notes", required=("company", "role"))
        if not self.company.strip():
            raise InvalidRecord("An application needs a company.")


def storable(text: str) -> str:
    """A text that every database and file can hold: without NUL, and with a question mark for half a character."""
    if text.isascii() and "\0" not in text:
        return text
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def _settle_texts(record: Contact | Event | Application, *optional: str, required: tuple[str, ...] = ()) -> None:
    """Keeps texts that every database and file can hold; an empty one says no more than none."""
    for name in (*required, *optional):
        text = storable(getattr(record, name) or "")
        object.__setattr__(record, name, text or ("" if name in required else None))


_STAGES = tuple(Stage)
_DECISIONS = {
    EventKind.OFFER: Stage.OFFER,
    EventKind.REJECTION: Stage.REJECTED,
    EventKind.WITHDRAWAL: Stage.WITHDRAWN,
}


def further(one: Stage, other: Stage) -> Stage:
    """The one of two stages that is further along; an end is further than any stage on the way."""
    return max(one, other, key=_STAGES.index)


def stage_by_events(events: Iterable[Event]) -> Stage | None:
    """What the log says: its latest decision, else an interview, else an application, else nothing."""
    ordered = sorted(events, key=lambda event: event.order)
    decisions = [_DECISIONS[event.kind] for event in ordered if event.kind in _DECISIONS]
    if decisions:
        return decisions[-1]
    kinds = {event.kind for event in ordered}
    if EventKind.INTERVIEW in kinds:
        return Stage.INTERVIEWING
    return Stage.APPLIED if EventKind.APPLIED in kinds else None


def stage_of(declared: Stage | None, events: Iterable[Event], applied_on: date | None = None) -> Stage:
    """The stage to keep: the further of the one declared and the one that the log shows."""
    shown = stage_by_events(events) or (Stage.APPLIED if applied_on else Stage.SAVED)
    return further(declared, shown) if declared else shown

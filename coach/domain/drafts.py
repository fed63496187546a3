"""Notes while they are being written: what is typed, what is known of the occasion, and the versions kept."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from coach.domain.actions import Moment
from coach.domain.applications import Channel, storable
from coach.domain.messages import Kind, ScoreResult
from coach.errors import InvalidRecord

# Of one text: some fifty printed pages, where a note has half of one.
MOST_CHARACTERS = 100_000
# Long enough to have read the feedback, longer than a thought between two words: what stood for that long before it
# was changed is a version of its own.
VERSION_PAUSE = timedelta(seconds=20)
# A change that leaves less than this of a text is a new beginning; what it replaces is kept without a pause.
_LEFT = 0.5

_TEXTS = {
    "text": "note",
    "subject": "subject line",
    "company": "company",
    "role": "role",
    "sender": "sender's name",
    "request": "employer's request",
    "jottings": "jottings",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A note as typed, and its occasion. Empty texts stand for what is not known, `kind=None` for: find it out.

    `request` is what the employer asked, `jottings` are for the writer's eyes, `passed` are switches of findings that
    are let pass in this note. Line ends stay as given. Raises InvalidRecord for a text of more than MOST_CHARACTERS,
    and for a kind that is no follow-up.
    """

    text: str = ""
    subject: str = ""
    kind: Kind | None = None
    company: str = ""
    role: str = ""
    interviewers: tuple[str, ...] = ()
    sender: str = ""
    request: str = ""
    jottings: str = ""
    passed: tuple[str, ...] = ()
    application_id: str | None = None
    action_id: str | None = None

    def __post_init__(self) -> None:
        if self.kind is Kind.OTHER:
            raise InvalidRecord("A draft is a thank-you, a check-in or a reply, or its kind is left open.")
        for name, title in _TEXTS.items():
            object.__setattr__(self, name, _settled(getattr(self, name), title))
        names = tuple(name for one in self.interviewers if (name := storable(one)).strip())
        _settled("\n".join(names), "list of names")
        object.__setattr__(self, "interviewers", names)

    @property
    def is_blank(self) -> bool:
        """Whether nothing is written yet, whatever is known of the occasion."""
        return not self.text.strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Scored:
    """What is kept of a score: the kind that was found, the level of each criterion by its id, and who judged."""

    kind: Kind
    score: float | None
    band: int | None
    levels: Mapping[str, int]
    rubric_version: str
    model_version: str

    @classmethod
    def of(cls, result: ScoreResult) -> "Scored":
        """The part of a result to keep; the rest follows from the text again."""
        levels = {one.id: one.level for one in result.criteria}
        return cls(
            kind=result.kind, score=result.score, band=result.band, levels=levels,
            rubric_version=result.rubric_version, model_version=result.model_version,
        )  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """When a note went, how, and the events that say so in the log of its application; none where it has none."""

    at: Moment
    channel: Channel
    event_ids: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDraft:
    """A draft as the record keeps it; `version` grows with every change.

    `begun_for` are the people that it was begun for, whatever became of their names; `scored` is None where the words
    as they stand were not scored.
    """

    id: str
    version: int
    draft: Draft
    created_at: datetime
    updated_at: datetime
    begun_for: tuple[str, ...] = ()
    scored: Scored | None = None
    sent: Sent | None = None
    discarded_at: datetime | None = None

    @property
    def kind(self) -> Kind | None:
        """As chosen, else as found; None where neither says."""
        found = self.scored.kind if self.scored else None
        return self.draft.kind or (None if found is Kind.OTHER else found)


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """A version that was kept, counted from 1, with the kind chosen then; the score's fields are None where there was
    none. `at` is when these words were last stored."""

    number: int
    text: str
    subject: str
    kind: Kind | None
    score: float | None = None
    band: int | None = None
    levels: Mapping[str, int] = field(default_factory=dict)
    rubric_version: str | None = None
    model_version: str | None = None
    at: datetime


def is_worth_keeping(before: StoredDraft, coming: Draft, now: datetime) -> bool:
    """Whether what stands becomes a version before `coming` takes its place: it rested, or most of it is to go."""
    old = before.draft
    if old.is_blank or (old.text, old.subject) == (coming.text, coming.subject):
        return False
    # A clock that was set back doesn't say how long it rested.
    return abs(now - before.updated_at) >= VERSION_PAUSE or len(coming.text) < len(old.text) * _LEFT


def taken(draft: Draft, version: Snapshot) -> Draft:
    """The draft with the words of an earlier version; what is known of the occasion stays."""
    return replace(draft, text=version.text, subject=version.subject, kind=version.kind)


def _settled(text: str, title: str) -> str:
    if len(text) > MOST_CHARACTERS:
        raise InvalidRecord(
            f"The {title} has {len(text):,} characters, and a draft keeps at most {MOST_CHARACTERS:,}. Nothing was "
            "stored; shorten it."
        )
    return storable(text)

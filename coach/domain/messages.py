"""The messages people write after an interview, and what a score says about one."""

from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What the writer is after; `OTHER` is anything that is not a follow-up."""

    THANK_YOU = "thank_you"
    CHECK_IN = "check_in"
    FEEDBACK_REPLY = "feedback_reply"
    OTHER = "other"


class Part(StrEnum):
    """Where a sentence stands in the message."""

    GREETING = "greeting"
    BODY = "body"
    CLOSE = "close"
    QUOTED = "quoted"


class Label(StrEnum):
    """What a sentence does for its reader. The order is the order of the model's columns."""

    GRATITUDE = "gratitude"
    QUALIFICATION = "qualification"
    INTEREST = "interest"
    NEXT_STEP = "next_step"
    SPECIFIC = "specific"
    CONTEXT = "context"
    ANSWER = "answer"
    RED_FLAG = "red_flag"


_PLACE_OF = {label: place for place, label in enumerate(Label)}


class Severity(StrEnum):
    """`STOP`: do not send yet; `FIX`: costs points or looks careless; `ADVICE`: worth a thought."""

    STOP = "stop"
    FIX = "fix"
    ADVICE = "advice"


class CannotScore(StrEnum):
    """Why a message gets no score."""

    EMPTY = "empty"
    TOO_SHORT = "too_short"
    NOT_ENGLISH = "not_english"
    NOT_A_MESSAGE = "not_a_message"
    OTHER_KIND = "other_kind"


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open range of code points in the text as given."""

    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A message to score, with what its writer chose to tell us about it.

    `kind=None` means: find it out. `subject=None` means that the writer did not say whether there is one; an empty
    string means that there is none. `request` is what the employer asked for; `others` are the writer's other notes;
    `companies` are the other firms of the writer's record; `words` are spelt right whatever a dictionary says, because
    the writer said so; `passed` are what the writer lets pass in this note: switches of findings, and
    `Finding.pass_of` some words.
    """

    text: str
    id: str | int | None = None
    kind: Kind | None = None
    subject: str | None = None
    company: str | None = None
    role: str | None = None
    interviewers: tuple[str, ...] = ()
    sender: str | None = None
    request: str | None = None
    others: tuple[str, ...] = ()
    companies: tuple[str, ...] = ()
    words: tuple[str, ...] = ()
    passed: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LabelledSentence:
    """A sentence with what it does; `probabilities` follow the order of `Label`, each from 0 to 1. Small talk is
    `left_out` of what the sentences of a message do together."""

    start: int
    end: int
    part: Part
    labels: tuple[Label, ...]
    probabilities: tuple[float, ...]
    left_out: bool = False

    def chance(self, label: Label) -> float:
        """Probability of one label."""
        return self.probabilities[_PLACE_OF[label]]


@dataclass(frozen=True, slots=True)
class Finding:
    """Something in the text that a reader may stumble over; `rule` is the rule of proofreading that met it."""

    id: str
    severity: Severity
    start: int
    end: int
    message: str
    replacements: tuple[str, ...] = ()
    rule: str | None = None

    @property
    def switch(self) -> str:
        """By which it is switched off: its rule alone where it has one, see `findings.finding_of`."""
        return f"{self.id}.{self.rule}" if self.rule else self.id

    def pass_of(self, text: str) -> str:
        """By which it is let pass for these words alone, wherever they stand in the note."""
        return pass_for(self.switch, text[self.start : self.end])


def pass_for(switch: str, words: str) -> str:
    """What lets some words pass that a switch would remark on."""
    return f"{switch}:{words}"


@dataclass(frozen=True, slots=True)
class CriterionResult:
    """How one criterion came out: `level` 0 absent, 1 weak, 2 strong; `points` out of `weight`."""

    id: str
    level: int
    weight: int
    points: float
    evidence: tuple[Span, ...]
    message: str
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NextEdit:
    """A change worth making: exactly one of `criterion` and `finding` is set; `gain` is in points of the score."""

    gain: float
    message: str
    criterion: str | None = None
    finding: str | None = None


@dataclass(frozen=True, slots=True)
class Readability:
    """Measures of the body alone; None where the text is too short for the formula to mean anything."""

    words: int
    sentences: int
    flesch_kincaid_grade: float | None
    flesch_reading_ease: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ScoreResult:
    """All that the coach says about one message; `muted` are ids of the findings that its writer switched off."""

    id: str | int | None
    kind: Kind
    kind_probability: float
    score: float | None
    band: int | None
    cannot_score: CannotScore | None
    criteria: tuple[CriterionResult, ...]
    sentences: tuple[LabelledSentence, ...]
    findings: tuple[Finding, ...]
    next_edits: tuple[NextEdit, ...]
    readability: Readability
    rubric_version: str
    model_version: str
    muted: tuple[str, ...] = ()

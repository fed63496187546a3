"""Scores one note: takes it apart, labels it, levels it, adds it up."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Protocol

from coach.domain.choices import Choices
from coach.domain.findings import FindingRule
from coach.domain.messages import (
    CannotScore,
    CriterionResult,
    Finding,
    Kind,
    Label,
    Note,
    Readability,
    ScoreResult,
)
from coach.domain.rubric import Criterion, Rubric, total
from coach.scoring.answering.asks import Answered, AnswerReader
from coach.scoring.criteria import Level, judge
from coach.scoring.document import Document
from coach.scoring.edits import Draft, Scale, next_edits
from coach.scoring.findings import Case, find, frame
from coach.scoring.labelling.classifier import Classifier, Reading
from coach.scoring.labelling.context import KINDS
from coach.scoring.material import Material
from coach.scoring.readability import measure
from coach.scoring.screening import screen
from coach.scoring.segmentation import read
from coach.scoring.strength import LevelRule

# D: who gives the employer's request says that the note answers it, unless the text plainly is something else.
_REQUEST_SURE_OTHER = 0.9
# Notes whose sentences are read together: more are forgotten again before they are judged.
_TOGETHER = 64


@dataclass(frozen=True, slots=True)
class Judgement:
    """Fitted to rated notes: rules for the levels, and the lowest score of each band from 2 to 5."""

    levels: Mapping[str, LevelRule]
    bands: tuple[int, int, int, int]

    def band(self, score: int) -> int:
        """1 to 5; never lower for a higher score."""
        return 1 + sum(score >= lowest for lowest in self.bands)


class Judging(Protocol):
    """What levels and scores are judged by."""

    @property
    def judgement(self) -> Judgement: ...
    @property
    def rubric(self) -> Rubric: ...
    @property
    def catalogue(self) -> Mapping[str, FindingRule]: ...


@dataclass(frozen=True, slots=True)
class Assessment:
    """Levels, findings and score of a message of one kind."""

    levels: dict[str, Level]
    findings: tuple[Finding, ...]
    score: int
    readability: Readability


@dataclass(frozen=True, slots=True)
class Engine:
    """The scoring engine; pure, and safe to share between threads."""

    classifier: Classifier
    answers: AnswerReader
    judgement: Judgement
    rubric: Rubric
    catalogue: Mapping[str, FindingRule]
    model_version: str
    choices: Choices = field(default_factory=Choices)

    def with_choices(self, choices: Choices) -> "Engine":
        """This engine, which must be one without choices, with those of a user."""
        return replace(
            self, rubric=choices.applied_to(self.rubric), catalogue=choices.left_of(self.catalogue), choices=choices
        )

    def score(self, note: Note) -> ScoreResult:
        """Everything the coach says about a note; never raises, whatever the text."""
        return self._score(note, read(note.text))

    def score_many(self, notes: Sequence[Note]) -> list[ScoreResult]:
        """What `score` says about each, in order, and to the last bit. Notes that differ in nothing but their ids are
        scored once, and the sentences of many notes are read before the first is judged."""
        return [
            result for at in range(0, len(notes), _TOGETHER) for result in self._together(notes[at : at + _TOGETHER])
        ]

    def _together(self, notes: Sequence[Note]) -> Iterator[ScoreResult]:
        without_ids = [replace(note, id=None) for note in notes]
        documents = {note: read(note.text) for note in dict.fromkeys(without_ids)}
        self.classifier.prepare(documents.values())
        results = {note: self._score(note, document) for note, document in documents.items()}
        return (replace(results[same], id=note.id) for note, same in zip(notes, without_ids, strict=True))

    def _score(self, note: Note, document: Document) -> ScoreResult:
        note = self._with_choices_of(note)
        reason = screen(document)
        reading = self.classifier.read(document, note.kind)
        kind = note.kind or _kind_of(note, reading)
        if reason is None and kind is Kind.OTHER:
            reason = CannotScore.OTHER_KIND
        if reason is not None:
            return self._unscored(note, document, reading, kind, reason)
        if note.kind is None and kind is not reading.kind:
            reading = self.classifier.read(document, kind)
        answered = self.answered(note, kind, document)
        done = assess(note, document, reading, kind, self, answered)
        return self._result(note, document, reading, kind, done, answered)

    def answered(self, note: Note, kind: Kind, document: Document) -> Answered | None:
        """What the request beside a reply asks for, if there is one, and how it is answered; None for other kinds."""
        return self.answers.read((note.request or "").strip(), document) if kind is Kind.FEEDBACK_REPLY else None

    def _with_choices_of(self, note: Note) -> Note:
        words, muted = self.choices.words, self.choices.muted
        return replace(note, words=(*note.words, *words), passed=(*note.passed, *muted)) if words or muted else note

    def _result(
        self,
        note: Note,
        document: Document,
        reading: Reading,
        kind: Kind,
        done: Assessment,
        answered: Answered | None,
    ) -> ScoreResult:
        criteria = self.rubric.criteria[kind]
        draft = Draft(
            note=replace(note, kind=kind), document=document, score=done.score, findings=done.findings,
            levels=done.levels, criteria=criteria,
        )  # fmt: skip
        costly = frozenset(rule.id for rule in self.catalogue.values() if rule.cost)
        scale = Scale(partial(self._rescore, answered, document), partial(add_up, criteria, self.catalogue))
        return ScoreResult(
            id=note.id,
            kind=kind,
            kind_probability=round(float(reading.kinds[KINDS.index(kind)]), 4),
            score=done.score,
            band=self.judgement.band(done.score),
            cannot_score=None,
            criteria=tuple(
                CriterionResult(
                    one.id, done.levels[one.id].level, one.weight, one.points(done.levels[one.id].level),
                    done.levels[one.id].evidence, one.messages[done.levels[one.id].level], one.sources,
                )
                for one in criteria
            ),
            sentences=reading.sentences,
            findings=done.findings,
            next_edits=next_edits(draft, costly, scale),
            readability=done.readability,
            rubric_version=self.choices.version(self.rubric, kind),
            model_version=self.model_version,
            muted=self.choices.muted,
        )  # fmt: skip

    def _rescore(self, answered: Answered | None, before: Document, note: Note) -> Assessment | None:
        """A changed reply answers what it did before, unless a sentence is gone: to look again at every change would
        take longer than all else."""
        document = read(note.text)
        if note.kind is None or screen(document) is not None:
            return None
        if answered and len(document.body) < len(before.body):
            answered = self.answered(note, note.kind, document)
        reading = self.classifier.read_as(document, note.kind)
        return assess(note, document, reading, note.kind, self, answered)

    def _unscored(
        self, note: Note, document: Document, reading: Reading, kind: Kind, reason: CannotScore
    ) -> ScoreResult:
        return ScoreResult(
            id=note.id,
            kind=kind,
            kind_probability=round(float(reading.kinds[KINDS.index(kind)]), 4),
            score=None,
            band=None,
            cannot_score=reason,
            criteria=(),
            sentences=reading.sentences,
            findings=(),
            next_edits=(),
            readability=measure(document),
            rubric_version=self.choices.version(self.rubric, kind),
            model_version=self.model_version,
            muted=self.choices.muted,
        )


def assess(
    note: Note, document: Document, reading: Reading, kind: Kind, judge_by: Judging, answered: Answered | None
) -> Assessment:
    """Levels, findings and score, given how the note is read; `kind` decides, whatever kind the reading found, and
    `answered` says how a reply answers, None where that is not to be looked at."""
    labels = [frozenset(one.labels) for one in reading.sentences]
    red_flag = [one.chance(Label.RED_FLAG) for one in reading.sentences]
    case = Case(note=note, document=document, kind=kind, labels=labels, red_flag=red_flag)
    passed = frozenset(note.passed)
    findings = tuple(
        one
        for one in find(case)
        if one.id in judge_by.catalogue and passed.isdisjoint((one.switch, one.pass_of(note.text)))
    )
    material = Material(
        note=note, kind=kind, document=document, sentences=reading.sentences, findings=findings,
        frame=frame(case), readability=measure(document), ratings=reading.ratings,
        answered=answered,
    )  # fmt: skip
    levels = judge(material, judge_by.rubric, judge_by.judgement.levels)
    reached = {id_: one.level for id_, one in levels.items()}
    score = add_up(judge_by.rubric.criteria[kind], judge_by.catalogue, reached, findings)
    return Assessment(levels, findings, score, material.readability)


def add_up(
    criteria: Sequence[Criterion],
    catalogue: Mapping[str, FindingRule],
    levels: Mapping[str, int],
    findings: Iterable[Finding],
) -> int:
    """The score of some levels with some findings."""
    return total(criteria, levels, [catalogue[finding.id] for finding in findings])


def _kind_of(note: Note, reading: Reading) -> Kind:
    other = float(reading.kinds[KINDS.index(Kind.OTHER)])
    return Kind.FEEDBACK_REPLY if note.request and other < _REQUEST_SURE_OTHER else reading.kind

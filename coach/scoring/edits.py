"""What to change first: each change is made in a copy of the text, the copy is scored, the difference is the gain."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Protocol

from coach.domain.messages import Finding, NextEdit, Note, Part, Severity
from coach.domain.rubric import Criterion
from coach.scoring.criteria import Level
from coach.scoring.document import Document, Sentence

# What is made of the whole can't be changed by itself. A sentence that is promised to gain something for a criterion is
# not promised to lift it too.
_FOLLOWS = frozenset({"impression"})
# The writer will answer what was asked; an example answers something else.
_OF_REQUEST = frozenset({"answer"})


class Assessed(Protocol):
    """What the scale says about a note."""

    @property
    def levels(self) -> Mapping[str, Level]: ...
    @property
    def findings(self) -> Sequence[Finding]: ...
    @property
    def score(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Scale:
    """`rescore` judges a changed note as the same kind of message, None where it can't be scored; `add_up` gives the
    score of some levels with some findings."""

    rescore: Callable[[Note], Assessed | None]
    add_up: Callable[[Mapping[str, int], Iterable[Finding]], int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A scored note and what was found in it."""

    note: Note
    document: Document
    score: int
    findings: tuple[Finding, ...]
    levels: dict[str, Level]
    criteria: tuple[Criterion, ...]


def next_edits(draft: Draft, costly: frozenset[str], scale: Scale) -> tuple[NextEdit, ...]:
    """What must not be sent comes first, whatever it gains; then changes that raise the score, largest gain first.

    `costly` are ids of findings that cost points.
    """
    rest = [*_costs(draft, costly, scale), *_criteria(draft, scale)]
    gaining = sorted((edit for edit in rest if edit.gain > 0), key=lambda edit: -edit.gain)
    return (*_stops(draft, scale), *gaining)


def _stops(draft: Draft, scale: Scale) -> Iterable[NextEdit]:
    """All that must not be sent is mended at once: one of two left in would hold the score where it is."""
    stops = [finding for finding in draft.findings if finding.severity is Severity.STOP]
    if stops:
        # Where the note has next to no points yet, nothing is held down and mending gains none.
        gain = max(_gain(draft, _mended(draft, stops), scale), 0)
        yield NextEdit(gain, stops[0].message, finding=stops[0].id)


def _costs(draft: Draft, costly: frozenset[str], scale: Scale) -> Iterable[NextEdit]:
    ids = dict.fromkeys(finding.id for finding in draft.findings if finding.id in costly)
    for id_ in ids:
        same = [finding for finding in draft.findings if finding.id == id_]
        yield NextEdit(_gain(draft, _mended(draft, same), scale), same[0].message, finding=id_)


def _criteria(draft: Draft, scale: Scale) -> Iterable[NextEdit]:
    for criterion in draft.criteria:
        level = draft.levels[criterion.id].level
        if level == 2 or criterion.id in _FOLLOWS:
            continue
        message = criterion.messages[level]
        example = None if criterion.id in _OF_REQUEST else criterion.example
        gain = _own_gain(draft, criterion.id, example, scale) if example else _full(draft, criterion.id, scale)
        yield NextEdit(gain, message, criterion=criterion.id)


def _full(draft: Draft, id_: str, scale: Scale) -> int:
    """Points still to be had where no sentence could be added."""
    levels = {other: 2 if other == id_ else one.level for other, one in draft.levels.items()}
    return scale.add_up(levels, draft.findings) - draft.score


def _own_gain(draft: Draft, id_: str, example: str, scale: Scale) -> int:
    """What a sentence for a criterion gains, without what that very sentence may earn for others beside: the writer's
    own sentence need not. What it costs them, as when the note grows too long, is counted."""
    after = scale.rescore(replace(draft.note, text=_with_sentence(draft.document, example)))
    if after is None:
        return 0
    levels = {
        other: after.levels[other].level if other == id_ else min(before.level, after.levels[other].level)
        for other, before in draft.levels.items()
    }
    return scale.add_up(levels, after.findings) - draft.score


def _gain(draft: Draft, text: str, scale: Scale) -> int:
    after = scale.rescore(replace(draft.note, text=text))
    return 0 if after is None else after.score - draft.score


def _with_sentence(document: Document, sentence: str) -> str:
    """The text with a sentence at the end of its body."""
    body = document.in_part(Part.BODY)
    end = body[-1].end if body else len(document.text)
    return f"{document.text[:end]} {sentence}{document.text[end:]}"


def _mended(draft: Draft, findings: Sequence[Finding]) -> str:
    """The text with the first replacement of each finding, or without the sentence that it stands in."""
    text = draft.document.text
    for start, end, new in sorted(_changes(draft.document, findings), reverse=True):
        text = text[:start] + new + text[end:]
    return text


def _changes(document: Document, findings: Sequence[Finding]) -> list[tuple[int, int, str]]:
    whole = [sentence for sentence in document.sentences if any(_drops(finding, sentence) for finding in findings)]
    small = [
        (finding.start, finding.end, finding.replacements[0])
        for finding in findings
        if finding.replacements and not any(one.start <= finding.start < one.end for one in whole)
    ]
    return [(one.start, one.end, "") for one in whole] + sorted(set(small))


def _drops(finding: Finding, sentence: Sentence) -> bool:
    overlaps = finding.start < sentence.end and sentence.start < finding.end
    return overlaps and not finding.replacements and sentence.part is not Part.QUOTED

"""What to change first: each change is made in a copy of the text, the copy is scored, the difference is the gain."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from coach.domain.messages import Finding, NextEdit, Note, Part, Severity
from coach.domain.rubric import Criterion
from coach.scoring.criteria import Level
from coach.scoring.document import Document, Sentence

# Scores a changed note as the same kind of message.
Rescore = Callable[[Note], int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A scored note and what was found in it."""

    note: Note
    document: Document
    score: int
    findings: tuple[Finding, ...]
    levels: dict[str, Level]
    criteria: tuple[Criterion, ...]


def next_edits(draft: Draft, costly: frozenset[str], rescore: Rescore) -> tuple[NextEdit, ...]:
    """Changes that raise the score, largest gain first. `costly` are ids of findings that cost points."""
    edits = [*_stops(draft, rescore), *_costs(draft, costly, rescore), *_criteria(draft, rescore)]
    return tuple(sorted((edit for edit in edits if edit.gain > 0), key=lambda edit: -edit.gain))


def _stops(draft: Draft, rescore: Rescore) -> Iterable[NextEdit]:
    """All that must not be sent is mended at once: one of two left in would hold the score where it is."""
    stops = [finding for finding in draft.findings if finding.severity is Severity.STOP]
    if stops:
        yield NextEdit(_gain(draft, _mended(draft, stops), rescore), stops[0].message, finding=stops[0].id)


def _costs(draft: Draft, costly: frozenset[str], rescore: Rescore) -> Iterable[NextEdit]:
    ids = dict.fromkeys(finding.id for finding in draft.findings if finding.id in costly)
    for id_ in ids:
        same = [finding for finding in draft.findings if finding.id == id_]
        yield NextEdit(_gain(draft, _mended(draft, same), rescore), same[0].message, finding=id_)


def _criteria(draft: Draft, rescore: Rescore) -> Iterable[NextEdit]:
    for criterion in draft.criteria:
        level = draft.levels[criterion.id].level
        if level == 2:
            continue
        message = criterion.messages[level]
        if criterion.example:
            gain = _gain(draft, _with_sentence(draft.document, criterion.example), rescore)
        else:
            gain = _full(draft, criterion, level)
        yield NextEdit(gain, message, criterion=criterion.id)


def _full(draft: Draft, criterion: Criterion, level: int) -> int:
    """Points still to be had where no sentence could be added, none while the score is held down by a stop."""
    held = any(finding.severity is Severity.STOP for finding in draft.findings)
    return 0 if held else criterion.points(2) - criterion.points(level)


def _gain(draft: Draft, text: str, rescore: Rescore) -> int:
    score = rescore(replace(draft.note, text=text))
    return 0 if score is None else score - draft.score


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

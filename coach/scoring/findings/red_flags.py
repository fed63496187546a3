"""What would hurt: gifts, threats, pleas, excuses, blame and talk of pay, by pattern and by the classifier."""

import re
from collections.abc import Iterable, Iterator

from coach.domain.messages import Finding, Label, Part
from coach.scoring.findings.case import Case, Passage, finding, finding_at
from coach.scoring.findings.patterns import Force, meet

# D: from here on the classifier holds a sentence for a red flag rather than not, and loose patterns may name its type.
SUSPECT = 0.5
# D: where several loose patterns meet a sentence the first of these names it, the plainer sign before the vaguer.
TYPES = ("gift", "plea", "threat", "excuse", "pay", "blame")

_PAY_RAISED = re.compile(
    r"\b(?:salar(?:y|ies)|pay|paid|compensation|remuneration|wages?|rates?|ctc|bonus|package|benefits|perks|budget"
    r"|annual leave|holidays?|vacation|time off|relocation)\b"
)


def find_red_flags(case: Case) -> Iterator[Finding]:
    """At most one finding of each type for a sentence; loose patterns speak only where no strict one has.

    Pay is the writer's own idea only where the employer has not raised it.
    """
    types = tuple(id_ for id_ in TYPES if id_ != "pay" or not _PAY_RAISED.search(_asked(case)))
    for passage in case.passages:
        hits = _hits(passage.lower, types, Force.STRICT)
        if not hits and passage.red_flag >= SUSPECT:
            hits = _hits(passage.lower, types, Force.LOOSE)[:1]
        yield from (finding_at(id_, passage, match) for id_, match in hits)


def find_untyped(case: Case, typed: Iterable[Finding]) -> Iterator[Finding]:
    """Body sentences that the classifier marks while no other finding with a cost or a cap stands on them."""
    spans = [(found.start, found.end) for found in typed]
    for passage in case.part(Part.BODY):
        if Label.RED_FLAG in passage.labels and not _overlaps(passage, spans):
            yield finding("red_flag", passage.start, passage.end)


def _hits(lower: str, types: tuple[str, ...], force: Force) -> list[tuple[str, re.Match[str]]]:
    """The first match of each type in a sentence, save where a veto meets it."""
    hits: dict[str, re.Match[str]] = {}
    for id_, match in meet(lower, types, force):
        hits.setdefault(id_, match)
    if not hits:
        return []
    vetoed = {id_ for id_, _ in meet(lower, tuple(hits), Force.VETO)}
    return [(id_, match) for id_, match in hits.items() if id_ not in vetoed]


def _asked(case: Case) -> str:
    quoted = (case.document.of(sentence) for sentence in case.document.in_part(Part.QUOTED))
    return " ".join([case.note.request or "", *quoted]).lower()


def _overlaps(passage: Passage, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start < passage.end and passage.start < end for start, end in spans)

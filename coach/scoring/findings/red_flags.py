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


def find_red_flags(case: Case) -> Iterable[Finding]:
    """At most one finding of each type for a sentence; loose patterns speak only where no strict one has."""
    strict = [found for id_ in TYPES if _may_speak(case, id_) for found in _strict(case, id_)]
    return [*strict, *_loose(case, strict)]


def find_untyped(case: Case, typed: Iterable[Finding]) -> Iterator[Finding]:
    """Body sentences that the classifier marks while no other finding with a cost or a cap stands on them."""
    spans = [(found.start, found.end) for found in typed]
    for passage in case.part(Part.BODY):
        if Label.RED_FLAG in passage.labels and not _overlaps(passage, spans):
            yield finding("red_flag", passage.start, passage.end)


def _strict(case: Case, id_: str) -> Iterator[Finding]:
    found: dict[int, tuple[Passage, re.Match[str]]] = {}
    for passage, match in meet(case, id_, Force.STRICT):
        found.setdefault(passage.start, (passage, match))
    if found:
        vetoed = {passage.start for passage, _ in meet(case, id_, Force.VETO)}
        yield from (finding_at(id_, *hit) for start, hit in found.items() if start not in vetoed)


def _loose(case: Case, strict: Iterable[Finding]) -> Iterator[Finding]:
    if not any(passage.red_flag >= SUSPECT for passage in case.passages):
        return
    spans = [(found.start, found.end) for found in strict]
    named: set[int] = set()
    for id_ in filter(lambda id_: _may_speak(case, id_), TYPES):
        vetoed = {passage.start for passage, _ in meet(case, id_, Force.VETO)}
        for passage, match in meet(case, id_, Force.LOOSE):
            open_ = passage.red_flag >= SUSPECT and passage.start not in named | vetoed
            if open_ and not _overlaps(passage, spans):
                named.add(passage.start)
                yield finding_at(id_, passage, match)


def _may_speak(case: Case, id_: str) -> bool:
    """Whether talk of this type is the writer's own idea: pay is not where the employer raised it."""
    return id_ != "pay" or not _PAY_RAISED.search(_asked(case))


def _asked(case: Case) -> str:
    quoted = (case.document.of(sentence) for sentence in case.document.in_part(Part.QUOTED))
    return " ".join([case.note.request or "", *quoted]).lower()


def _overlaps(passage: Passage, spans: Iterable[tuple[int, int]]) -> bool:
    return any(start < passage.end and passage.start < end for start, end in spans)

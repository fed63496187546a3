"""Worn phrases where nothing is specific, and openings that excuse themselves."""

from collections.abc import Iterator

from coach.domain.messages import Finding, Label, Part
from coach.scoring.findings.case import Case, finding_at
from coach.scoring.findings.patterns import Force, meet


def find_stock_phrases(case: Case) -> Iterator[Finding]:
    """Silent where any sentence is specific: a worn phrase beside a real detail harms nobody (F47, F48)."""
    if any(Label.SPECIFIC in passage.labels for passage in case.passages):
        return
    for passage, match in meet(case, "stock_phrase", Force.STRICT):
        if passage.part is Part.BODY:
            yield finding_at("stock_phrase", passage, match)


def find_apologetic_openers(case: Case) -> Iterator[Finding]:
    """Only the first sentence of the body can open it."""
    first = next(iter(case.part(Part.BODY)), None)
    for passage, match in meet(case, "apologetic_opener", Force.STRICT):
        if passage is first:
            yield finding_at("apologetic_opener", passage, match)
            return

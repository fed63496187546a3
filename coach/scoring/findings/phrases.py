"""Worn phrases where nothing is specific, and openings that excuse themselves."""

from collections.abc import Iterator

from coach.domain.messages import Finding, Label, Part
from coach.scoring.findings.case import Case, finding_at
from coach.scoring.findings.patterns import Force, meet


def find_stock_phrases(case: Case) -> Iterator[Finding]:
    """Silent where any sentence is specific: a worn phrase beside a real detail harms nobody (F47, F48)."""
    if any(Label.SPECIFIC in passage.labels for passage in case.passages):
        return
    for passage in case.part(Part.BODY):
        for id_, match in meet(passage.lower, ("stock_phrase",), Force.STRICT):
            yield finding_at(id_, passage, match)


def find_apologetic_openers(case: Case) -> Iterator[Finding]:
    """Only the first sentence of the body can open it."""
    for passage in case.part(Part.BODY)[:1]:
        for id_, match in meet(passage.lower, ("apologetic_opener",), Force.STRICT)[:1]:
            yield finding_at(id_, passage, match)

"""Results of scoring, made by hand for tests of what is drawn from them."""

from dataclasses import replace

from coach.domain.messages import (
    CriterionResult,
    Finding,
    Kind,
    Readability,
    ScoreResult,
    Severity,
    Span,
)

SCORED = ScoreResult(
    id=None,
    kind=Kind.THANK_YOU,
    kind_probability=0.9,
    score=62,
    band=3,
    cannot_score=None,
    criteria=(),
    sentences=(),
    findings=(),
    next_edits=(),
    readability=Readability(words=80, sentences=5, flesch_kincaid_grade=8.0, flesch_reading_ease=70.0),
    rubric_version="1",
    model_version="1",
)


def criterion(id_: str, *spans: tuple[int, int], level: int = 2, sources: tuple[str, ...] = ()) -> CriterionResult:
    evidence = tuple(Span(start, end) for start, end in spans)
    return CriterionResult(id_, level, 14, 7.0 * level, evidence, f"About {id_}.", sources)


def finding(start: int, end: int, *, message: str = "Look again.", severity: Severity = Severity.FIX) -> Finding:
    return Finding("pay", severity, start, end, message)


def result_with(*criteria: CriterionResult, findings: tuple[Finding, ...] = ()) -> ScoreResult:
    return replace(SCORED, criteria=criteria, findings=findings)

"""The marks of a score: which words earned points, and which need a look."""

from collections.abc import Mapping

from coach.domain.findings import FindingRule
from coach.domain.messages import CriterionResult, Finding, Part, ScoreResult
from coach.ui.components.editor.values import Mark
from coach.ui.components.marked_text import is_placed


def marks_of(
    result: ScoreResult, text: str, *, titles: Mapping[str, str], rules: Mapping[str, FindingRule]
) -> tuple[Mark, ...]:
    """A mark for each piece of evidence and for each finding that points at some words of `text`.

    `titles` are the criteria's names by id, `rules` the catalogue of findings. The anchors are those of `marked_note`.
    """
    earned = [_earned(criterion, titles) for criterion in result.criteria]
    found = [
        _found(finding, n, rules) for n, finding in enumerate(result.findings, 1) if _is_marked(finding, result, text)
    ]
    return (*(mark for marks in earned for mark in marks), *found)


def _is_marked(finding: Finding, result: ScoreResult, text: str) -> bool:
    """What is said of the whole body stands beside the note: a line under every word would hide the others."""
    body = [one for one in result.sentences if one.part is Part.BODY]
    is_whole = len(body) > 1 and finding.start <= body[0].start and body[-1].end <= finding.end
    return is_placed(finding, text) and not is_whole


def _earned(criterion: CriterionResult, titles: Mapping[str, str]) -> list[Mark]:
    title = titles.get(criterion.id, criterion.id)
    return [
        Mark(
            start=span.start,
            end=span.end,
            title=title,
            reason=criterion.message,
            criterion=criterion.id,
            anchor=f"earns-{criterion.id}",
        )
        for span in criterion.evidence
    ]


def _found(finding: Finding, number: int, rules: Mapping[str, FindingRule]) -> Mark:
    rule = rules.get(finding.id)
    return Mark(
        start=finding.start,
        end=finding.end,
        title=rule.title if rule else finding.id.replace("_", " ").capitalize(),
        reason=finding.message,
        finding=finding.id,
        severity=finding.severity,
        replacements=finding.replacements,
        anchor=f"found-{number}",
    )

"""Findings: what a reader may stumble over. A new detector is one line in `_DETECTORS`."""

from collections.abc import Callable, Iterable, Sequence

from coach.domain.findings import load_findings
from coach.domain.messages import Finding, Kind, Label, Note
from coach.scoring.document import Document
from coach.scoring.findings.blanks import placeholders
from coach.scoring.findings.case import Case
from coach.scoring.findings.excess import overeager, too_many_questions, worn_words
from coach.scoring.findings.form import Frame, form, frame
from coach.scoring.findings.likeness import near_duplicates
from coach.scoring.findings.names import wrong_companies, wrong_names
from coach.scoring.findings.red_flags import find_red_flags, find_untyped

__all__ = ["Frame", "find", "frame"]

_DETECTORS: tuple[Callable[[Case], Iterable[Finding]], ...] = (
    placeholders,
    wrong_names,
    wrong_companies,
    find_red_flags,
    overeager,
    too_many_questions,
    worn_words,
    near_duplicates,
    form,
)


def find(
    note: Note,
    document: Document,
    *,
    kind: Kind,
    labels: Sequence[frozenset[Label]],
    red_flag: Sequence[float],
) -> tuple[Finding, ...]:
    """All findings in the order of the text; `labels` and `red_flag` (0 to 1) follow the document's sentences."""
    case = Case(note=note, document=document, kind=kind, labels=labels, red_flag=red_flag)
    found = [one for detector in _DETECTORS for one in detector(case)]
    found += find_untyped(case, [one for one in found if (rule := load_findings()[one.id]).cost or rule.caps])
    return tuple(sorted(set(found), key=lambda one: (one.start, one.end, one.id)))

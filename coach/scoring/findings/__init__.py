"""Findings: what a reader may stumble over. A new detector is one line in `_DETECTORS`."""

from collections.abc import Callable, Iterable

from coach.domain.findings import load_findings
from coach.domain.messages import Finding
from coach.scoring.findings.case import Case
from coach.scoring.findings.excess import find_overeager, find_too_many_questions
from coach.scoring.findings.form import Frame, find_form, frame
from coach.scoring.findings.likeness import find_near_duplicates
from coach.scoring.findings.phrases import find_apologetic_openers, find_stock_phrases
from coach.scoring.findings.placeholders import find_placeholders
from coach.scoring.findings.red_flags import find_red_flags, find_untyped
from coach.scoring.findings.slips import find_slips
from coach.scoring.findings.wrong_company import find_wrong_companies
from coach.scoring.findings.wrong_name import find_wrong_names

__all__ = ["Case", "Detector", "Frame", "find", "frame"]

Detector = Callable[[Case], Iterable[Finding]]

_DETECTORS: tuple[Detector, ...] = (
    find_placeholders,
    find_wrong_names,
    find_wrong_companies,
    find_red_flags,
    find_overeager,
    find_too_many_questions,
    find_stock_phrases,
    find_apologetic_openers,
    find_near_duplicates,
    find_form,
)
# A blank is no misspelt name, and says already that the close wants one.
_NOT_ON_A_BLANK = frozenset({"wrong_name", "wrong_company", "missing_close"})
# What these say of a few words, no slip need say again.
_BEFORE_SLIPS = frozenset({"placeholder", "wrong_name", "wrong_company", "overeager"})


def find(case: Case) -> tuple[Finding, ...]:
    """All findings by start, end and id."""
    found = [one for detector in _DETECTORS for one in detector(case)]
    blanks = [one for one in found if one.id == "placeholder"]
    found = [one for one in found if one.id not in _NOT_ON_A_BLANK or not any(_overlap(one, blank) for blank in blanks)]
    said = [one for one in found if one.id in _BEFORE_SLIPS]
    found += [slip for slip in find_slips(case) if not any(_overlap(slip, one) for one in said)]
    costly = [one for one in found if _costs(one) and one.id != "near_duplicate"]
    return tuple(sorted({*found, *find_untyped(case, costly)}, key=lambda one: (one.start, one.end, one.id)))


def _overlap(one: Finding, other: Finding) -> bool:
    return one.start < other.end and other.start < one.end


def _costs(one: Finding) -> bool:
    rule = load_findings()[one.id]
    return rule.cost > 0 or rule.caps

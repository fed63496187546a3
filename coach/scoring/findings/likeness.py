"""Is a note nearly the same as another one of the writer's?"""

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from coach.domain.messages import Finding, Part
from coach.scoring.document import Document
from coach.scoring.findings.case import Case, finding, straighten
from coach.scoring.segmentation import read

# RUBRIC, F41: alike from here on, once names are masked.
ALIKE = 0.85
# Longer notes are compared by their beginnings, so that the time stays bounded.
_MOST_CHARACTERS = 5_000
_NAME = re.compile(r"(?<![.!?] )(?<!^)\b[A-Z][\w'-]*(?: [A-Z][\w'-]*)*|\d[\d.,:]*", re.MULTILINE)


def near_duplicates(case: Case) -> Iterator[Finding]:
    """One finding over the body where any other note is alike."""
    body = case.document.in_part(Part.BODY)
    if not body or not case.note.others:
        return
    own = _masked(case.document)
    if any(fuzz.ratio(own, _masked(read(other))) / 100 >= ALIKE for other in case.note.others):
        yield finding("near_duplicate", body[0].start, body[-1].end)


def _masked(document: Document) -> str:
    words = " ".join(straighten(document.of(one)) for one in document.in_part(Part.BODY))[:_MOST_CHARACTERS]
    return " ".join(_NAME.sub("_", words).lower().split())

"""A request taken apart where one thing that is asked for may end and the next begin."""

import re
from bisect import bisect_left

from coach.domain.messages import Part, Span
from coach.scoring.segmentation import read

# Of 3,959 things that readers found in requests, all but ten have a clause of their own.
# Blanks are looked at from the first of a run on, so that a long one is not looked at again from each.
_BETWEEN = re.compile(
    r"(?<=[.!?;:])\s+|[,;:–—]\s+|\)\s*"
    r"|(?<!\s)(?:[^\S\n]*\n\s*|\s+(?:\(|[&+–—•·▪◦*-]\s+|(?=\(?\d{1,2}[.)]\s)"
    r"|(?=(?:and|or|plus|also|if|what|which|when|where|who|why|how|whether|as well as|along with|together with|with"
    r"|but|so|because|since)\b)))",
    re.IGNORECASE,
)


def clauses_of(request: str) -> tuple[Span, ...]:
    """In order, without what a mail quotes of an earlier one, unless it is nothing else; what has neither letter nor
    digit is none."""
    clauses = _all_clauses(request)
    quoted = [Span(one.start, one.end) for one in read(request).in_part(Part.QUOTED)]
    starts = [one.start for one in quoted]

    def is_quoted(clause: Span) -> bool:
        before = bisect_left(starts, clause.end)
        return before > 0 and quoted[before - 1].end > clause.start

    return tuple(one for one in clauses if not is_quoted(one)) or clauses


def _all_clauses(request: str) -> tuple[Span, ...]:
    seams = [*_BETWEEN.finditer(request)]
    starts, ends = [0, *(seam.end() for seam in seams)], [*(seam.start() for seam in seams), len(request)]
    return tuple(
        Span(start, end)
        for start, end in zip(starts, ends, strict=True)
        if start < end and re.search(r"[^\W_]", request[start:end])
    )

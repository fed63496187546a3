"""Which of the things jotted down after an interview a note makes use of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coach.domain.messages import Part, Span
from coach.scoring.document import Document
from coach.scoring.writing.content import content_words

# D: chosen on the cases of tests/scoring/writing/test_jottings.py. Half of what a line is about, and of a line that is
# about several things no less than two, as one word alone ("team") is in every note.
_SHARE, _FEWEST = 0.5, 2
_BULLET = re.compile(r"^[\s\-*•·–—]*(?:\d+[.)]\s)?\s*")


@dataclass(frozen=True, slots=True)
class Jotting:
    """One line of them, and the sentence that uses it; None where none does."""

    text: str
    used_in: Span | None


def used(jottings: str, document: Document) -> tuple[Jotting, ...]:
    """In the order in which they were written down, without blank lines and bullets."""
    sentences = [(content_words(document.of(one)), Span(one.start, one.end)) for one in document.in_part(Part.BODY)]
    return tuple(Jotting(line, _where(content_words(line), sentences)) for line in lines_of(jottings))


def lines_of(jottings: str) -> Iterator[str]:
    """One thing a line."""
    return (line for one in jottings.splitlines() if (line := _BULLET.sub("", one).strip()))


def _where(words: frozenset[str], sentences: list[tuple[frozenset[str], Span]]) -> Span | None:
    """The sentence that has most of them, where that is enough."""
    if not words or not sentences:
        return None
    shared, span = max(((len(words & said), span) for said, span in sentences), key=lambda pair: pair[0])
    is_enough = shared >= min(_FEWEST, len(words)) and shared >= _SHARE * len(words)
    return span if is_enough else None

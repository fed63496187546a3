"""Which of the things jotted down after an interview a note makes use of."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coach.domain.messages import Part, Span
from coach.scoring.document import Document
from coach.scoring.writing.content import content_words, said_words, words_everywhere

# D: chosen on the cases of tests/scoring/writing/test_jottings.py. Half of what a line is about, and of a line that is
# about several things no less than two, as one word alone ("shift") may be there by chance.
_SHARE, _FEWEST = 0.5, 2
_BULLET = re.compile(r"^[\s\-*•·–—>]*(?:\d+[.)]\s)?\s*")
# Several topics in one line; a full stop only before a new beginning, so that "e.g. the roof" stays whole.
_TOPIC = re.compile(r";\s|(?<=[a-z0-9]{2}\.)\s+(?=[A-Z])")


@dataclass(frozen=True, slots=True)
class Jotting:
    """One line or topic of them, and the sentence that uses it; None where none does."""

    text: str
    used_in: Span | None


def used(jottings: str, document: Document) -> tuple[Jotting, ...]:
    """In the order in which they were written down, without blank lines and bullets."""
    sentences = [(said_words(document.of(one)), Span(one.start, one.end)) for one in document.in_part(Part.BODY)]
    return tuple(Jotting(line, _where(content_words(line), sentences)) for line in topics(jottings))


def topics(jottings: str) -> Iterator[str]:
    """One thing each: a line, or the parts of a line that semicolons or full stops keep apart."""
    for line in jottings.splitlines():
        yield from (topic for one in _TOPIC.split(_BULLET.sub("", line)) if (topic := one.strip()))


def _where(words: frozenset[str], sentences: list[tuple[frozenset[str], Span]]) -> Span | None:
    """The sentence that has most of them, where that is enough."""
    telling = words - words_everywhere()
    if not telling or not sentences:
        return None
    said, span = max(sentences, key=lambda pair: (len(telling & pair[0]), len(words & pair[0])))
    share = len(telling & said) / len(telling)
    return span if share >= _SHARE and len(words & said) >= min(_FEWEST, len(words)) else None

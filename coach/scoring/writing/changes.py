"""What is different between two versions of a note: word for word, and in one piece where a passage was rewritten."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate

from coach.domain.messages import Span

# Words with the space after them, so that the pieces joined are the text.
_WORD = re.compile(r"\S+\s*|\s+")
# D: longer texts are compared line by line, as the time grows with the square of the pieces.
_MOST_WORDS = 2_000

# Where pieces differ: from and to in the earlier text, from and to in the later one; either may be empty.
_Apart = tuple[int, int, int, int]


@dataclass(frozen=True, slots=True)
class Changes:
    """What is gone from the earlier text and what is new in the later one, each in the order of its text."""

    gone: tuple[Span, ...]
    new: tuple[Span, ...]


def changes(before: str, after: str) -> Changes:
    """Spans in code points of each text; outside of them both read the same."""
    old, new = _WORD.findall(before), _WORD.findall(after)
    if max(len(old), len(new)) > _MOST_WORDS:
        old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    matcher = SequenceMatcher(None, [one.rstrip() for one in old], [one.rstrip() for one in new], autojunk=False)
    apart = _joined(code[1:] for code in matcher.get_opcodes() if code[0] != "equal")
    here, there = _offsets(old), _offsets(new)
    return Changes(
        tuple(_span(before, here[a], here[b]) for a, b, _, _ in apart if a < b),
        tuple(_span(after, there[c], there[d]) for _, _, c, d in apart if c < d),
    )


def _joined(apart: Iterable[_Apart]) -> list[_Apart]:
    """Without the few words in the midst of a rewritten passage that are the same by chance ("the", "and"): what stays
    between two changes must be longer than the shorter of them, else the passage is one change."""
    kept: list[_Apart] = []
    for one in apart:
        a, b, c, d = one
        while kept and a - kept[-1][1] <= min(_size(kept[-1]), _size((a, b, c, d))):
            first = kept.pop()
            a, c = first[0], first[2]
        kept.append((a, b, c, d))
    return kept


def _size(apart: _Apart) -> int:
    """The words that one side has and the other has not."""
    a, b, c, d = apart
    return min(b - a, d - c)


def _offsets(pieces: Sequence[str]) -> list[int]:
    return list(accumulate(map(len, pieces), initial=0))


def _span(text: str, start: int, end: int) -> Span:
    """Without the space at its end, unless it is nothing else."""
    words = text[start:end].rstrip()
    return Span(start, start + len(words)) if words else Span(start, end)

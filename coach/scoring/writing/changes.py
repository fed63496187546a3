"""What is different between two versions of a note, word for word."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher

from coach.domain.messages import Span

# Words with the space after them, so that the pieces joined are the text.
_WORD = re.compile(r"\S+\s*|\s+")
# D: longer texts are compared line by line, as the time grows with the square of the pieces.
_MOST_WORDS = 4_000


@dataclass(frozen=True, slots=True)
class Changes:
    """What is gone from the earlier text and what is new in the later one, each in the order of its text."""

    gone: tuple[Span, ...]
    new: tuple[Span, ...]


def changes(before: str, after: str) -> Changes:
    """Spans in code points of each text; outside of them both read the same."""
    old, new = _pieces(before), _pieces(after)
    if max(len(old), len(new)) > _MOST_WORDS:
        old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    matcher = SequenceMatcher(None, [one.rstrip() for one in old], [one.rstrip() for one in new], autojunk=False)
    starts, ends = _offsets(old), _offsets(new)
    apart = [code[1:] for code in matcher.get_opcodes() if code[0] != "equal"]
    return Changes(
        tuple(_span(before, starts[a], starts[b]) for a, b, _, _ in apart if a < b),
        tuple(_span(after, ends[c], ends[d]) for _, _, c, d in apart if c < d),
    )


def _pieces(text: str) -> list[str]:
    return _WORD.findall(text)


def _offsets(pieces: list[str]) -> list[int]:
    offsets = [0]
    for piece in pieces:
        offsets.append(offsets[-1] + len(piece))
    return offsets


def _span(text: str, start: int, end: int) -> Span:
    """Without the space at its end, unless it is nothing else."""
    words = text[start:end].rstrip()
    return Span(start, start + len(words)) if words else Span(start, end)

"""Two notes of one writer side by side: how much alike they are, and which sentences are the same."""

from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz

from coach.domain.messages import Span
from coach.scoring.findings.likeness import ALIKE, masked_sentences
from coach.scoring.segmentation import read

# D: shorter sentences ("Thank you again.") are the same in many notes.
_FEWEST_WORDS = 4


@dataclass(frozen=True, slots=True)
class Repeated:
    """A sentence of one note and the one of the other that reads nearly the same."""

    here: Span
    there: Span


@dataclass(frozen=True, slots=True)
class Likeness:
    """`share` is from 0 to 100, with names and numbers masked; `repeated` in the order of the first note."""

    share: float
    repeated: tuple[Repeated, ...]

    @property
    def is_too_much(self) -> bool:
        """Whether readers who compare notes would call it the same note."""
        return self.share >= ALIKE


def likeness(text: str, other: str, names: frozenset[str] = frozenset()) -> Likeness:
    """`names` are words in lower case that count as names in both notes."""
    here, there = _sentences(text, names), _sentences(other, names)
    whole = [" ".join(masked for masked, _ in side) for side in (here, there)]
    share = fuzz.ratio(*whole) if all(whole) else 0.0
    return Likeness(share, tuple(_repeated(here, there)))


def _sentences(text: str, names: frozenset[str]) -> list[tuple[str, Span]]:
    document = read(text)
    return [(masked, Span(one.start, one.end)) for one, masked in masked_sentences(document, names)]


def _repeated(here: list[tuple[str, Span]], there: list[tuple[str, Span]]) -> Iterator[Repeated]:
    left = dict(enumerate(there))
    for masked, span in here:
        if len(masked.split()) < _FEWEST_WORDS:
            continue
        best = max(left, key=lambda n: fuzz.ratio(masked, left[n][0]), default=None)
        if best is not None and fuzz.ratio(masked, left[best][0]) >= ALIKE:
            yield Repeated(span, left.pop(best)[1])

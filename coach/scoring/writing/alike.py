"""Two notes of one writer side by side: how much alike they are, and which sentences are the same."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from coach.domain.messages import Span
from coach.scoring.findings.likeness import ALIKE, FEWEST_WORDS, MOST_CHARACTERS, masked_sentences, words_of_names
from coach.scoring.segmentation import read

# D: shorter sentences ("Thank you again.") are the same in many notes.
_FEWEST_WORDS_OF_SENTENCE = 4


@dataclass(frozen=True, slots=True)
class Repeated:
    """A sentence of one note and the one of the other that reads nearly the same."""

    here: Span
    there: Span


@dataclass(frozen=True, slots=True)
class Likeness:
    """`share` is from 0 to 100, with names and numbers masked; `repeated` in the order of the first note.

    `is_too_much`: readers who compare notes would call it the same note.
    """

    share: float
    is_too_much: bool
    repeated: tuple[Repeated, ...]


def likeness(text: str, other: str, names: Iterable[str] = ()) -> Likeness:
    """Of the bodies, as far as notes are compared; `names` as recorded count as names in both notes."""
    words = words_of_names(names)
    here, there = _sentences(text, words), _sentences(other, words)
    own, theirs = (" ".join(masked for masked, _ in side)[:MOST_CHARACTERS] for side in (here, there))
    share = fuzz.ratio(own, theirs) if own and theirs else 0.0
    is_long = min(len(own.split()), len(theirs.split())) >= FEWEST_WORDS
    return Likeness(share, is_long and share >= ALIKE, tuple(_repeated(here, there)))


def _sentences(text: str, names: frozenset[str]) -> list[tuple[str, Span]]:
    document = read(text[: 2 * MOST_CHARACTERS])
    return [(masked, Span(one.start, one.end)) for one, masked in masked_sentences(document, names)]


def _repeated(here: list[tuple[str, Span]], there: list[tuple[str, Span]]) -> Iterator[Repeated]:
    """Each sentence of the other note is taken once."""
    left = {place: masked for place, (masked, _) in enumerate(there)}
    for masked, span in here:
        if len(masked.split()) < _FEWEST_WORDS_OF_SENTENCE:
            continue
        if best := process.extractOne(masked, left, scorer=fuzz.ratio, score_cutoff=ALIKE):
            place = best[2]
            del left[place]
            yield Repeated(span, there[place][1])

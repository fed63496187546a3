"""Whether a note is nearly the same as another one of the writer's."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from rapidfuzz import fuzz

from coach.domain.messages import Finding, Part
from coach.scoring.document import Document, Sentence
from coach.scoring.findings.case import Case, finding, straighten
from coach.scoring.segmentation import read

# RUBRIC, F41: alike from here on, out of 100, once names and numbers are masked.
ALIKE = 85
# D: shorter bodies ("Thank you both for your time.") are alike by chance.
FEWEST_WORDS = 12
# D: longer notes are compared by their beginnings, so that the time stays bounded.
MOST_CHARACTERS = 4_000

_NUMBER = re.compile(r"(?<!\d)\d[\d.,:/]*(?:st|nd|rd|th|am|pm)?\b")
# A capitalised word that does not open a sentence: a name, a day, a place.
_NAME = re.compile(r"(?<=[a-z0-9,;:'()-] )(?!I\b)[A-Z][\w'&.-]*(?: (?:of |and |& )?[A-Z][\w'&-]*)*")


def find_near_duplicates(case: Case) -> Iterator[Finding]:
    """One finding over the whole body where any other note is alike."""
    body = case.part(Part.BODY)
    if not body or not case.note.others:
        return
    own = _masked(case.document, words_of_names((*case.note.interviewers, case.note.company or "")))
    if own.count(" ") + 1 >= FEWEST_WORDS and any(_alike(own, other) for other in case.note.others):
        yield finding("near_duplicate", body[0].start, body[-1].end)


def _alike(own: str, other: str) -> bool:
    return fuzz.ratio(own, _masked_other(other), score_cutoff=ALIKE) >= ALIKE


@lru_cache(maxsize=512)
def _masked_other(text: str) -> str:
    return _masked(read(text[: 2 * MOST_CHARACTERS]), frozenset())


def words_of_names(names: Iterable[str]) -> frozenset[str]:
    """The words of names as recorded, which may open a sentence too."""
    return frozenset(word for name in names for word in re.findall(r"\w+", straighten(name)))


def masked_sentences(document: Document, names: frozenset[str]) -> Iterator[tuple[Sentence, str]]:
    """The sentences of the body, each with its text as it is compared; `names` are words that count as names."""
    return ((sentence, _mask(document.of(sentence), names)) for sentence in document.in_part(Part.BODY))


def _masked(document: Document, names: frozenset[str]) -> str:
    return _mask(" ".join(document.of(sentence) for sentence in document.in_part(Part.BODY))[:MOST_CHARACTERS], names)


def _mask(text: str, names: frozenset[str]) -> str:
    text = _NAME.sub("_", _NUMBER.sub("_", straighten(text)))
    if names:
        text = re.sub(r"\w+", lambda match: "_" if match.group() in names else match.group(), text)
    return re.sub(r"_(?:[\s_]|'s)*_", "_", " ".join(text.lower().split()))

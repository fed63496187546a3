"""Readability of the body by textstat's syllable counts over our own sentences."""

import re
from functools import lru_cache

from coach.domain.messages import Readability
from coach.scoring import kept
from coach.scoring.document import Document

# D: below this a grade swings by whole years with one word.
FEWEST_WORDS = 20
_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")


def measure(document: Document) -> Readability:
    """Flesch's formulas; None for both under FEWEST_WORDS words."""
    body = document.body
    words = sum(len(_words(sentence)) for sentence in body)
    if words < FEWEST_WORDS:
        return Readability(words, len(body), None, None)
    per_sentence = words / len(body)
    per_word = sum(map(_syllables_in, body)) / words
    grade = 0.39 * per_sentence + 11.8 * per_word - 15.59  # Kincaid et al. 1975
    ease = 206.835 - 1.015 * per_sentence - 84.6 * per_word  # Flesch 1948
    return Readability(words, len(body), round(grade, 1), round(ease, 1))


@lru_cache(maxsize=kept.SENTENCES)
def _words(sentence: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(sentence))


@lru_cache(maxsize=kept.SENTENCES)
def _syllables_in(sentence: str) -> int:
    return sum(_syllables(word.lower()) for word in _words(sentence))


@lru_cache(maxsize=kept.WORDS)
def _syllables(word: str) -> int:
    # Imported here: the package takes a third of a second that `coach --help` need not wait for.
    import textstat

    # What it counts by keeps every word that it ever met.
    met = textstat.textstat.pyphen.hd.cache
    if len(met) >= kept.WORDS:
        met.clear()
    return max(int(textstat.syllable_count(word[:60])), 1)

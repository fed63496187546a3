"""A sentence as it was meant: a plain slip of spelling is read as the word that was meant, and a word that nobody knows
as the nearest."""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from string import ascii_lowercase

from coach.scoring import kept
from coach.scoring.labelling.tokens import level_typography
from coach.scoring.slips.spelling import COMMON, LONGEST, is_known, is_one_plausible_slip, misspelt, pieces, single
from coach.scoring.slips.vocabulary import is_compound, is_derived, load_words

# D: a shorter word that nobody knows has too many neighbours.
_SHORTEST = 6
# D: two unknown words or more that make up over a quarter of a sentence are another language, or a trade's.
_ONE_IN = 4


@lru_cache(maxsize=kept.SENTENCES)
def as_meant(sentence: str) -> str:
    """The sentence with each misspelt word as it is likeliest meant. Slips are counted where language is judged; what a
    note says is not to hang on them. Words in small letters that nobody knows are read as the nearest that somebody
    knows, more freely than a writer could be told that they are wrong."""
    plain = misspelt(level_typography(sentence), frozenset(), names=False)
    meant = _with(sentence, [(start, end, right[0]) for start, end, right in plain])
    return _with(meant, _nearest_words(level_typography(meant)))


def _with(sentence: str, replaced: Iterable[tuple[int, int, str]]) -> str:
    for start, end, right in sorted(replaced, reverse=True):
        sentence = f"{sentence[:start]}{right}{sentence[end:]}"
    return sentence


def _nearest_words(words: str) -> list[tuple[int, int, str]]:
    unknown = [(start, word) for start, word in pieces(words) if word.islower() and not is_known(word, frozenset())]
    if len(unknown) > 1 and _ONE_IN * len(unknown) > len(words.split()):
        return []
    return [(start, start + len(word), right) for start, word in unknown if (right := _nearest(word))]


@lru_cache(maxsize=kept.WORDS)
def _nearest(word: str) -> str | None:
    """The most usual of the words that are one slip away, the slip a plausible one where the word is rarer than COMMON.
    A word of known parts may be one that the list lacks, and is only taken for a common one, or for one that differs in
    a doubled letter."""
    if not _SHORTEST <= len(word) <= LONGEST or "'" in word:
        return None
    uses = load_words()
    near = [
        one
        for one in _one_slip_from(word)
        if uses.get(one, 0) >= COMMON or (one in uses and is_one_plausible_slip(word, one))
    ]
    right = max(near, key=uses.__getitem__, default=None)
    if right is None or uses[right] >= COMMON or single(word) == single(right):
        return right
    return None if is_derived(word) or is_compound(word) else right


def _one_slip_from(word: str) -> Iterator[str]:
    """Every string that becomes the word by a letter left out, put in or changed, or two swapped; the first stands."""
    for at in range(1, len(word) + 1):
        before, rest = word[:at], word[at:]
        yield from (f"{before}{letter}{rest}" for letter in ascii_lowercase)
        if rest:
            yield f"{before}{rest[1:]}"
            yield from (f"{before}{letter}{rest[1:]}" for letter in ascii_lowercase)
            yield f"{before}{rest[1:2]}{rest[0]}{rest[2:]}"

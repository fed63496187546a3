"""Words that are not spelt as anybody spells them, with what is likely meant.

A word is called a slip only if it is no word, is not made of words, and one plausible slip of hand or ear makes it a
usual word: what is merely unknown (names, trade words, other languages) passes.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from math import log10

from rapidfuzz import process
from rapidfuzz.distance import OSA

from coach.scoring import kept
from coach.scoring.slips.vocabulary import (
    is_compound,
    is_derived,
    is_word,
    likely_words,
    load_misspellings,
    load_words,
)

# D: shorter words are too often somebody's abbreviation.
SHORTEST, LONGEST = 4, 24
# D: from here on two slips in a word can still be told.
TWO_SLIPS_FROM = 8
# D: a capital may be a name's, so only long words and slips of one letter count; a shorter one where its letters are
# all there and merely in another order.
SHORTEST_CAPITALISED, SHORTEST_MIXED = 8, 5
# D: words that stand in every second letter, and in every fifth.
EVERYDAY, COMMON = 50_000_000, 20_000_000
# D: replacements shown.
MOST_REPLACEMENTS = 3
# D: from three unknown words that are as many as the known ones on, a sentence is in another language.
FOREIGN = 3

_WORD = re.compile(r"(?<![\w@./\\&#'~-])[A-Za-z]+(?:'[A-Za-z]+)?(?:-[A-Za-z]+)*(?![\w@/\\&#~-]|\.\w|:/)")
_WRONG_PLURAL = re.compile(r"[^aeiou]ys$")
_CONTRACTIONS = (
    "don't doesn't didn't isn't aren't wasn't weren't hasn't haven't hadn't won't wouldn't can't couldn't"
    " shouldn't mustn't you're they're we're you've they've we've you'll they'll we'll that's there's what's let's"
).split()
_VOWELS = re.compile(r"[aeiouy]+")
_DOUBLED = re.compile(r"(.)\1")
# D: letters that sound alike or lie side by side.
_KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_ALIKE = frozenset(
    {frozenset(pair) for row in _KEYS for pair in pairwise(row)}
    | {frozenset(pair) for pair in ("cs", "ck", "sz", "gj", "dt", "mn", "bv", "fv", "cx", "kq", "xz")}
)
_VOWEL = frozenset("aeiouy")


@lru_cache(maxsize=kept.SENTENCES)
def misspelt(words: str, spared: frozenset[str], *, names: bool) -> tuple[tuple[int, int, tuple[str, ...]], ...]:
    """Start, end and replacements of each misspelt word in a straightened sentence; `names`: capitals are names."""
    unknown = [(start, word) for start, word in pieces(words) if not is_known(word.lower(), spared)]
    if len(unknown) >= FOREIGN and 2 * len(unknown) > len(words.split()):
        return ()
    told = [one for one in unknown if not names or _is_no_name(words, *one)]
    return tuple((start, start + len(word), right) for start, word in told if (right := corrections(word)))


def pieces(words: str) -> Iterator[tuple[int, str]]:
    """Every word and where it begins; the halves of `part-time` each as one."""
    for match in _WORD.finditer(words):
        start = match.start()
        for piece in match.group().split("-"):
            yield start, piece
            start += len(piece) + 1


def _is_no_name(words: str, start: int, word: str) -> bool:
    """In a greeting or a close; there half of a name may be in small letters: ffrench-Blake."""
    beside = words[max(0, start - 1) : start] + words[start + len(word) : start + len(word) + 1]
    return (word.islower() and "-" not in beside) or word.lower() in load_misspellings()


def is_known(low: str, spared: frozenset[str]) -> bool:
    """Whether a word in small letters is one, or one of those that are `spared`; a contraction goes by its stem."""
    if low in load_misspellings():
        return low in spared
    if low in load_words() or low in spared:
        return True
    stem = low.partition("'")[0]
    return stem in spared or is_word(low) or is_word(stem)


@lru_cache(maxsize=kept.WORDS)
def corrections(word: str) -> tuple[str, ...]:
    """What an unknown word is likely meant for, the likeliest first; empty where it may be right."""
    low = word.lower()
    if low in load_misspellings():
        return tuple(_cased(right, word) for right in load_misspellings()[low])
    if "'" in low:
        return _contraction(low, word)
    if not SHORTEST <= len(low) <= LONGEST or len(set(low)) == 1 or (word != low and word != low.capitalize()):
        return ()
    if word != low and len(low) < SHORTEST_MIXED:
        return ()
    if word == low and _WRONG_PLURAL.search(low) and is_word(low[:-1]):
        return (_cased(f"{low[:-2]}ies", word),)
    if right := _derived_wrongly(low):
        return (_cased(right, word),)
    if is_derived(low):
        return ()
    likely = _likely(low, capitalised=word != low) or (_unswapped(low) if word == low else [])
    if word != low and len(low) < SHORTEST_CAPITALISED:
        likely = [right for right in likely if sorted(low) == sorted(right) and load_words().get(right, 0) >= COMMON]
    if is_compound(low) and not any(_is_the_same_word(low, right) for right in likely[:1]):
        return ()
    return tuple(_cased(right, word) for right in likely[:MOST_REPLACEMENTS])


def _derived_wrongly(low: str) -> str | None:
    """The word where an `e` was kept or a `y` not changed before an ending: `handeling`, `relyable`."""
    forms = [low[:at] + low[at + 1 :] for at in range(2, len(low) - 1) if low[at] == "e" and low[at - 1] not in "aeiou"]
    forms += [low[:at] + "i" + low[at + 1 :] for at in range(2, len(low) - 2) if low[at] == "y"]
    return next((form for form in forms if load_words().get(form, 0) >= COMMON), None)


def _is_the_same_word(low: str, right: str) -> bool:
    """A slip even where its halves are words: a letter doubled or not (`helpfull`), two in the other order (`lowset`),
    one left out of a word that everybody uses (`somthing`)."""
    if single(low) == single(right) or (sorted(low) == sorted(right) and load_words().get(right, 0) >= COMMON):
        return True
    return load_words().get(right, 0) >= EVERYDAY and len(right) == len(low) + 1


def _contraction(low: str, word: str) -> tuple[str, ...]:
    near = process.extractOne(low, _CONTRACTIONS, scorer=OSA.distance, score_cutoff=1)
    return (_cased(near[0], word),) if near and len(low) > SHORTEST and near[1] else ()


def _cased(right: str, written: str) -> str:
    return right[0].upper() + right[1:] if written[0].isupper() else right


def _likely(low: str, *, capitalised: bool) -> list[str]:
    slips = 2 if len(low) >= TWO_SLIPS_FROM and not capitalised else 1
    near = process.extract(low, _near_in_length(len(low), slips), scorer=OSA.distance, score_cutoff=slips, limit=None)
    fitting = [(word, far) for word, far, _ in near if _is_plausible(low, word, int(far))]
    return [word for word, far in sorted(fitting, key=lambda one: _rank(low, *one))]


def _unswapped(low: str) -> list[str]:
    """The one word, any form of it, that a longer one becomes where two letters change places: `interivewing`."""
    if len(low) < SHORTEST_CAPITALISED:
        return []
    swapped = {f"{low[:at]}{low[at + 1]}{low[at]}{low[at + 2 :]}" for at in range(1, len(low) - 1)} - {low}
    words = [one for one in swapped if is_known(one, frozenset())]
    return words if len(words) == 1 else []


@lru_cache(maxsize=64)
def _near_in_length(length: int, slips: int) -> tuple[str, ...]:
    sizes = range(length - slips, length + slips + 1)
    return tuple(word for size in sizes for word in likely_words().get(size, ()))


def _rank(low: str, word: str, far: float) -> float:
    """Lower is likelier: nearer, more usual; letters only moved or doubled before letters changed."""
    same = sorted(low) == sorted(word) or single(low) == single(word)
    return 2.5 * far - log10(load_words()[word]) - 1.0 * same


def _is_plausible(low: str, word: str, far: int) -> bool:
    if low[0] != word[0]:
        return False
    if single(low) == single(word):
        return True
    if far == 1:
        return is_one_plausible_slip(low, word)
    alike = sound(low) == sound(word)
    # What differs in its ending alone is another form of the word, and may be meant so.
    return alike and not word.startswith(low[:-3])


def single(word: str) -> str:
    """With no letter doubled."""
    return _DOUBLED.sub(r"\1", word)


def sound(word: str) -> str:
    return single(_VOWELS.sub("a", word))


def is_one_plausible_slip(low: str, word: str) -> bool:
    """Whether a slip of hand or ear makes `low` of a word that is one letter away."""
    if len(low) == len(word):
        changed = [(a, b) for a, b in zip(low, word, strict=True) if a != b]
        # Another last letter is more often another word: `panela`.
        return len(changed) == 2 or (low[-1] == word[-1] and _is_mistyped(*changed[0], low))
    # What is only clipped or has an ending more may be meant so: `improv`, `deads`.
    longer, shorter = sorted((low, word), key=len, reverse=True)
    return len(longer) > SHORTEST + 1 and not longer.startswith(shorter)


def _is_mistyped(wrong: str, right: str, low: str) -> bool:
    if wrong in _VOWEL and right in _VOWEL:
        return len(low) >= SHORTEST + 1
    return len(low) > SHORTEST + 1 and frozenset((wrong, right)) in _ALIKE

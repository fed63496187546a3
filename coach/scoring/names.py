"""Whether a few words can be the name of a person, as people greet and sign."""

import re
from collections.abc import Sequence

from coach.scoring.wordlists import FUNCTION_WORDS, LETTER_WORDS

# D: "Dr. Achebe-Moss, Ms. van der Berg" and the like; longer lines that are all capitals are headings.
NAME_MOST_WORDS = 6

TOKEN = re.compile(r"[^\W_](?:[\w'’./-]*\w)?|&")
_BRACKETED = re.compile(r"[\[({<%][^\])}>%\[({<]{0,60}[\])}>%]+")
_ALSO_NAMES = frozenset({"will", "may", "an", "do", "so", "my", "art", "bill"})
_NO_LOWER_NAMES = (
    FUNCTION_WORDS | LETTER_WORDS.no_names | LETTER_WORDS.sign_off_cores | LETTER_WORDS.sign_off_fillers
) | LETTER_WORDS.sentence_openers


def mask_brackets(text: str) -> str:
    """Brackets filled with capitals, so that a placeholder looks like a name; the length stays as it is."""
    return _BRACKETED.sub(lambda match: "X" * len(match.group()), text)


def is_name(text: str) -> bool:
    """A name, or names, with or without titles."""
    words = TOKEN.findall(mask_brackets(text))
    if not 1 <= len(words) <= NAME_MOST_WORDS or text.endswith("?") or ":" in text:
        return False
    return any(map(_is_capital, words)) and all(map(_is_name_word, words))


def is_lower_name(words: Sequence[str]) -> bool:
    """A name of someone who writes no capitals: "emre", "sandra k"."""
    low = words[0].lower()
    return low.isalpha() and len(low) <= 12 and low not in _NO_LOWER_NAMES and all(len(word) == 1 for word in words[1:])


def is_titled(text: str) -> bool:
    """A title and a name without capitals: "mr shaw"."""
    words = text.lower().replace(".", "").split()
    return 2 <= len(words) <= 3 and words[0] in LETTER_WORDS.titles and FUNCTION_WORDS.isdisjoint(words)


def _is_capital(word: str) -> bool:
    return word[0].isalpha() and not word[0].islower()


def _is_name_word(word: str) -> bool:
    low = word.lower()
    if low in LETTER_WORDS.titles or low in LETTER_WORDS.addressees:
        return True
    return _is_capital(word) and low not in LETTER_WORDS.no_names and (low not in FUNCTION_WORDS or low in _ALSO_NAMES)

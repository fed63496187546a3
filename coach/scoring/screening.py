"""Is this a message in English at all?"""

import re
from collections import Counter

from coach.domain.messages import CannotScore, Part
from coach.scoring.document import Document
from coach.scoring.wordlists import FUNCTION_WORDS

# RUBRIC: under five words there is nothing to judge.
FEWEST_WORDS = 5
# D: the labelled notes have 0.35 to 0.65 of function words; heaps of keywords and other languages have under 0.2.
LEAST_FUNCTION_WORDS = 0.22
# D: with fewer words a share swings with every word.
_SHORT, _LEAST_IN_SHORT = 12, 0.12
# D: prose of 20 words and more repeats itself far less.
LEAST_DIFFERENT = 0.25
MOST_OF_ONE_WORD = 0.3
MOST_CODE = 0.08
LEAST_LATIN = 0.6
# D: a list has a comma or a new line for every two or three words, a letter one for six or more.
MOST_SEPARATORS = 0.34
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_CODE = re.compile(r"[{}<>=;|\\#$_`\[\]]|\":|\w\(|\(\)|\):|=>|::")
# What a template leaves in a letter is no code.
_BLANK = re.compile(r"_{3,}|\{\{[^{}\n]{1,60}\}\}|\[[^\[\]\n]{1,60}\]|<[A-Z][^<>/=\n]{1,60}>|<[a-z]+(?: [a-z]+)+>")
_SEPARATOR = re.compile(r"[,;|•\n]\s*")
_SENTENCE_END = re.compile(r"[.?!]")
_LATIN = re.compile(r"[a-zA-Z]")


def screen(document: Document) -> CannotScore | None:
    """Why the text can't be scored, or None; quoted mail does not count."""
    own = " ".join(document.of(one) for one in document.sentences if one.part is not Part.QUOTED)
    words = [word.lower().replace("’", "'") for word in _WORD.findall(own)]
    if not words:
        return CannotScore.EMPTY if not re.search(r"\w", own) else CannotScore.NOT_A_MESSAGE
    letters = "".join(words)
    if len(_LATIN.findall(letters)) < LEAST_LATIN * len(letters):
        return CannotScore.NOT_ENGLISH
    if len(words) < FEWEST_WORDS:
        return CannotScore.TOO_SHORT
    if _is_code(own) or _is_repetition(words) or _is_list(own, words):
        return CannotScore.NOT_A_MESSAGE
    return _by_function_words(words)


def _is_code(text: str) -> bool:
    prose = _BLANK.sub("", text)
    return len(_CODE.findall(prose)) > MOST_CODE * len("".join(prose.split()))


def _is_list(text: str, words: list[str]) -> bool:
    return len(_SEPARATOR.findall(text)) > MOST_SEPARATORS * len(words) and not _SENTENCE_END.search(text)


def _is_repetition(words: list[str]) -> bool:
    counts = Counter(words)
    return max(counts.values()) > max(MOST_OF_ONE_WORD * len(words), 4) or (
        20 <= len(words) <= 400 and len(counts) < LEAST_DIFFERENT * len(words)
    )


def _by_function_words(words: list[str]) -> CannotScore | None:
    share = sum(word in FUNCTION_WORDS for word in words) / len(words)
    if share >= (_LEAST_IN_SHORT if len(words) < _SHORT else LEAST_FUNCTION_WORDS):
        return None
    return CannotScore.NOT_A_MESSAGE if _looks_english(words) else CannotScore.NOT_ENGLISH


_COMMON = frozenset(
    "thank thanks interview job team work experience skills role position company time next steps interested excited "
    "opportunity leadership python sql manager project communication development management business data sales "
    "customer service great good best new software engineer design marketing teamwork timeline decision follow "
    "available grateful passionate motivated qualified references resume office training support problem "
    "solving".split()
)


def _looks_english(words: list[str]) -> bool:
    return sum(word in _COMMON for word in words) >= 0.15 * len(words)

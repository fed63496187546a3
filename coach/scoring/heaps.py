"""Whether the words of a text are English, and said in sentences rather than heaped up."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from coach.domain.messages import CannotScore
from coach.scoring import kept
from coach.scoring.wordlists import ENGLISH_WORDS, FUNCTION_WORDS, KEYWORDS, LANGUAGES, LANGUAGES_OF_WORD

# D: fewer words are judged by what is there, not by shares, which swing with every word.
SHORT = 9
# D: up to here a note may be one sentence of thanks: the stock phrase at its start counts as words like others.
BRIEF = 16
# D: corpus notes have at least 0.28 function words when stock phrases are left out; made heaps of keywords of which
# half are stock phrases mostly have less than 0.2.
FEWEST_FUNCTION_WORDS = 0.2
# D: with no more keywords than one word in four, as when many people are thanked by name, 0.1 will do.
KEYWORDS_OF_PROSE = 0.25
# D: between 0.2 and 0.3 stand lists. Corpus notes have at most 0.40 keywords and stock phrases and at most 0.46 of the
# words in runs between commas, lines and bullets that hold no function word; heaps have more.
FUNCTION_WORDS_OF_LIST, MOST_KEYWORDS, MOST_BARE = 0.3, 0.45, 0.5
# D: of corpus notes cut to nine to fifteen words, thanks without a verb yet have down to 0.1, with few keywords.
FEWEST_FUNCTION_WORDS_OF_BRIEF, MOST_KEYWORDS_OF_BRIEF = 0.1, 0.35
# D: the same in pieces of this many words are a list of keywords; corpus notes have 2.8 and more.
LIST_PIECES, LIST_PIECE_WORDS = 4, 2.5
# D: heaps, stock phrases and all, have 0.4 at most; most notes have more than this and need no closer look.
FUNCTION_WORDS_OF_PROSE = 0.48
# D: half of a short heap is usual keywords, and no function word is there.
SHORT_HEAP_KEYWORDS = 0.5
# D: corpus notes have at least 0.5 of the words in our lists of English, cut to their first five words 0.2.
FEWEST_ENGLISH, FEWEST_ENGLISH_OF_SHORT = 0.3, 0.17
# D: two referees with their employers, and a line that hands them over.
MOST_BESIDE_NAMES, FEWEST_ENGLISH_BESIDE_NAMES, MOST_KEYWORDS_BESIDE_NAMES = 0.6, 0.6, 0.15
# D: most words of Scots are English too; regional English has "aye" and "wee" but not one such word in six.
MOST_SCOTS = 0.17
# D: dummy text mixes with nothing.
MOST_FILLER = 0.2
# D: one word in four without a vowel or with five consonants in a row is no word of any language.
MOST_MASHED = 0.25

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_USUAL_WORDS = ENGLISH_WORDS | KEYWORDS
_STOCK = re.compile(
    r"\bthank(?:s| you)?(?: so much| very much| again)?(?: for)?(?: the| your)?(?: time| opportunity| consideration)?\b"
    r"|\b(?:interested|excited)\b(?: in| about| to)?(?: the| your| this)?\b|\bnext steps?\b"
    r"|\blook(?:ing)? forward to\b(?: hearing from you\b)?",
    re.IGNORECASE,
)
_RUN_END = re.compile(r"[,;:\n•|/.!?()–—*]+|\s-\s")
_MASHED = re.compile(
    r"[bcdfghjklmnpqrstvwxz]{5}|^[^aeiouyà-ÿ]{3,}$|asdf|sdfg|dfgh|fghj|ghjk|hjkl|lkjh|qwer|werty|rtyu|tyui|uiop"
    r"|poiu|zxcv|xcvb|cvbn|vbnm|mnbv"
)


class Words(NamedTuple):
    """The words of a sentence in lower case, how many of them are English, how many function words, and whether
    another language uses one of them every day."""

    words: tuple[str, ...]
    english: int
    function: int
    foreign: bool


# No word spans two sentences, so that each sentence is read by itself and kept: an edit pays for the changed one only.
@lru_cache(maxsize=kept.SENTENCES)
def words_of(sentence: str) -> Words:
    words = tuple(_WORD.findall(sentence.lower().replace("’", "'")))
    foreign = not LANGUAGES_OF_WORD.keys().isdisjoint(words)
    return Words(words, _count(words, ENGLISH_WORDS), _count(words, FUNCTION_WORDS), foreign)


def judge_words(said: Sequence[str]) -> CannotScore | None:
    """Why sentences that are no code, no links and no repetition can't be scored, by their words; or None."""
    read = list(map(words_of, said))
    count, english = sum(len(one.words) for one in read), sum(one.english for one in read)
    function, foreign = sum(one.function for one in read), any(one.foreign for one in read)
    # True of most notes: enough of it is English, nothing is foreign, and no heap has so many function words.
    if english >= FEWEST_ENGLISH * count and function > FUNCTION_WORDS_OF_PROSE * count and not foreign:
        return None
    words = [word for one in read for word in one.words]
    other = _other_language(words, english) if foreign else None
    return other or _by_words("\n".join(said), words, english, function)


def _by_words(text: str, words: Sequence[str], english: int, function: int) -> CannotScore | None:
    if english < (FEWEST_ENGLISH_OF_SHORT if len(words) < SHORT else FEWEST_ENGLISH) * len(words) or not words:
        return None if _lists_people(text, len(words)) else _unknown(text, words)
    heap = _is_heap(text, words, function) and not _lists_people(text, len(words))
    return CannotScore.NOT_A_MESSAGE if heap else None


def _lists_people(text: str, count: int) -> bool:
    """ "References as requested: …": names for the most part, and what is left of it reads as English."""
    rest = _WORD.findall(_STOCK.sub("\n", text))
    left = [word.lower() for word in rest if word[0].islower() or word.lower() in _USUAL_WORDS]
    if len(left) > MOST_BESIDE_NAMES * count or FUNCTION_WORDS.isdisjoint(left):
        return False
    keywords, english = _count(left, KEYWORDS), _count(left, ENGLISH_WORDS)
    few = keywords <= MOST_KEYWORDS_BESIDE_NAMES * len(left)
    return few and english >= FEWEST_ENGLISH_BESIDE_NAMES * len(left)


def _other_language(words: Sequence[str], english: int) -> CannotScore | None:
    """The verdict where the everyday words of another language outweigh those that are English alone."""
    uses = Counter(language for word in words if word in LANGUAGES_OF_WORD for language in LANGUAGES_OF_WORD[word])
    if uses["filler"] > MOST_FILLER * len(words):
        return CannotScore.NOT_A_MESSAGE
    if uses["scots"] > max(MOST_SCOTS * len(words), 2):
        return CannotScore.NOT_ENGLISH
    for language, count in uses.items():
        if count > 1 and count >= english - _count(words, LANGUAGES[language] & ENGLISH_WORDS):
            return CannotScore.NOT_ENGLISH
    return None


def _unknown(text: str, words: Sequence[str]) -> CannotScore:
    """Hardly a word is English: another language where it runs on in lines of words, else no message."""
    mashed = sum(_MASHED.search(word) is not None for word in words)
    runs = [run for run in map(_WORD.findall, _RUN_END.split(text)) if run]
    if mashed >= MOST_MASHED * len(words) or len(words) < 3 * len(runs):
        return CannotScore.NOT_A_MESSAGE
    return CannotScore.NOT_ENGLISH


def _is_heap(text: str, words: Sequence[str], function: int) -> bool:
    if not function and len(words) < SHORT:
        return _count(words, KEYWORDS) >= SHORT_HEAP_KEYWORDS * len(words)
    if function > FUNCTION_WORDS_OF_PROSE * len(words):
        return False
    if len(words) < BRIEF and _is_in_pieces(text):
        return True
    rest = _without_stock(text, spare_opening=len(words) < BRIEF)
    left = words_of(rest).words
    share = _count(left, FUNCTION_WORDS) / len(words)
    keywords = (_count(left, KEYWORDS) + len(words) - len(left)) / len(words)
    if len(words) < BRIEF:
        return len(words) >= SHORT and _is_brief_heap(share, keywords)
    return _is_long_heap(len(words), share, keywords, (words_of(run).words for run in _RUN_END.split(rest)))


def _is_in_pieces(text: str) -> bool:
    """Whether keywords stand one by one between commas, lines and stock phrases."""
    pieces = [said for piece in _RUN_END.split(_STOCK.sub("\n", text)) if (said := words_of(piece).words)]
    words = [word for piece in pieces for word in piece]
    listed = len(pieces) >= LIST_PIECES and len(words) < LIST_PIECE_WORDS * len(pieces)
    return listed and _count(words, KEYWORDS) > SHORT_HEAP_KEYWORDS * len(words)


def _is_brief_heap(share: float, keywords: float) -> bool:
    rich = keywords >= MOST_KEYWORDS_OF_BRIEF
    return share < (FEWEST_FUNCTION_WORDS if rich else FEWEST_FUNCTION_WORDS_OF_BRIEF)


def _is_long_heap(count: int, share: float, keywords: float, runs: Iterable[Sequence[str]]) -> bool:
    if share >= FUNCTION_WORDS_OF_LIST:
        return False
    if share < (FEWEST_FUNCTION_WORDS if keywords > KEYWORDS_OF_PROSE else FEWEST_FUNCTION_WORDS_OF_BRIEF):
        return True
    bare = sum(len(run) for run in runs if FUNCTION_WORDS.isdisjoint(run))
    return keywords > MOST_KEYWORDS or bare > MOST_BARE * count


def _without_stock(text: str, *, spare_opening: bool) -> str:
    opening = _STOCK.match(text) if spare_opening else None
    start = opening.end() if opening else 0
    return text[:start] + _STOCK.sub("\n", text[start:])


def _count(words: Iterable[str], among: frozenset[str]) -> int:
    return len([word for word in words if word in among])

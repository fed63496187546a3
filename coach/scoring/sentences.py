"""Split running text into sentences."""

import re
from collections.abc import Iterator
from functools import lru_cache

from coach.scoring.wordlists import FUNCTION_WORDS, LETTER_WORDS

# D: no abbreviation of the lists, with its dots, is longer.
LONGEST_ABBREVIATION = 12
# How many characters before and behind a stretch may be looked at to tell where its first and last sentences end.
_BEFORE, _BEHIND = 2, 20
# D: a row of signs without a letter that is longer than this is left with the sentence before it.
WORDLESS_MOST_CHARS = 200

# Possessive throughout, and a smiley holds no stop: each character is looked at once or twice, whatever the text. The
# smileys are an atomic group, since Python before 3.11.5 takes some possessive groups back by half (its issue 106052).
_STOP = re.compile(
    r"(?P<stop>[.!?…。！？｡।؟۔]++)(?P<closer>[\"'”’»)\]}*]*+)"
    r"(?P<smiley>(?>(?:\s++(?:[:;=]-?[()DPp]|[^\w\s.!?…。！？｡।؟۔\"'“”‘’«»([{<#@$£€&+*•–—-]++)(?=\s|\Z))*))"
    r"(?P<space>\s++|\Z)?"
)
_WORD = re.compile(r"\w")
_STOPS_WITHOUT_SPACE = frozenset("。！？｡।؟۔")
_OPENS_WITHOUT_SPACE = re.compile(r"[A-Z][a-z]{2,}|I\b|A\s")
_NUMBER = re.compile(r"\(?\d{1,3}[.)]?$")
_DOTTED = re.compile(r"(?:[^\W\d_]\.)+[^\W\d_]$")
_FIRST_WORD = re.compile(r"[\w'’]+")
_OFTEN_IN_CAPITALS = frozenset({"MR", "MRS", "MS", "DR", "ST", "PROF", "NO", "INC", "LTD", "CO", "CORP", "JR", "SR"})


def split_sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The sentences between two offsets; signs without a letter or figure go with the sentence before them."""
    first = max(0, start - _BEFORE)
    spans = _split(text[first : end + _BEHIND], start - first, end - first)
    return ((first + begin, first + after) for begin, after in spans)


# Kept for the stretches of a few notes, so that an edit pays for the changed one only.
@lru_cache(maxsize=512)
def _split(text: str, start: int, end: int) -> tuple[tuple[int, int], ...]:
    return tuple(_sentences(text, start, end))


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for match in _STOP.finditer(text, start, end):
        after = match.end()
        if after >= end:
            break
        if _ends_sentence(text, begin, match) and _has_words_on_both_sides(text, begin, match, end):
            yield begin, match.end("smiley")
            begin = after
    yield begin, end


def _has_words_on_both_sides(text: str, begin: int, match: re.Match[str], end: int) -> bool:
    after = match.end()
    following = _WORD.search(text, after, min(end, after + WORDLESS_MOST_CHARS))
    return following is not None and _WORD.search(text, begin, match.start()) is not None


def _ends_sentence(text: str, begin: int, match: re.Match[str]) -> bool:
    stop, following = match["stop"], text[match.end()]
    if stop[-1] in _STOPS_WITHOUT_SPACE:
        return True
    if match["space"] is None:
        return _is_space_forgotten(text, match)
    if following.islower() and (match["closer"] or stop[-1] == "…" or stop.endswith("..")):
        return False
    return stop != "." or not _is_dot_of_word(text, begin, match)


def _is_space_forgotten(text: str, match: re.Match[str]) -> bool:
    """ "I enjoyed it.Thank you"."""
    at = match.start()
    return text[max(0, at - _BEFORE) : at].islower() and _OPENS_WITHOUT_SPACE.match(text, match.end()) is not None


def _is_dot_of_word(text: str, begin: int, match: re.Match[str]) -> bool:
    """Whether the dot belongs to an abbreviation, an initial or a list number."""
    at, after = match.start(), match.end()
    words = text[max(begin, at - LONGEST_ABBREVIATION) : at].rsplit(None, 1)
    token = words[-1].lstrip("(\"'“‘[") if words else ""
    if _NUMBER.match(token):
        return at - begin <= len(token) or text[after].islower()
    return _is_abbreviation(token, text[after : after + _BEHIND])


def _is_abbreviation(token: str, following: str) -> bool:
    low = token.lower()
    if len(token) > 1 and token.isupper() and token.isalpha() and token not in _OFTEN_IN_CAPITALS:
        return False
    if low in LETTER_WORDS.inner_abbreviations or (low in LETTER_WORDS.title_abbreviations and token[:1].isupper()):
        return True
    if low in LETTER_WORDS.figure_abbreviations and following[0].isdigit():
        return True
    if low in LETTER_WORDS.outer_abbreviations or _DOTTED.match(low) or (len(low) == 1 and low.isalpha()):
        return not _opens_sentence(following)
    return False


def _opens_sentence(following: str) -> bool:
    """Whether a capitalised word comes next that opens sentences more often than it is a name."""
    word = _FIRST_WORD.match(following) if following[0].isupper() else None
    if word is None:
        return False
    low = word.group().lower()
    is_initial = len(low) == 1 and following[1:2] == "."
    return not is_initial and (low in FUNCTION_WORDS or low in LETTER_WORDS.sentence_openers)

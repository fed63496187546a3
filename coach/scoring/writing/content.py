"""What a text is about: its content words, levelled so that spelling, endings and short forms make no difference."""

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise
from typing import Any

from snowballstemmer.english_stemmer import EnglishStemmer

from coach.domain.tables import parse_table
from coach.errors import InvalidRubric
from coach.scoring import kept
from coach.scoring.labelling.tokens import american, level_typography
from coach.scoring.wordlists import FUNCTION_WORDS

_WORD = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*|\d[\d.,:/]*\d|\d")
_PER_CENT = re.compile(r"%|\bper cent\b")


# Kept for many sentences: with every change to a note the same ones are compared again.
@lru_cache(maxsize=kept.SENTENCES)
def content_words(text: str) -> frozenset[str]:
    """What stands for each content word: "planning" and "planned" are one, and so are "client" and "customers"."""
    return frozenset(_levelled(word) for word in _words(text) if _has_content(word))


@lru_cache(maxsize=kept.SENTENCES)
def said_words(text: str) -> frozenset[str]:
    """Every form in which a text may meet `content_words`: "hand over" also as "handover", "on-line" also in pieces."""
    words = list(_words(text))
    pieces = [piece for word in words for piece in word.split("-")]
    joined = [_levelled(first) + second for first, second in pairwise(pieces)]
    return content_words(text) | frozenset(map(_levelled, [*joined, *filter(_has_content, pieces)]))


def _words(text: str) -> Iterator[str]:
    lowered = _PER_CENT.sub(" percent ", level_typography(text).lower())
    return (match.group().removesuffix("'s") for match in _WORD.finditer(lowered))


def _has_content(word: str) -> bool:
    return word in _meanings() or not (word in FUNCTION_WORDS or word in _listed("reporting"))


# Kept for many words, as a note is read anew with every change. A stemmer of its own for each, as none may be shared
# between threads.
@lru_cache(maxsize=kept.WORDS)
def _levelled(word: str) -> str:
    stem = str(EnglishStemmer().stemWord(american(word.replace("-", ""))))
    return _meanings().get(word) or _meanings().get(stem, stem)


@cache
def _meanings() -> Mapping[str, str]:
    """What stands for a word or its stem."""
    groups = [group.split() for group in _table()["same"]]
    return {form: group[0] for group in groups for word in group for form in (word, EnglishStemmer().stemWord(word))}


def words_everywhere() -> frozenset[str]:
    """The content words that every note after an interview may have."""
    return frozenset(map(_levelled, _listed("everywhere")))


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(_table()[name].split())


@cache
def _table() -> Mapping[str, Any]:
    table = parse_table(files("coach.scoring.writing").joinpath("content.toml").read_text(encoding="utf-8"), "content")
    if set(table) != {"same", "everywhere", "reporting"}:
        raise InvalidRubric("content: the file holds `same`, `everywhere` and `reporting` and nothing else")
    return table

"""One word written for another that sounds like it, told by the words on both sides.

The list of pairs of words that stand beside each other in print comes with symspellpy (MIT), as the list of words does.
"""

import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from itertools import permutations
from math import log10

from coach.scoring.slips.checking import Found, OfEach
from coach.scoring.slips.vocabulary import load_words, package_file

_LIST = "frequency_bigramdictionary_en_243_342.txt"
_TOKEN = re.compile(r"[a-z]+(?:'[a-z]+)?|[^\sa-z]")
# D: two words that the list does not have beside each other were met less often than any that it has (6,400,000).
_RARELY = 1_000_000
# How many times likelier the other word must be between its neighbours (its decimal logarithm), chosen on the notes of
# models/corpus/ and the sets 1 and 2 of models/slips/: below, most of what comes up is right as it stands.
_LIKELIER = 2.2
# D: for a rare word one side is enough, if the other word was met so often there.
_OFTEN = 20_000_000

Beside = Mapping[tuple[str, str], int]


@cache
def _confusions() -> tuple[Mapping[str, tuple[str, ...]], Mapping[str, str]]:
    """For each word what else may be meant; and for each that is rare, by what."""
    table = tomllib.loads(files("coach.scoring.slips").joinpath("confusions.toml").read_text(encoding="utf-8"))
    meant: dict[str, list[str]] = defaultdict(list)
    for pair in table["pairs"].split():
        for one, other in permutations(pair.split("/")):
            meant[one].append(other)
    rare = dict(pair.split("/") for pair in table["rare"].split())
    return {word: tuple(others) for word, others in meant.items()}, rare


@cache
def _beside() -> Beside:
    """How often two words stand beside each other in print, for the words that are confused."""
    confused = _confusions()[0]
    fields = iter(package_file(_LIST).read_text(encoding="utf-8-sig").split())
    rows = zip(fields, fields, fields, strict=True)
    return {(one, other): int(times) for one, other, times in rows if one in confused or other in confused}


def _sound_alike(lower: str) -> tuple[Found, ...]:
    meant, rare = _confusions()
    tokens = list(_TOKEN.finditer(lower))
    words = [token.group() for token in tokens]
    found = []
    for place, word in enumerate(words):
        if word not in meant:
            continue
        before, after = words[place - 1] if place else "", words[place + 1] if place + 1 < len(words) else ""
        right = tuple(
            other for other in meant[word] if _fits(before, word, other, after, alone=rare.get(word) == other)
        )
        if right:
            found.append((*tokens[place].span(), right))
    return tuple(found)


def _fits(before: str, word: str, other: str, after: str, *, alone: bool) -> bool:
    """Whether `other` is met beside both neighbours, and `word` beside neither or far less likely; beside one of them
    is enough where `alone`."""
    beside = _beside()
    sides = beside.get((before, other), 0), beside.get((other, after), 0)
    is_odd = (before, word) not in beside and (word, after) not in beside
    if is_odd and alone:
        return max(sides) >= _OFTEN
    return min(sides) > 0 and (is_odd or _fit(before, other, after) - _fit(before, word, after) >= _LIKELIER)


def _fit(before: str, word: str, after: str) -> float:
    """How likely a word is between two others, each of which is taken to bear on it by itself."""
    beside = _beside()
    often = beside.get((before, word), _RARELY) * beside.get((word, after), _RARELY)
    return log10(often / load_words().get(word, _RARELY))


sound_alike = OfEach(_sound_alike, lower=True)

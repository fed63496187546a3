"""A sentence as named features: word and character n-grams of the masked words, its shape, its place, its cues."""

import re
import tomllib
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

from coach.domain.messages import Part
from coach.scoring import kept
from coach.scoring.labelling.tokens import level_typography, tokens
from coach.scoring.slips.meant import as_meant

WORD_GRAMS = (1, 2, 3)
CHAR_GRAMS = (2, 3, 4, 5)

_FIRST_PERSON = frozenset("i i'm i've i'd i'll my me mine".split())
_READER = frozenset("you your yours you'd you're you've you'll".split())
_COUNTED = ("NAME", "NUM", "DAY", "MONTH", "BLANK", "TITLE", "!", "NUMTIME")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a sentence stands: its part, its index among the `count` sentences of that part."""

    part: Part
    index: int
    count: int


@dataclass(frozen=True, slots=True)
class SentenceFeatures:
    """Counts of word n-grams and the masked words themselves; `marks` are present or not."""

    words: tuple[str, ...]
    grams: Counter[str]
    cues: frozenset[str]
    marks: frozenset[str]


def featurise(text: str, lexicon: frozenset[str]) -> SentenceFeatures:
    """Features of one sentence by itself, as it was meant."""
    meant = as_meant(text)
    words = tuple(tokens(meant, lexicon))
    cues = cues_of(meant)
    return SentenceFeatures(words, Counter(word_grams(words)), cues, cues | _shape(words))


def word_grams(words: tuple[str, ...]) -> list[str]:
    """Runs of one to three words."""
    return [" ".join(words[i : i + n]) for n in WORD_GRAMS for i in range(len(words) - n + 1)]


def char_grams(word: str) -> list[str]:
    """Character n-grams inside the borders of one word, the borders included."""
    padded = f" {word} "
    return [padded[i : i + n] for n in CHAR_GRAMS for i in range(len(padded) - n + 1)]


def _shape(words: tuple[str, ...]) -> frozenset[str]:
    marks = {f"#len{min(len(words) // 5, 8)}"}
    for mark in _COUNTED:
        if mark in words:
            marks.add(f"#has {mark}")
            if words.count(mark) > 1:
                marks.add(f"#many {mark}")
    own = len([word for word in words if word in _FIRST_PERSON])
    reader = len([word for word in words if word in _READER])
    marks |= {f"#own{min(own, 3)}", f"#reader{min(reader, 2)}", f"#{own > 0}{reader > 0}"}
    return frozenset(marks | ({"#question"} if "?" in words else set()))


def position(place: Place | None) -> frozenset[str]:
    """Marks of a sentence's place; None for a sentence without a message around it."""
    if place is None:
        return frozenset({"@alone"})
    if place.part is not Part.BODY:
        return frozenset({f"@{place.part}"})
    after = place.count - 1 - place.index
    third = 3 * place.index // place.count
    return frozenset(
        {f"@start{min(place.index, 3)}", f"@end{min(after, 3)}", f"@of{min(place.count, 10)}", f"@third{third}"}
    )


@lru_cache(maxsize=1)
def cue_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The turns of phrase in cues.toml, by id."""
    table = tomllib.loads((files("coach.scoring.labelling") / "cues.toml").read_text("utf-8"))
    return tuple((f"~{name}", re.compile(pattern)) for name, pattern in table["cues"].items())


@lru_cache(maxsize=kept.SENTENCES)
def cues_of(text: str) -> frozenset[str]:
    """Turns of phrase in a sentence as written."""
    words = level_typography(text).lower()
    return frozenset(name for name, pattern in cue_patterns() if pattern.search(words))

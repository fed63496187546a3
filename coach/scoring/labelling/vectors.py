"""Features as numbers: TF-IDF of word and character n-grams, each block of unit length, and marks of fixed weight."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from coach.scoring import kept
from coach.scoring.labelling.features import SentenceFeatures, char_grams

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]

# D: chosen once on leave-one-author-out F1 (0.3 and 0.5 tried): a mark weighs about as much as a common word.
MARK_WEIGHT = 0.3


@dataclass(frozen=True, slots=True)
class Linear:
    """`inputs @ weights + bias`."""

    weights: Floats
    bias: Floats


@dataclass(frozen=True, slots=True)
class Vectoriser:
    """Columns of the weight matrix: word n-grams first, then character n-grams, then marks; `idf` is 1 for marks."""

    words: Mapping[str, int]
    chars: Mapping[str, int]
    marks: Mapping[str, int]
    idf: Floats
    _char_ids: dict[str, list[int]] = field(default_factory=dict, compare=False, repr=False)

    @property
    def width(self) -> int:
        """Number of columns."""
        return len(self.idf)

    def vector(self, features: SentenceFeatures, counts: Mapping[int, int]) -> tuple[Ints, Floats]:
        """Columns and values of one sentence, given the `counts` of its word n-grams by column."""
        words = self.weigh(counts)
        chars = self.weigh(Counter(chain.from_iterable(map(self._chars_of, features.words))))
        marks = self.mark(features.marks)
        return (
            np.concatenate([words[0], chars[0], marks[0]]),
            np.concatenate([words[1], chars[1], marks[1]]),
        )

    def count_words(self, grams: Mapping[str, int]) -> dict[int, int]:
        """Counts by column of those word n-grams that have one."""
        known = self.words
        return {known[gram]: count for gram, count in grams.items() if gram in known}

    def weigh(self, counts: Mapping[int, int]) -> tuple[Ints, Floats]:
        """(1 + ln count) × idf, scaled to unit length."""
        columns = np.fromiter(counts.keys(), np.int64, len(counts))
        values = (1.0 + np.log(np.fromiter(counts.values(), np.float64, len(counts)))) * self.idf[columns]
        length = math.sqrt(float(values @ values))
        return columns, values / length if length else values

    def mark(self, marks: Iterable[str]) -> tuple[Ints, Floats]:
        """Columns of the marks that the model knows, each with the fixed weight."""
        columns = np.array(sorted(self.marks[mark] for mark in marks if mark in self.marks), np.int64)
        return columns, np.full(len(columns), MARK_WEIGHT)

    def _chars_of(self, word: str) -> list[int]:
        cached = self._char_ids.get(word)
        if cached is None:
            cached = [self.chars[gram] for gram in char_grams(word) if gram in self.chars]
            if len(self._char_ids) < kept.WORDS:
                self._char_ids[word] = cached
        return cached

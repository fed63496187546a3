"""Words to the numbers of the encoder's vocabulary, as BERT's uncased models are trained to read them."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from coach.scoring import kept

BEGIN, END, UNKNOWN, MASK = "[CLS]", "[SEP]", "[UNK]", "[MASK]"
# Longer words are in no vocabulary, and trying to take them apart costs the square of their length.
_LONGEST_WORD = 100
# A run of letters and digits, or one sign; an underscore is a sign.
_RUN = re.compile(r"[^\W_]+|[^\w\s]|_")


class WordPiece:
    """Takes words apart into the longest pieces that the vocabulary knows, from the left."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        """`vocabulary` in the order of the numbers; raises ValueError where a special piece is missing."""
        self._numbers = {piece: number for number, piece in enumerate(vocabulary)}
        missing = {BEGIN, END, UNKNOWN, MASK} - self._numbers.keys()
        if missing:
            raise ValueError(f"the vocabulary lacks {', '.join(sorted(missing))}")
        self._of_word = lru_cache(maxsize=kept.WORDS)(lambda word: tuple(self._runs(word)))

    def number(self, piece: str) -> int:
        """The number of a piece; KeyError where there is none."""
        return self._numbers[piece]

    def numbers(self, words: Iterable[str]) -> list[int]:
        """Numbers of the pieces of all words, without BEGIN and END."""
        return [number for word in words for number in self._of_word(word)]

    def _runs(self, word: str) -> Iterator[int]:
        for run in _RUN.findall(_plain(word)):
            yield from self._pieces(run)

    def _pieces(self, run: str) -> list[int]:
        pieces, start = [], 0
        while start < len(run):
            end = self._longest(run, start)
            if end == start:
                return [self._numbers[UNKNOWN]]
            pieces.append(self._numbers[_piece(run, start, end)])
            start = end
        return pieces

    def _longest(self, run: str, start: int) -> int:
        """End of the longest known piece from `start`, or `start` where there is none."""
        if len(run) > _LONGEST_WORD:
            return start
        return next((end for end in range(len(run), start, -1) if _piece(run, start, end) in self._numbers), start)


def _piece(run: str, start: int, end: int) -> str:
    return f"##{run[start:end]}" if start else run[:end]


def _plain(word: str) -> str:
    """Lower case, without accents."""
    return "".join(char for char in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(char) != "Mn")

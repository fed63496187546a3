"""Whether a text says the same over and over."""

from collections import Counter
from collections.abc import Sequence

# D: the corpus has at least 0.96 different rows of three words in a note; a note pasted twice has 0.5.
FEWEST_DIFFERENT_ROWS = 0.36
# D: a phrase or a sentence said over and over has no more; a whole letter pasted many times has.
ROWS_OF_A_PHRASE = 40
# D: no note of the corpus gives a fifth of its words to one word; "so, so, so much" alone gives half.
MOST_OF_ONE_WORD = 0.6
# D: a few words have no rows to speak of; here a third of them must differ, where the corpus has two thirds.
FEW_WORDS, FEWEST_DIFFERENT_OF_FEW = 30, 0.36


def is_repetition(words: Sequence[str]) -> bool:
    """Of one word or more, in lower case."""
    return _is_of_few_words(words) or _is_of_few_rows(words)


def _is_of_few_rows(words: Sequence[str]) -> bool:
    # Every word but the last two begins a row: with so many different ones there are as many rows.
    if len(set(words)) - 2 > ROWS_OF_A_PHRASE:
        return False
    different = len(set(zip(words, words[1:], words[2:], strict=False)))
    return different < FEWEST_DIFFERENT_ROWS * (len(words) - 2) and different <= ROWS_OF_A_PHRASE


def _is_of_few_words(words: Sequence[str]) -> bool:
    different = len(set(words))
    if len(words) < FEW_WORDS and different < FEWEST_DIFFERENT_OF_FEW * len(words):
        return True
    # The others stand there once at least.
    most = len(words) - different + 1
    return most > MOST_OF_ONE_WORD * len(words) and max(Counter(words).values()) > MOST_OF_ONE_WORD * len(words)

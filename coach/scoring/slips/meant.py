"""A sentence as it was meant: what a plain slip of spelling says is what was meant by it."""

from functools import lru_cache

from coach.scoring import kept
from coach.scoring.labelling.tokens import level_typography
from coach.scoring.slips.spelling import misspelt


@lru_cache(maxsize=kept.SENTENCES)
def as_meant(sentence: str) -> str:
    """The sentence with each misspelt word as it is likeliest meant. Slips are counted where language is judged; what a
    note says is not to hang on them."""
    meant = sentence
    for start, end, right in reversed(misspelt(level_typography(sentence), frozenset(), names=False)):
        meant = f"{meant[:start]}{right[0]}{meant[end:]}"
    return meant

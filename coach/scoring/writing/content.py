"""What a text is about: its content words, levelled so that their endings do not tell them apart."""

import re

from coach.scoring.labelling.tokens import american, level_typography
from coach.scoring.wordlists import FUNCTION_WORDS

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\d[\d.,:/]*\d|\d")
_ENDING = re.compile(r"(?:'s|ings?|ed|e?s|ly|er|ment|ation|ion)$")
# A stem shorter than this says too little; D.
_SHORTEST = 3
# Two ways to write the same, as people do who jot down in a hurry.
_SAME = {
    word: str(number)
    for number, word in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())
} | {"referee": "reference", "referees": "reference", "resume": "cv", "résumé": "cv"}


def content_words(text: str) -> frozenset[str]:
    """In lower case, without the common endings and in one spelling: "planning" and "planned" are one."""
    words = (match.group() for match in _WORD.finditer(level_typography(text).lower()))
    return frozenset(_stem(american(_SAME.get(word, word))) for word in words if word not in FUNCTION_WORDS)


def _stem(word: str) -> str:
    stem = _ENDING.sub("", word)
    if len(stem) < _SHORTEST:
        return word
    if len(stem) > _SHORTEST and stem[-1] == stem[-2]:
        stem = stem[:-1]
    return stem.removesuffix("e") if len(stem) > _SHORTEST else stem

"""The notes that everything is measured with: 2,000 different ones, and those of about 120 words."""

import json
from collections.abc import Iterator
from functools import cache

from tests.processes import ROOT

MANY = 2_000
WORDS, MORE_OR_LESS = 120, 5
# Labelled notes first, then the notes without a slip: whole messages all of them, while contrast.jsonl has sentences.
_FILES = ("corpus/w*.jsonl", "slips/clean-*.jsonl")


@cache
def many_notes() -> tuple[str, ...]:
    """2,000 texts, none of them twice: what a tool keeps of one is no answer to another."""
    return tuple(dict.fromkeys(_texts()))[:MANY]


@cache
def typical_notes() -> tuple[str, ...]:
    """Different notes of 115 to 125 words."""
    return tuple(text for text in dict.fromkeys(_texts()) if abs(len(text.split()) - WORDS) <= MORE_OR_LESS)


def with_word_changed(text: str, number: int) -> str:
    """One word more in the middle of the text, another for each number."""
    words = text.split(" ")
    middle = len(words) // 2
    return " ".join([*words[:middle], f"number{number}", *words[middle:]])


def _texts() -> Iterator[str]:
    for pattern in _FILES:
        for path in sorted((ROOT / "models").glob(pattern)):
            for line in path.read_text(encoding="utf-8").splitlines():
                yield json.loads(line)["text"]

"""How a person writes a note: word by word in bursts, with pauses for thought and words taken back. Seeded."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path
from random import Random

from tests.processes import ROOT

# Composing is slower than copying: with these a person writes about 20 words a minute, pauses counted.
_KEY_SECONDS = 0.2
_THOUGHT = 0.18  # of the words are followed by a pause
_THOUGHT_SECONDS = (2.0, 6.0)
_SENTENCE_SECONDS = (6.0, 16.0)
_TAKEN_BACK = 0.05  # of the words are taken back and written again


class Unit(StrEnum):
    """What is sent at a time: the editor's script waits for a pause of 130 ms, which a quick hand makes after a word
    and a slow one after every key."""

    WORDS = "words"
    KEYS = "keys"


@dataclass(frozen=True, slots=True)
class Step:
    """After `wait` seconds the note reads `text`."""

    wait: float
    text: str


@cache
def notes() -> tuple[str, ...]:
    """The follow-ups of the corpus that are long enough to be written at."""
    read = (json.loads(line) for path in sorted((ROOT / "models/corpus").glob("w*.jsonl")) for line in _lines(path))
    return tuple(one["text"] for one in read if one.get("kind") not in (None, "other") and len(one["text"]) > 300)


def steps(random: Random, token: str, unit: Unit, before: str = "") -> Iterator[Step]:
    """A note that has the token in its first words, written over `before`."""
    text = ""
    for word in f"{token} {random.choice(notes())}".split(" "):
        whole = f"{text} {word}" if text else word
        yield from _typed(random, text, whole, unit)
        if random.random() < _TAKEN_BACK:
            yield Step(random.uniform(0.5, 1.5), text or before)
            yield from _typed(random, text, whole, unit)
        text = whole


def _typed(random: Random, text: str, whole: str, unit: Unit) -> Iterator[Step]:
    thought = _thought(random, text)
    keys = len(whole) - len(text)
    if unit is Unit.WORDS:
        yield Step(thought + sum(_key(random) for _ in range(keys)), whole)
        return
    for n in range(keys):
        yield Step((thought if n == 0 else 0) + _key(random), whole[: len(text) + n + 1])


def _key(random: Random) -> float:
    return _KEY_SECONDS * random.lognormvariate(-0.08, 0.4)


def _thought(random: Random, text: str) -> float:
    if text.rstrip().endswith((".", "!", "?", ",\n")):
        return random.uniform(*_SENTENCE_SECONDS)
    return random.uniform(*_THOUGHT_SECONDS) if random.random() < _THOUGHT else 0.0


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines()

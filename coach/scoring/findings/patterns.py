"""The patterns of patterns.toml: parsed strictly, compiled once, on first use."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files

from coach.domain.findings import load_findings
from coach.domain.tables import parse_table
from coach.errors import InvalidRubric
from coach.scoring import kept
from coach.scoring.one_space import joined

# D: an indented line has no more. Two runs without an end beside each other would take time by the square.
_SPACES = " {1,20}"
# Of longer words the needs are looked for one by one.
LONGEST_WORD = 24


class Force(StrEnum):
    """`STRICT` fires alone; `LOOSE` names the type of a sentence that is suspect already; `VETO` silences its id."""

    STRICT = "strict"
    LOOSE = "loose"
    VETO = "veto"


@dataclass(frozen=True, slots=True)
class Pattern:
    """Words to look for in a straightened sentence: in lower case, save those of `placeholder`, which keep their case.

    In `pattern` one space stands for up to twenty spaces and line breaks, and line breaks in the file mean nothing.
    `needs`: one of these must occur in a word of the sentence before the pattern is tried; none: it always is.
    """

    id: str
    kind: Force
    needs: tuple[str, ...]
    pattern: str
    why: str
    source: str

    @property
    def regex(self) -> re.Pattern[str]:
        return _compile(self.pattern)


@cache
def _compile(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern.replace(" ", _SPACES))


# Marks around a word that no need contains; words are looked up without them, so that fewer are new.
_EDGES = ",;:!?\"'"
_KEYS = frozenset({"id", "kind", "needs", "pattern", "why", "source"})


def parse_patterns(source: str) -> tuple[Pattern, ...]:
    """Raises InvalidRubric for anything that is not exactly in the form of patterns.toml."""
    table = parse_table(source, "patterns")
    if set(table) != {"pattern"} or not isinstance(table["pattern"], list):
        raise InvalidRubric("patterns: the file holds [[pattern]] tables and nothing else")
    return tuple(_pattern(number, entry) for number, entry in enumerate(table["pattern"], start=1))


def _pattern(number: int, entry: Mapping[str, object]) -> Pattern:
    where = f"patterns: number {number} ({entry.get('id')})"
    if set(entry) != _KEYS:
        raise InvalidRubric(f"{where}: unknown or missing {', '.join(sorted(set(entry) ^ _KEYS))}")
    needs, texts = entry["needs"], {key: entry[key] for key in _KEYS - {"needs"}}
    if not isinstance(needs, list) or not all(_is_need(need) for need in needs):
        raise InvalidRubric(f"{where}: needs must be pieces of words in lower case, without spaces")
    if not all(isinstance(text, str) and text for text in texts.values()):
        raise InvalidRubric(f"{where}: every key but needs must be text")
    if texts["id"] not in load_findings() or texts["kind"] not in set(Force):
        raise InvalidRubric(f"{where}: no such finding, or kind {texts['kind']!r} is not one of {', '.join(Force)}")
    pattern = joined(str(texts["pattern"]), where)
    return Pattern(
        str(texts["id"]), Force(str(texts["kind"])), tuple(needs), pattern, str(texts["why"]), str(texts["source"])
    )


def _is_need(need: object) -> bool:
    return isinstance(need, str) and need != "" and need == need.lower() and not re.search(r"\s", need)


@cache
def load_patterns() -> Mapping[tuple[str, Force], tuple[Pattern, ...]]:
    """Every pattern by the finding it speaks for and its force."""
    text = files("coach.scoring.findings").joinpath("patterns.toml").read_text(encoding="utf-8")
    by_key: dict[tuple[str, Force], tuple[Pattern, ...]] = {}
    for pattern in parse_patterns(text):
        by_key[pattern.id, pattern.kind] = (*by_key.get((pattern.id, pattern.kind), ()), pattern)
    return by_key


# Kept for many sentences, so that an edit pays for the changed sentence only.
@lru_cache(maxsize=2 * kept.SENTENCES)
def meet(lower: str, ids: tuple[str, ...], force: Force) -> tuple[tuple[str, re.Match[str]], ...]:
    """Ids with the first match of each pattern of one force in a sentence in lower case; by `ids`, then by the file."""
    needs = awake_needs(lower)
    return tuple(
        (id_, match)
        for id_ in ids
        for pattern in load_patterns().get((id_, force), ())
        if not (pattern.needs and needs.isdisjoint(pattern.needs)) and (match := pattern.regex.search(lower))
    )


@lru_cache(maxsize=kept.SENTENCES)
def awake_needs(lower: str) -> frozenset[str]:
    """The needs of any pattern that stand in a sentence: most patterns have none there, and cost next to nothing."""
    words = {word.strip(_EDGES).removesuffix(".") for word in lower.split()}
    return frozenset().union(*map(_needs_in, words))


@lru_cache(maxsize=kept.WORDS)
def _needs_in(word: str) -> frozenset[str]:
    needs, longest = _all_needs()
    if len(word) > LONGEST_WORD:
        return frozenset(need for need in needs if need in word)
    # All pieces of a word are fewer than the needs.
    ends = range(1, len(word) + 1)
    return needs.intersection([word[start:end] for end in ends for start in range(max(0, end - longest), end)])


@cache
def _all_needs() -> tuple[frozenset[str], int]:
    """The needs of all patterns, and the length of the longest."""
    needs = frozenset(need for patterns in load_patterns().values() for pattern in patterns for need in pattern.needs)
    return needs, max(map(len, needs))

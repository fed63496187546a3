"""The words of English, British and American, with how often they are used."""

import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path

from coach.scoring import kept

_HERE = files("coach.scoring.slips")
_LIST = "frequency_dictionary_en_82_765.txt"
# D: what a word may be made of and still be one, beside the endings that the list has: `reshelve`, `unstaffed`.
_BEFORE = re.compile(
    r"(?:re|un|non|pre|post|over|under|out|co|sub|multi|inter|super|mini|micro|mid|anti|self|semi|bio)"
)
_AFTER = re.compile(
    r"(?:s|es|er|ers|ed|ing|ings|ness|less|like|wise|able|ability|ly|ist|ists|ish|ship|ships|hood|ful|ation|ations)$"
)
# D: shorter stems make words by chance.
_SHORTEST_STEM = 4
# D: both halves of a compound are words that everybody uses (`timesheet`), of three letters or more.
_SHORTEST_HALF = 3
# D: uses in print from which on everybody knows a word; nobody means a rarer one when they slip.
USUAL = 3_000_000


@dataclass(frozen=True, slots=True)
class Variants:
    """Word beginnings that differ: American, British."""

    marking: tuple[tuple[str, str], ...]
    tolerated: tuple[tuple[str, str], ...]
    ise: tuple[str, ...]


@cache
def load_variants() -> Variants:
    table = tomllib.loads(_HERE.joinpath("variants.toml").read_text(encoding="utf-8"))
    pairs = {key: tuple((str(us), str(uk)) for us, uk in table[key]) for key in ("marking", "tolerated")}
    return Variants(pairs["marking"], pairs["tolerated"], tuple(table["ise"].split()))


@cache
def load_misspellings() -> Mapping[str, tuple[str, ...]]:
    """What is meant by each slip that needs no guess."""
    table = tomllib.loads(_HERE.joinpath("misspellings.toml").read_text(encoding="utf-8"))
    return {wrong: tuple(right) for section in table.values() for wrong, right in section.items()}


@cache
def load_jargon() -> frozenset[str]:
    lines = _HERE.joinpath("jargon.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


def package_file(name: str) -> Path:
    """A list of symspellpy. They are all that is wanted of it: to import it takes numpy and half a second."""
    spec = find_spec("symspellpy")
    if spec is None or not spec.submodule_search_locations:
        raise ModuleNotFoundError("symspellpy: not installed, and proofreading needs its lists of words")
    return Path(spec.submodule_search_locations[0]) / name


@cache
def load_words() -> Mapping[str, int]:
    """How often each word was met in print."""
    fields = package_file(_LIST).read_text(encoding="utf-8-sig").split()
    return dict(zip(fields[::2], map(int, fields[1::2]), strict=True))


@cache
def likely_words() -> Mapping[int, tuple[str, ...]]:
    """Words by length that a slip may be meant for."""
    by_length: dict[int, list[str]] = defaultdict(list)
    for word, uses in load_words().items():
        if uses >= USUAL:
            by_length[len(word)].append(word)
    return {length: tuple(words) for length, words in by_length.items()}


@lru_cache(maxsize=kept.WORDS)
def is_word(word: str) -> bool:
    """Whether a word in lower case is in the list, is jargon or the other side's spelling of a word in the list."""
    if word in load_words() or word in load_jargon():
        return True
    variants = load_variants()
    return any(
        us in word and word.replace(us, uk, 1) in load_words() for us, uk in (*variants.marking, *variants.tolerated)
    )


def is_usual(word: str) -> bool:
    """Whether everybody uses a word in lower case."""
    return load_words().get(word, 0) >= USUAL


def is_derived(word: str) -> bool:
    stems = [word[match.end() :]] if (match := _BEFORE.match(word)) else []
    for whole in (word, *stems):
        ending = _AFTER.search(whole)
        stem = whole[: ending.start()] if ending else ""
        if ending and _is_spelt_otherwise(stem, ending.group()):
            return False
        stems += [stem, f"{stem}e"] if ending and ending.group()[0] in "aeiou" else [stem]
    return any(len(stem) >= _SHORTEST_STEM and is_word(stem) for stem in stems)


def _is_spelt_otherwise(stem: str, ending: str) -> bool:
    """Whether the list has the word with its last letter doubled, or without its e: `commited`, `manageing`."""
    right = (f"{stem}{stem[-1:]}{ending}", f"{stem[:-1]}{ending}" if stem.endswith("e") else "")
    return ending[0] in "aei" and any(word in load_words() for word in right)


def is_compound(word: str) -> bool:
    halves = range(_SHORTEST_HALF, len(word) - _SHORTEST_HALF + 1)
    return any(is_usual(word[:at]) and is_usual(word[at:]) for at in halves)

"""Names of firms, taken apart for comparison."""

import re
import tomllib
from functools import cache, lru_cache
from importlib.resources import files

from coach.scoring import kept
from coach.scoring.findings.case import straighten
from coach.scoring.findings.people import plain

WORD = re.compile(r"[^\W_][\w&.'+-]*")


@cache
def company_words(section: str) -> frozenset[str]:
    """A list of company_words.toml."""
    table = tomllib.loads(files("coach.scoring.findings").joinpath("company_words.toml").read_text(encoding="utf-8"))
    return frozenset(table[section])


@lru_cache(maxsize=kept.WORDS)
def core_of(name: str) -> tuple[str, ...]:
    """The words of a firm's name, plain, without `the` and its legal form."""
    words = [plain_word(match.group()) or match.group() for match in WORD.finditer(straighten(name))]
    words = [word for word in words if word not in company_words("legal_forms")] or words
    return tuple(words[1:] if len(words) > 1 and words[0] == "the" else words)


def plain_word(word: str) -> str:
    """A word of a name without accents, marks and the `'s` of what belongs to it."""
    return plain(word.removesuffix("'s"))

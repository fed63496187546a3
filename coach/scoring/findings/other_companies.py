"""Firms of the writer's record other than the one that the note is for: names left over from another note."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache

from coach.scoring.findings.company_names import WORD, company_words, core_of, plain_word
from coach.scoring.findings.people import name_book

# D: a name of fewer letters is too often something else.
SHORTEST = 4
# Where only the reader's own firm is named: elsewhere others may well be spoken of, as tools, schools or clients.
_BEFORE = re.compile(
    r"\b(?:join|joining|welcome to|showing me|tour of|contribute to|fit (?:for|in at)|(?:do|doing) for"
    r"|work(?:ing)? (?:at|for)"
    r"|(?:role|position|job|opening|vacancy|opportunity|career|future) (?:at|with)|interview(?:ing|ed)? (?:at|with)"
    r"|(?:team|hour|time|day|morning|afternoon|visit|meeting|place) at|part of|(?:mission|culture|values) of) "
    r"(?:the )?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"'s? (?:mission|values|culture)\b| (?:team|crew)\b| is (?:still )?(?:my (?:first|top)|where i)\b"
    r"| (?:will|would) (?:consider|hire|take) me\b"
)

# Names by the word that each begins with, the longest first.
Known = Mapping[str, tuple[tuple[str, ...], ...]]


@lru_cache(maxsize=64)
def other_firms(companies: tuple[str, ...], company: str, fine: frozenset[str]) -> Known:
    """Those of `companies` that are neither `company` nor words that are `fine` in this note."""
    own = {*core_of(company), *fine}
    no_firms = name_book().known | company_words("no_firms")
    known: dict[str, list[tuple[str, ...]]] = {}
    for core in {core_of(one) for one in companies}:
        is_told_apart = core and not own.issuperset(core) and len("".join(core)) >= SHORTEST
        if is_told_apart and not (len(core) == 1 and core[0] in no_firms):
            known.setdefault(core[0], []).append(core)
    return {first: tuple(sorted(names, key=lambda words: (-len(words), words))) for first, names in known.items()}


def named(sentence: str, known: Known) -> Iterator[tuple[int, int]]:
    """Where one of them is named as the reader's firm would be: other firms may well be spoken of otherwise."""
    words = list(WORD.finditer(sentence)) if known else []
    plains = [plain_word(word.group()) for word in words]
    at = 0
    while at < len(words):
        core = next((one for one in known.get(plains[at], ()) if tuple(plains[at : at + len(one)]) == one), ())
        last = words[at + max(len(core), 1) - 1]
        span = words[at].start(), last.start() + len(last.group().removesuffix("'s").rstrip(".'-"))
        if core and not words[at].group()[0].islower() and _is_employer(sentence, *span):
            yield span
        at += max(len(core), 1)


def _is_employer(sentence: str, start: int, end: int) -> bool:
    """A name that goes on is another: Microsoft Excel."""
    after = sentence[end:]
    goes_on = after[:1] == " " and after[1:2].isupper()
    return not goes_on and bool(_BEFORE.search(sentence[:start]) or _AFTER.match(after))

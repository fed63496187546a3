"""Where the patterns of the rules meet a sentence."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from coach.domain.messages import Part
from coach.scoring.slips.rules import Rule, fill, load_rules
from coach.scoring.slips.sheet import Slip

_WORD = re.compile(r"[a-z0-9']+")


def meet(words: str, lower: str, part: Part) -> tuple[Slip, ...]:
    """Slips at offsets into a straightened sentence."""
    by_word, always = _rules_by_need()
    awake = dict.fromkeys(rule for word in set(_WORD.findall(lower)) for rule in by_word.get(word, ()))
    return tuple(slip for rule in (*always, *awake) if part in rule.parts for slip in _meet(rule, words, lower))


@cache
def _rules_by_need() -> tuple[Mapping[str, tuple[Rule, ...]], tuple[Rule, ...]]:
    """Rules by each word that wakes them, and those that are always awake."""
    by_word: dict[str, list[Rule]] = defaultdict(list)
    always = []
    for rule in load_rules().values():
        if rule.pattern is None:
            continue
        if not rule.needs:
            always.append(rule)
        for word in rule.needs:
            by_word[word].append(rule)
    return {word: tuple(rules) for word, rules in by_word.items()}, tuple(always)


def _meet(rule: Rule, words: str, lower: str) -> Iterator[Slip]:
    for match in rule.regex.finditer(lower):
        start, end = _span(match)
        written = words[start:end]
        if _is_written(written, rule.written):
            filled = (fill(template, match, words) for template in rule.right)
            right = dict.fromkeys(_cased(one, written) for one in filled if one is not None)
            yield Slip(rule.id, start, end, tuple(one for one in right if one != written))


def _is_written(words: str, how: str) -> bool:
    return how == "any" or words.islower() or (how == "small" and words[1:].islower())


def _span(match: re.Match[str]) -> tuple[int, int]:
    """The group `slip`, `slip2`, … that took part, else all of the match."""
    for name in match.re.groupindex:
        if name.startswith("slip") and match.start(name) >= 0:
            return match.span(name)
    return match.span()


def _cased(right: str, written: str) -> str:
    if len(written) > 1 and written.isupper():
        return right.upper()
    return right[:1].upper() + right[1:] if written[:1].isupper() else right

"""Strings on which a pattern that backtracks too much would show it: drawn from the pattern's own parts."""

import re
import string
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

AnyPattern: TypeAlias = re.Pattern[str] | re.Pattern[bytes]
_parser: Any = re._parser  # type: ignore[attr-defined]  # the only reader of patterns there is
# What nearly every pattern has to stop at, and what classes such as \w, \s and . hold.
_PLAIN = ("a", " ", ".", "1", "-", "A", "[", "\n ")
_MORE = ("é", ",", "'", "a ", "a.", "a-", "A a ", "a b, ", "(", "<", "\t ", "aA", "1.", "?!", "@", "_")
_ENDS = ("\0", "a")
_MORE_ENDS = ("", "\n!", " ")
# D: a part that may repeat so often counts as endless; what a bounded pattern costs at one place does not grow.
_ENDLESS = 100


@dataclass(frozen=True, slots=True)
class Attack:
    """One piece of the pattern over and over, behind what leads to it, and an end that spoils the match."""

    lead: str
    piece: str
    end: str

    def text(self, length: int) -> str:
        """Of about so many characters."""
        return self.lead + self.piece * (length // len(self.piece)) + self.end


def attacks(pattern: AnyPattern, *, every: bool = False) -> Iterator[Attack]:
    """Not `every` one of them: a few, from the parts that repeat without an end."""
    ends = _ENDS + _MORE_ENDS if every else _ENDS
    for lead, piece in dict.fromkeys(_pumps(pattern, every)):
        yield from (Attack(lead, piece, end) for end in ends)


def _pumps(pattern: AnyPattern, every: bool) -> Iterator[tuple[str, str]]:
    tree = _tree(pattern)
    for common in _PLAIN + _MORE if every else _PLAIN:
        yield "", common
    yield "a", "."
    for mark in list(dict.fromkeys(one for one in _literals(tree) if not one.isalnum()))[: 24 if every else 8]:
        yield "", mark
    whole = _sample(tree)
    if whole:
        yield "", whole
        yield "", whole + " "
    for lead, inner in _repeats(tree, "", 3 if every else _ENDLESS):
        yield lead, inner
        yield "", lead + inner
        if lead:
            yield "", lead + " "
        if every:
            yield "", inner + " "


def _tree(pattern: AnyPattern) -> Sequence[Any]:
    if isinstance(pattern.pattern, bytes):
        return _parser.parse(pattern.pattern.decode("latin-1"), pattern.flags & ~re.UNICODE)
    return _parser.parse(pattern.pattern, pattern.flags)


def _literals(tree: Any) -> Iterator[str]:
    """Every character that the pattern names."""
    for part in tree:
        if isinstance(part, tuple) and len(part) == 2 and str(part[0]) == "LITERAL":
            yield chr(part[1])
        elif isinstance(part, list | tuple | _parser.SubPattern):
            yield from _literals(part)


def _repeats(tree: Sequence[Any], lead: str, endless: int) -> Iterator[tuple[str, str]]:
    """Each repeated part, with a text that leads up to it."""
    for operation, argument in tree:
        name = str(operation)
        if name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"):
            _, most, inner = argument
            if most > endless:
                for sample in _samples(inner):
                    yield lead, sample
            yield from _repeats(inner, lead, endless)
        elif name == "BRANCH":
            for branch in argument[1]:
                yield from _repeats(branch, lead, endless)
        elif name == "SUBPATTERN":
            yield from _repeats(argument[3], lead, endless)
        elif name in ("ATOMIC_GROUP",):
            yield from _repeats(argument, lead, endless)
        elif name in ("ASSERT", "ASSERT_NOT"):
            yield from _repeats(argument[1], lead, endless)
        lead += _sample([(operation, argument)])


def _samples(tree: Sequence[Any]) -> list[str]:
    """A few texts that fit a part: one for each branch or member of a class at its head, and the shortest."""
    found = {_sample(tree)}
    for operation, argument in tree:
        name = str(operation)
        if name == "BRANCH":
            found |= {_sample(branch) for branch in argument[1][:6]}
        elif name == "IN":
            found |= set(_members(argument)[:6])
        elif name == "SUBPATTERN":
            found |= set(_samples(argument[3]))
    return [one for one in found if one][:8]


def _sample(tree: Sequence[Any]) -> str:
    return "".join(_one(str(operation), argument) for operation, argument in tree)


def _one(name: str, argument: Any) -> str:  # noqa: C901 - one branch a kind
    match name:
        case "LITERAL":
            return chr(argument)
        case "NOT_LITERAL":
            return "a" if argument != ord("a") else "b"
        case "ANY":
            return "a"
        case "IN":
            return (_members(argument) or [""])[0]
        case "CATEGORY":
            return _CATEGORIES.get(str(argument), "")
        case "BRANCH":
            return max((_sample(branch) for branch in argument[1]), key=len)
        case "SUBPATTERN":
            return _sample(argument[3])
        case "ATOMIC_GROUP":
            return _sample(argument)
        case "MAX_REPEAT" | "MIN_REPEAT" | "POSSESSIVE_REPEAT":
            return _sample(argument[2]) * max(argument[0], 1)
        case "ASSERT":
            return _sample(argument[1]) if argument[0] < 0 else ""
    return ""


_CATEGORIES = {"CATEGORY_DIGIT": "1", "CATEGORY_SPACE": " ", "CATEGORY_WORD": "a", "CATEGORY_NOT_WORD": "!", "CATEGORY_NOT_SPACE": "a", "CATEGORY_NOT_DIGIT": "a"}  # fmt: skip


def _members(members: Sequence[Any]) -> list[str]:
    """Characters of a class, one of each range; of a class by what it leaves out, plain ones that it does not."""
    found = []
    for operation, argument in members:
        match str(operation):
            case "LITERAL":
                found.append(chr(argument))
            case "RANGE":
                found.append(chr(argument[0]))
            case "CATEGORY":
                found.append(_CATEGORIES.get(str(argument), "a"))
    if members and str(members[0][0]) == "NEGATE":
        found = [one for one in ("a", " ", "(", "1", ".", "\n", '"', "<") if not _is_in(one, members[1:])]
    return [one for one in dict.fromkeys(found) if one in string.printable or one.isprintable() or one.isspace()]


def _is_in(one: str, members: Sequence[Any]) -> bool:
    for operation, argument in members:
        match str(operation):
            case "LITERAL":
                hit = ord(one) == argument
            case "RANGE":
                hit = argument[0] <= ord(one) <= argument[1]
            case _:
                hit = {"CATEGORY_WORD": one.isalnum() or one == "_", "CATEGORY_SPACE": one.isspace(), "CATEGORY_DIGIT": one.isdigit(), "CATEGORY_NOT_WORD": not (one.isalnum() or one == "_"), "CATEGORY_NOT_SPACE": not one.isspace(), "CATEGORY_NOT_DIGIT": not one.isdigit()}.get(str(argument), False)  # fmt: skip
        if hit:
            return True
    return False

"""Checks on what should be of one kind throughout a note."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from coach.scoring import kept
from coach.scoring.slips.checking import Found
from coach.scoring.slips.sheet import Sheet, Stretch
from coach.scoring.slips.vocabulary import load_variants

_EMAIL = re.compile(r"(?<![\w@./])[Ee](?P<hyphen>-?)mail(?P<rest>s|ed|ing)?(?![\w@/]|\.\w)")
_STRAIGHT = re.compile(r"(?<=[^\W\d_])'(?=[^\W\d_])|(?<!\d)\"")
_CURLY = re.compile("[’‘“”]")
_PLAIN = {"’": "'", "‘": "'", "“": '"', "”": '"'}


def mixed_spelling(_: Sheet, stretches: tuple[Stretch, ...]) -> Iterator[Found]:
    """The side that is met less often, or else later; -ize goes with both sides, but not with -ise."""
    found: dict[str, list[Found]] = {"us": [], "uk": [], "s": [], "z": []}
    for one in stretches:
        for side, start, end, other in _variants(one.words):
            found[side].append((one.start + start, one.start + end, (other,)))
    if found["us"] and (found["uk"] or found["s"]):
        yield from _lesser(found["us"], sorted(found["uk"] + found["s"]))
    elif found["s"] and found["z"]:
        yield from _lesser(found["s"], found["z"])


def _lesser(one: list[Found], other: list[Found]) -> list[Found]:
    if len(one) == len(other):
        return max(one, other)
    return min(one, other, key=len)


# Kept for many sentences, so that an edit pays for the changed sentence only.
@lru_cache(maxsize=kept.SENTENCES)
def _variants(words: str) -> tuple[tuple[str, int, int, str], ...]:
    """Side, start, end and the other side's form; words with a capital are names."""
    stems, ise = _regexes()
    rows = []
    for match in stems.finditer(words):
        side, other = _others()[match["stem"]]
        rows.append((side, *match.span(), other + match["rest"]))
    for match in ise.finditer(words):
        side = match["letter"]
        rows.append((side, *match.span(), match["stem"] + ("z" if side == "s" else "s") + match["rest"]))
    return tuple(rows)


@cache
def _others() -> dict[str, tuple[str, str]]:
    """The side of each beginning and what the other side writes."""
    pairs = load_variants().marking
    return {us: ("us", uk) for us, uk in pairs} | {uk: ("uk", us) for us, uk in pairs}


@cache
def _regexes() -> tuple[re.Pattern[str], re.Pattern[str]]:
    # The same on both sides: laboratory, laborious, honorary, humorous, coloration; and the plural of analysis.
    both = "(?!at|iou|ous|ar[iy]|ific)"
    stems = "|".join(sorted(map(re.escape, _others()), key=len, reverse=True))
    ise = "|".join(stem[:-1] for stem in load_variants().ise)
    edge, end = r"(?<![\w@./-])", r"(?![\w@/]|\.\w)"
    return (
        re.compile(rf"{edge}(?!analyses)(?P<stem>{stems}){both}(?P<rest>[a-z]{{0,9}}){end}"),
        re.compile(
            rf"{edge}(?P<stem>{ise})(?P<letter>[sz])(?P<rest>e|ed|es|ing|er|ers|ation|ations|able|ational){end}"
        ),
    )


def mixed_email(sheet: Sheet, stretches: tuple[Stretch, ...]) -> Iterator[Found]:
    found: dict[str, list[Found]] = {"": [], "-": []}
    for one in stretches if "mail" in sheet.own else ():
        for match in _EMAIL.finditer(one.words) if "mail" in one.words else ():
            hyphen, letter = match["hyphen"], match.group()[0]
            other = f"{letter}{'' if hyphen else '-'}mail{match['rest'] or ''}"
            found[hyphen].append((one.start + match.start(), one.start + match.end(), (other,)))
    if found[""] and found["-"]:
        yield from _lesser(found[""], found["-"])


def mixed_quotes(sheet: Sheet, _: tuple[Stretch, ...]) -> Iterator[Found]:
    """One finding, on the first mark of the rarer kind."""
    if not any(mark in sheet.text for mark in _PLAIN) or not ("'" in sheet.text or '"' in sheet.text):
        return
    straight, curly = [], []
    for one in sheet.stretches:
        written = sheet.text[one.start : one.end]
        straight += [one.start + match.start() for match in _STRAIGHT.finditer(written)]
        curly += [one.start + match.start() for match in _CURLY.finditer(written)]
    if not straight or not curly:
        return
    at = straight[0] if len(straight) <= len(curly) else curly[0]
    mark = sheet.text[at]
    opens = at == 0 or sheet.text[at - 1].isspace()
    yield at, at + 1, (_PLAIN.get(mark) or {"'": "’"}.get(mark) or ("“" if opens else "”"),)

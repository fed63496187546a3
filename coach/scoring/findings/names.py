"""Names against the record: who is greeted, who is named, which company."""

import re
import tomllib
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein

from coach.domain.messages import Finding, Note, Part
from coach.scoring.findings.case import Case, Passage, finding
from coach.scoring.wordlists import LETTER_WORDS

_TITLES = frozenset("mr mrs ms mx miss dr prof professor sir madam herr frau senor senora señor señora mister".split())
# A blank from a template is no wrong name.
_IN_BRACKETS = re.compile(r"\[[^\]\n]*\]|\{[^}\n]*\}+|<[^>\n]*>+")
_WORD = re.compile(r"[^\W\d_]+(?:[-'][^\W\d_]+)*")
_CAPITALISED = re.compile(r"\b[A-Z][^\W\d_]+(?:[-'][^\W\d_]+)*")
# D: a longer name bears two slips and is still the same name misspelt.
_LONG_NAME = 6
_COMPANY_RATIO = 80.0
_SUFFIXES = frozenset("inc ltd limited llc plc gmbh ag co corp corporation company group the and".split())
_LEFTOVER = re.compile(
    r"\b(?:joining|join|work(?:ing)? (?:for|with|at)|"
    r"(?:position|role|opportunity|job|team|interview(?:ing)?|part of the team) (?:at|with))"
    r" (?:the )?((?:[A-Z][\w&'-]+)(?: (?:[A-Z][\w&'-]+|&|of)){0,3})"
)
_OWN_EMPLOYER = re.compile(
    r"\b(?:my|current|currently|previous|last|old|former|worked|"
    r"working now|years|experience|offer|other|spent|since|when i|was|i've)\b"
)


def fold(name: str) -> str:
    """Lower case without accents."""
    return "".join(c for c in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(c))


def name_parts(name: str) -> tuple[str, ...]:
    """Folded words of a name without titles, initials and what stands in brackets; an address gives its local part."""
    plain = re.sub(r"\([^)]*\)|@.*", " ", name)
    words = [fold(word) for word in _WORD.findall(plain.replace(".", " ").replace("’", "'"))]
    return tuple(word for word in words if word not in _TITLES and len(word) > 1)


@cache
def _short_forms() -> dict[str, frozenset[str]]:
    """For each given name the names that may stand for it, both ways."""
    groups = tomllib.loads(files("coach.scoring.findings").joinpath("nicknames.toml").read_text("utf-8"))["groups"]
    table: dict[str, set[str]] = {}
    for group in groups:
        full, *short = group.split()
        for name in short:
            table.setdefault(name, set()).add(full)
            table.setdefault(full, set()).add(name)
    return {name: frozenset(others) for name, others in table.items()}


def same_name(a: str, b: str) -> bool:
    """True for equal folded names and for a name and its usual short form."""
    pieces = {a, *a.split("-")}
    return bool(pieces & {b, *b.split("-")}) or b in _short_forms().get(a, frozenset())


def near_miss(a: str, b: str) -> bool:
    """True for a misspelling: a slip or two, not a short form."""
    allowed = 2 if min(len(a), len(b)) >= _LONG_NAME else 1
    return not same_name(a, b) and min(len(a), len(b)) > 2 and DamerauLevenshtein.distance(a, b) <= allowed


def wrong_names(case: Case) -> Iterator[Finding]:
    """A greeting that names nobody of the record, and misspelt names of interviewers anywhere."""
    people = [parts for parts in map(name_parts, case.note.interviewers) if parts]
    if not people:
        return
    known = {part for parts in people for part in parts} | set(name_parts(case.note.sender or ""))
    for passage in case.part(Part.GREETING):
        for match in _greeted(passage):
            if not any(same_name(fold(match.group()), part) for part in known):
                yield _wrong(passage, match, people, case.note)
    for passage in (*case.part(Part.BODY), *case.part(Part.CLOSE)):
        for match in _CAPITALISED.finditer(passage.words):
            name = fold(match.group().removesuffix("'s"))
            if passage.part is Part.BODY and not _is_right(name, known) and _misspells(name, known, match):
                yield _wrong(passage, match, people, case.note)


def _is_right(name: str, known: set[str]) -> bool:
    return any(same_name(name, part) for part in known)


def _misspells(name: str, known: set[str], match: re.Match[str]) -> bool:
    if match.start() == 0 and len(name) < _LONG_NAME:
        return False  # the first word of a sentence is seldom a name
    return len(name) > 3 and any(name[0] == part[0] and near_miss(name, part) for part in known if len(part) > 3)


def _greeted(passage: Passage) -> Iterator[re.Match[str]]:
    """Capitalised words of a greeting that can only be names."""
    no_names = LETTER_WORDS.salutations | LETTER_WORDS.addressees | LETTER_WORDS.titles | _TITLES
    words = _IN_BRACKETS.sub(lambda blank: " " * len(blank.group()), passage.words)
    first_line = re.split(r"[,:;!\n]|\s-\s", words, maxsplit=1)[0]
    names = [m for m in _CAPITALISED.finditer(first_line) if m.group().lower() not in no_names]
    if not any(word in _GENERIC for word in first_line.lower().split()):
        yield from (m for m in names if m.group().lower() not in _OPENERS)


_GENERIC = frozenset("team committee panel board hiring everyone all there sir madam folks department office".split())
_OPENERS = frozenset(
    "good morning afternoon evening dear hi hello hey greetings to whom it may concern from thank thanks".split()
)


def _wrong(passage: Passage, match: re.Match[str], people: Sequence[tuple[str, ...]], note: Note) -> Finding:
    name = fold(match.group())
    best = max((part for parts in people for part in parts), key=lambda part: fuzz.ratio(name, part))

    right = _as_written(best, note.interviewers) if near_miss(name, best) else ()
    return finding("wrong_name", passage.start + match.start(), passage.start + match.end(), right)


def _as_written(part: str, interviewers: Sequence[str]) -> tuple[str, ...]:
    found = [word for one in interviewers for word in _WORD.findall(one.replace("’", "'")) if fold(word) == part]
    return tuple(found[:1])


def wrong_companies(case: Case) -> Iterator[Finding]:
    """The record's company misspelt, or another company where this one belongs."""
    company = case.note.company
    if not company or not (core := _core(company)):
        return
    for passage in case.passages:
        if passage.part is Part.CLOSE:
            continue
        yield from _misspelt_company(passage, company, core)
        yield from _leftover_company(case, passage, company, core)


def _core(company: str) -> tuple[str, ...]:
    return tuple(word for word in re.findall(r"[^\W_]+", fold(company)) if word not in _SUFFIXES)


def _misspelt_company(passage: Passage, company: str, core: tuple[str, ...]) -> Iterator[Finding]:
    words = list(re.finditer(r"\b[A-Z][\w&]*(?:['-]\w+)*", passage.words))
    target = " ".join(core)
    for i in range(len(words) - len(core) + 1):
        run = words[i : i + len(core)]
        start, end = run[0].start(), run[-1].end()
        if end - start > len(company) + 6:
            continue
        found = " ".join(re.findall(r"[^\W_]+", fold(passage.words[start:end].removesuffix("'s"))))
        if found != target and _slip(found, target):
            size = end - (2 if passage.words[start:end].endswith("'s") else 0)
            yield finding("wrong_company", passage.start + start, passage.start + size, (company,))


def _slip(found: str, target: str) -> bool:
    """A misspelling: alike, of like length, and differing in every word by no more than a slip."""
    pairs = list(zip(found.split(), target.split(), strict=False))
    if len(found.split()) != len(target.split()) or fuzz.ratio(found, target) < _COMPANY_RATIO or len(target) < 4:
        return False
    return all(a == b or DamerauLevenshtein.distance(a, b) <= (2 if len(b) >= _LONG_NAME else 1) for a, b in pairs)


def _leftover_company(case: Case, passage: Passage, company: str, core: tuple[str, ...]) -> Iterator[Finding]:
    known = set(core) | {part for one in case.note.interviewers for part in name_parts(one)}
    known |= set(re.findall(r"[^\W_]+", fold(case.note.role or ""))) | {"".join(word[0] for word in core)}
    for match in _LEFTOVER.finditer(passage.words):
        words = set(re.findall(r"[^\W_]+", fold(match.group(1).removesuffix("'s"))))
        own = _OWN_EMPLOYER.search(passage.lower[: match.start(1)])
        if (
            not words & known
            and not own
            and not (words & _TITLES)
            and not _slip(" ".join(sorted(words)), " ".join(core))
        ):
            yield finding("wrong_company", passage.start + match.start(1), passage.start + match.end(1), (company,))

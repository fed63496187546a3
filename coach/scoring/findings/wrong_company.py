"""A firm that is not the one in the writer's record: a slip of spelling, or left over from another note."""

import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from rapidfuzz import fuzz

from coach.domain.messages import Finding, Note
from coach.scoring.findings.case import Case, Passage, finding
from coach.scoring.findings.people import name_book, plain, read_people

# D: how alike two names are, out of 100, when one is taken for a slip for the other.
ALIKE = 80
# D: a name of fewer letters has too many neighbours that are words or firms of their own.
SHORTEST = 5

_WORD = re.compile(r"[^\W_][\w&.'+-]*")
_NAME = r"(?P<name>[A-Z][\w&.'+-]*(?: (?:(?:and|of|the|&|de|for) )?[A-Z][\w&.'+-]*){0,4})"
_LEFTOVERS = re.compile(
    r"(?<![\w'])(?:(?i:joining|join|work(?:ing)? (?:for|with|at)|be part of|being part of|a part of|career (?:at|with)|future (?:at|with)"
    r"|(?:position|role|job|opening|vacancy|post|opportunity|internship|interview(?:ed|ing)?|interviews) (?:at|with)"
    r"|(?:team|culture|people|everyone|colleagues|mission|work) at|opportunity to join|learn(?:ing|ed)? (?:more )?about|interest(?:ed)? in"
    r"|contribut(?:e|ing) to|excited about|impressed (?:by|with)) (?:the )?(?:team at |everyone at )?)" + _NAME
)
_SURE = re.compile(
    r"(?i:join|work(?:ing)? (?:for|at)|be part of|being part of|a part of|career|future|position|role|job|opening|vacancy|post|opportunity"
    r"|internship|interview)"
)
_OWN_PAST = re.compile(
    r"\b(?:i|we) (?:\w+ ){0,2}(?:worked|work|led|ran|run|built|managed|spent|joined|left|started|trained|was|were|did|served|am|interned)\b"
    r"|\b(?:my|our|current|currently|previous(?:ly)?|former(?:ly)?|last|old|present|past|another|other) (?:\w+ ){0,3}(?:job|role|position|post|work|years?|time"
    r"|career|employer|internship|team|company|colleagues|boss|manager|stint|placement|offer|firm|interview|days)\b"
    r"|\b(?:offer|offers|reference|references|years?|months|degree|while|when i|colleagues|clients?) (?:from|at|with|working|of)\b|\boffer\b|\bcurrently\b"
)


@cache
def _words(section: str) -> frozenset[str]:
    table = tomllib.loads(files("coach.scoring.findings").joinpath("company_words.toml").read_text(encoding="utf-8"))
    return frozenset(table[section])


def find_wrong_companies(case: Case) -> Iterator[Finding]:
    """Near misses of the recorded firm; else names that stand where only the employer's can."""
    company = case.note.company
    if not company or not _core(company):
        return
    fine = _fine_words(case.note, company)
    for passage in case.passages:
        found = list(_misspelt(passage, company, fine)) or list(_left_over(passage, company, fine))
        yield from found


def _core(name: str) -> tuple[str, ...]:
    """The words of a firm's name, plain, without `the` and its legal form."""
    words = [plain(match.group().removesuffix("'s")) or match.group() for match in _WORD.finditer(name)]
    words = [word for word in words if word not in _words("legal_forms")] or words
    return tuple(words[1:] if len(words) > 1 and words[0] == "the" else words)


def _fine_words(note: Note, company: str) -> frozenset[str]:
    """Plain words that may stand capitalised in the note without being another firm."""
    record = " ".join([note.role or "", note.sender or "", note.company or ""])
    people = {part for person in read_people(note.interviewers) for part in person.parts}
    core = _core(company)
    initials = "".join(word[0] for word in core)
    joined = {"".join(core), "".join(core[:2]), initials}
    return frozenset(plain(match.group()) for match in _WORD.finditer(record)) | people | joined | {company.lower()}


def _misspelt(passage: Passage, company: str, fine: frozenset[str]) -> Iterator[Finding]:
    core = _core(company)
    right = "".join(core)
    words = [match for match in _WORD.finditer(passage.words) if match.group()[0].isupper()]
    if len(right) < SHORTEST:
        return
    taken = -1
    for size in (len(core) + 1, len(core), len(core) - 1):
        for window in _windows(words, size, passage.words):
            start, end = window[0].start(), window[-1].end()
            if start >= taken and _is_slip(window, core, right, fine):
                taken = end
                yield _wrong(passage, start, end, company)


def _windows(words: list[re.Match[str]], size: int, text: str) -> Iterator[list[re.Match[str]]]:
    """Runs of `size` capitalised words with nothing but spaces between."""
    for first in range(len(words) - size + 1) if size > 0 else ():
        window = words[first : first + size]
        if all(text[left.end() : right.start()].strip() == "" for left, right in zip(window, window[1:], strict=False)):
            yield window


def _is_slip(window: list[re.Match[str]], core: tuple[str, ...], right: str, fine: frozenset[str]) -> bool:
    names = _core(" ".join(match.group() for match in window))
    written = "".join(names)
    if written in fine or len(written) < SHORTEST or all(name in fine or name in name_book().known for name in names):
        return False
    if fuzz.ratio(written, right) < ALIKE:
        return False
    # Each word is like its fellow: North Bank is no slip for South Bank.
    return len(names) != len(core) or all(
        fuzz.ratio(name, word) >= ALIKE - 10 for name, word in zip(names, core, strict=True)
    )


def _left_over(passage: Passage, company: str, fine: frozenset[str]) -> Iterator[Finding]:
    if _OWN_PAST.search(passage.lower):
        return
    for match in _LEFTOVERS.finditer(passage.words):
        start, end = match.span("name")
        names = [plain(name.removesuffix("'s")) for name in match.group("name").split()]
        if _SURE.match(match.group()) and not any(_harmless(name, fine) for name in names):
            yield _wrong(passage, start, end, company)


def _harmless(name: str, fine: frozenset[str]) -> bool:
    return not name or name in fine or name in _words("no_firms") or name in name_book().known


def _wrong(passage: Passage, start: int, end: int, company: str) -> Finding:
    shown = passage.words[start:end]
    kept = shown.removesuffix("'s").rstrip(".'-")
    return finding("wrong_company", passage.start + start, passage.start + start + len(kept), (company,))

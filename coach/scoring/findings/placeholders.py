"""Blanks that a template left behind, in every style in which people leave them."""

import re
from collections.abc import Iterator
from functools import cache

from coach.domain.messages import Finding, Note, Part
from coach.scoring.findings.case import Case, Passage, finding
from coach.scoring.findings.patterns import Force, load_patterns
from coach.scoring.findings.people import Person, read_people

_CODE_OR_ADDRESS = re.compile(
    r"`[^`\n]{1,300}`|<?\bhttps?://[^\s<>]{1,500}>?|<?(?<![\w.+-])[\w.+-]{1,64}@[\w-]+\.[\w.-]{2,80}>?"
)
# D: kisses at the foot of a note are no crosses for a name.
_KISSES = re.compile(r"[Xx]{2,}")

# What a blank asks for, by its own words; the first that fits decides.
_SENDER = re.compile(r"\b(?:your|my|full|candidate|sender|signature)[\s_]*(?:full[\s_]*)?(?:name)?\b", re.IGNORECASE)
_COMPANY = re.compile(r"compan|employer|organi[sz]ation|\bfirm\b|XYZ|\bABC\b", re.IGNORECASE)
_ROLE = re.compile(r"role|position|job|title", re.IGNORECASE)
_LAST = re.compile(r"last|surname", re.IGNORECASE)
_FIRST = re.compile(r"first", re.IGNORECASE)
_READER = re.compile(r"name|interviewer|manager|recipient|recruiter|^[\W_X]+$", re.IGNORECASE)
_TITLE_BEFORE = re.compile(r"\b(?:mr|ms|mrs|miss|mx|dr|prof|professor)\.? +$", re.IGNORECASE)


def find_placeholders(case: Case) -> Iterator[Finding]:
    patterns = [p for p in load_patterns()["placeholder", Force.STRICT] if p.may_occur(case.lower)]
    if not patterns:
        return
    for passage in case.passages:
        words = _hide(passage.words)
        spans = [match.span() for p in patterns for match in p.regex.finditer(words)]
        for start, end in _outermost(spans):
            if not (passage.part is Part.CLOSE and _KISSES.fullmatch(words, start, end)):
                options = _replacements(case.note, passage, start, end)
                yield finding("placeholder", passage.start + start, passage.start + end, options)


def _hide(words: str) -> str:
    """Code and addresses look like blanks; they are blotted out, at unchanged offsets."""
    return _CODE_OR_ADDRESS.sub(lambda match: "\0" * len(match.group()), words)


def _outermost(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    done = -1
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= done:
            done = end
            yield start, end


def _replacements(note: Note, passage: Passage, start: int, end: int) -> tuple[str, ...]:
    blank = passage.words[start:end]
    if (passage.part is Part.CLOSE and _READER.search(blank)) or _SENDER.search(blank):
        return (note.sender,) if note.sender else ()
    if _COMPANY.search(blank):
        return (note.company,) if note.company else ()
    if _ROLE.search(blank):
        return (note.role,) if note.role else ()
    if not _READER.search(blank):
        return ()
    wants_last = bool(_LAST.search(blank) or _TITLE_BEFORE.search(passage.words, 0, start))
    names = (_name(person, bool(_FIRST.search(blank)), wants_last) for person in _people(note.interviewers))
    return tuple(dict.fromkeys(name for name in names if name))


def _name(person: Person, wants_first: bool, wants_last: bool) -> str | None:
    if wants_first:
        return person.first
    return person.last if wants_last else person.as_recorded


@cache
def _people(interviewers: tuple[str, ...]) -> tuple[Person, ...]:
    return read_people(interviewers)

"""Blanks that a template left behind, in every style in which people leave them."""

import re
from collections.abc import Iterator
from functools import lru_cache

from coach.domain.messages import Finding, Note, Part
from coach.scoring import kept
from coach.scoring.findings.case import Case, Passage, finding
from coach.scoring.findings.patterns import Force, awake_needs, load_patterns
from coach.scoring.findings.people import Person, is_title, read_people

# D: as far back, in characters, as the title of a blank name may stand.
LONGEST_TITLE = 20

_CODE_OR_ADDRESS = re.compile(
    r"`[^`\n]{1,300}`|<?\bhttps?://[^\s<>]{1,500}>?|<?(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,64}\.[\w.-]{2,80}>?"
)
# Kisses at the foot of a note are no crosses for a name.
_KISSES = re.compile(r"[Xx]{2,}")

# What a blank asks for, by its own words; the first that fits decides.
_SENDER = re.compile(r"\b(?:your|my|full|candidate|sender|signature)[\s_]*(?:full[\s_]*)?(?:name)?(?![^\W_])", re.I)
_COMPANY = re.compile(
    r"compan|employer|organi[sz]ation|firm\b|\borg\b|XYZ|\bABC\b|(?:school|store|clinic)[\s_]name", re.I
)
_READER = re.compile(
    r"interviewer|manager|recipient|recruiter|first[\s_]*name|last[\s_]*name|surname|^[\W_]*(?:the )?names?[\W_]*$",
    re.I,
)
_BARE = re.compile(r"[\W_Xx.]+")
_ROLE = re.compile(r"role|position|job|title", re.I)
_FIRST = re.compile(r"first", re.I)
_LAST = re.compile(r"last|surname", re.I)


def find_placeholders(case: Case) -> Iterator[Finding]:
    for passage in case.passages:
        for start, end in blanks_in(passage.words, passage.lower):
            if not (passage.part is Part.CLOSE and _KISSES.fullmatch(passage.words, start, end)):
                options = _replacements(case.note, passage, start, end)
                yield finding("placeholder", passage.start + start, passage.start + end, options)


@lru_cache(maxsize=kept.SENTENCES)
def blanks_in(words: str, lower: str) -> tuple[tuple[int, int], ...]:
    """Where the blanks stand in a sentence, none inside another."""
    needs = awake_needs(lower)
    patterns = [p for p in load_patterns()["placeholder", Force.STRICT] if not needs.isdisjoint(p.needs)]
    hidden = _hide(words) if patterns else ""
    return tuple(_outermost([_span(match) for pattern in patterns for match in pattern.regex.finditer(hidden)]))


def _hide(words: str) -> str:
    """Code and addresses look like blanks; they are blotted out, at unchanged offsets."""
    return _CODE_OR_ADDRESS.sub(lambda match: "\0" * len(match.group()), words)


def _span(match: re.Match[str]) -> tuple[int, int]:
    """The group `blank` where a pattern has one, else all of the match."""
    return match.span("blank") if match.groupdict().get("blank") else match.span()


def _outermost(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    done = -1
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if start >= done:
            done = end
            yield start, end


def _replacements(note: Note, passage: Passage, start: int, end: int) -> tuple[str, ...]:
    blank = passage.words[start:end]
    before = passage.words[max(0, start - LONGEST_TITLE) : start].split()
    after_title = bool(before) and is_title(before[-1])
    reader = _READER.search(blank) or (_BARE.fullmatch(blank) and (after_title or passage.part is Part.GREETING))
    if (passage.part is Part.CLOSE and reader) or _SENDER.search(blank):
        return (note.sender,) if note.sender else ()
    if _COMPANY.search(blank):
        return (note.company,) if note.company else ()
    if reader:
        return _readers(note, first=bool(_FIRST.search(blank)), last=after_title or bool(_LAST.search(blank)))
    return (note.role,) if note.role and _ROLE.search(blank) else ()


def _readers(note: Note, *, first: bool, last: bool) -> tuple[str, ...]:
    names = (_name(person, first=first, last=last) for person in read_people(note.interviewers))
    return tuple(dict.fromkeys(name for name in names if name))


def _name(person: Person, *, first: bool, last: bool) -> str | None:
    if first:
        return person.first
    return person.last if last else person.as_recorded

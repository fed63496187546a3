"""Blanks that a template left in the text."""

import re
from collections.abc import Iterator

from coach.domain.messages import Finding, Note
from coach.scoring.findings.case import Case, finding

_SLOT = (
    r"(?:your|my|the|their|his|her|interviewer'?s?|hiring|manager'?s?|recruiter'?s?|recipient'?s?|first|last|full|company|"
    r"organi[sz]ation|employer|firm|org|job|position|role|title|name|names|date|day|time|team|department|project|topic|"
    r"something|specific|skills?|detail|phone|number|email|e-mail|address|insert|add|attach|link|city|school|year|contact|"
    r"signature|sender|subject|here|experience|achievement|result|industry|product|value|mm|dd|yyyy)"
)
_BLANKS = tuple(
    re.compile(pattern)
    for pattern in (
        r"\[(?!(?:sic|laughs?|edit\b|\d+\]|\.\.\.|…|x\]| \]))(?=[^\]\n]{0,60}[A-Za-z])[^\[\]\n]{2,60}\](?!\()",
        r"\{\{[^{}\n]{1,60}\}\}",
        r"(?<![\w$`{])\{[A-Za-z][A-Za-z_ ']{1,40}\}(?!\})",
        r"<<[^<>\n]{1,60}>>",
        rf"<(?i:{_SLOT})(?i:[ _-]{_SLOT}){{0,4}}>",
        r"%[A-Z][A-Z_]{2,30}%",
        r"(?<![\w$])\$(?:[A-Z][A-Z_]{2,30}\b|\{[A-Za-z_]{2,30}\})",
        r"(?<!\w)_{3,}(?!\w)",
        r"(?<![.…])(?:\.{6,}|…{3,})",
        r"\b(?<!Bowl )X{2,3}\b(?! chromosome)(?!-)(?! *(?:century|cent\.))",
        r"\bXYZ\b(?= (?:Company|Corp|Inc|Ltd|position|role))",
        r"\bINSERT\b(?: [A-Za-z]+){0,4}",
        r"\((?i:insert|add|your|enter|fill in)\b[^()\n]{0,40}\)",
        r"\b(?:Company|Interviewer(?:'s)?|Hiring Manager(?:'s)?|Recruiter(?:'s)?|Recipient(?:'s)?|Your|Employer)"
        r" Name\b(?! came| was| is)",
        r"(?<=Dear )(?:Name|Interviewer|Recruiter Name|Hiring Manager Name|Title)\b(?=[,:\n])",
        r"\bYour (?:Full )?(?:Name|Title|Phone(?: Number)?|Email|Address)\b(?=[\s.,\n]*(?:\n|$))",
        r"\b(?:TBD|TBC|TK|TKTK|FIXME|TODO)\b",
        r"\b[Ll]orem ipsum\b",
    )
)
_ATTRIBUTES = (
    ("company", re.compile(r"company|organi[sz]ation|employer|firm|\borg\b", re.IGNORECASE)),
    ("role", re.compile(r"role|position|job|title", re.IGNORECASE)),
    ("interviewer", re.compile(r"interviewer|manager|recruiter|recipient|contact|dear", re.IGNORECASE)),
    ("sender", re.compile(r"your|my|sender|signature", re.IGNORECASE)),
)
_CODE = re.compile(r"`[^`\n]{1,200}`|\b\w+\[(?:int|str|float|bool|\w)\]|https?://\S+")


def placeholders(case: Case) -> Iterator[Finding]:
    """Every blank once, with the record's own words where the record has them."""
    taken = [match.span() for match in _CODE.finditer(case.words)]
    for pattern in _BLANKS:
        for match in pattern.finditer(case.words):
            if not any(start < match.end() and match.start() < end for start, end in taken):
                taken.append(match.span())
                yield finding("placeholder", match.start(), match.end(), _known(match.group(), case.note))


def _known(blank: str, note: Note) -> tuple[str, ...]:
    for attribute, words in _ATTRIBUTES:
        if words.search(blank):
            one = note.interviewers[0] if attribute == "interviewer" and note.interviewers else None
            value = one if attribute == "interviewer" else getattr(note, attribute)
            return (value,) if value else ()
    return ()

"""Slips as findings: the note is laid out for proofreading, with the words of its record as right."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from coach.domain.findings import load_findings
from coach.domain.messages import Finding, Severity
from coach.scoring.findings.case import Case, lower, straighten
from coach.scoring.findings.people import is_title, name_book, name_tokens, plain, read_people
from coach.scoring.slips.proofread import proofread
from coach.scoring.slips.rules import load_rules
from coach.scoring.slips.sheet import Reader, Sheet

_WORD = re.compile(r"[^\W\d_]+")


def find_slips(case: Case) -> Iterator[Finding]:
    """What proofreading finds; a rule's own message takes the place of the catalogue's."""
    note = case.note
    sheet = Sheet(
        text=case.document.text,
        own=case.words,
        stretches=case.passages,
        company=note.company,
        role=note.role,
        readers=_readers(note.interviewers),
        spared=_spared(note.company, note.role, note.sender, note.interviewers, note.words),
        first_names=name_book().known,
    )
    for slip in proofread(sheet):
        rule = load_rules()[slip.rule]
        severity = load_findings()[rule.finding].severity
        yield Finding(rule.finding, severity, slip.start, slip.end, rule.message, slip.replacements, rule.id)


@cache
def slip_ids() -> frozenset[str]:
    """The findings of proofreading that are to be fixed, and so count against a clean note."""
    ids = {rule.finding for rule in load_rules().values()}
    return frozenset(id_ for id_ in ids if load_findings()[id_].severity is Severity.FIX)


@lru_cache(maxsize=256)
def _spared(
    company: str | None, role: str | None, sender: str | None, interviewers: tuple[str, ...], words: tuple[str, ...]
) -> frozenset[str]:
    texts = (company or "", role or "", sender or "", *interviewers, *words)
    own = frozenset(lower(straighten(word)) for word in words)
    return own | frozenset(word.lower() for text in texts for word in _WORD.findall(text)) | name_book().known


@lru_cache(maxsize=256)
def _readers(interviewers: tuple[str, ...]) -> tuple[Reader, ...]:
    return tuple(Reader(one.first, one.last, _title(one.as_recorded)) for one in read_people(interviewers))


def _title(recorded: str) -> str | None:
    first = next(name_tokens(recorded), None)
    return plain(first.group()) if first and is_title(first.group()) else None

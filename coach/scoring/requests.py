"""What an employer asked for after the interview: an opinion, availability, documents or a test."""

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache

from coach.scoring import kept
from coach.scoring.labelling.tokens import level_typography


class Asked(StrEnum):
    """The four things employers ask for."""

    OPINION = "opinion"
    AVAILABILITY = "availability"
    DOCUMENTS = "documents"
    TEST = "test"


_SIGNS = {
    Asked.AVAILABILITY: r"\b(availab\w+|which (day|time)s?|what times?|when (are|could|can|would) you|"
    r"slots?|reschedul\w+|"
    r"free on|could do|can do|works? for me|suits me|any (day|time|afternoon|morning))\b",
    Asked.DOCUMENTS: r"\b(references?|referees?|certificates?|licen[cs]e|transcripts?|portfolio|samples?|forms?|"
    r"documents?|paperwork|passport|proof|cv|r[eé]sum[eé])\b",
    Asked.TEST: r"\b(test|task|assignment|exercise|assessment|questionnaire|case study|challenge|aptitude|profile)\b",
    Asked.OPINION: r"\b(feedback|survey|opinion|impressions?|how (did|was) (you|the|it)|experience|suggest\w*|process|"
    r"interviewers?|panel|improve\w*)\b",
}
_PATTERNS = {asked: re.compile(signs) for asked, signs in _SIGNS.items()}
_NO_DOCUMENT = frozenset({"document", "documents", "paperwork", "proof", "sample", "samples", "form", "forms"})
# A day, a date or a time of day: what a reader can put in a calendar.
_MOMENT = re.compile(
    r"\b(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?s?\b"
    r"|\b\d{1,2}(?:st|nd|rd|th)?(?: of)? (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|\b\d{1,2}[:.]\d\d\b|\b\d{1,2} ?[ap]\.?m\b"
)


def asked_for(texts: Iterable[str]) -> Asked:
    """The likeliest request by what most words speak of, in the request itself or in the sentences of the reply."""
    counts = [sum(signs) for signs in zip(*map(_signs_in, texts), strict=True)]
    return tuple(_PATTERNS)[counts.index(max(counts))] if any(counts) else Asked.OPINION


@lru_cache(maxsize=kept.SENTENCES)
def _signs_in(text: str) -> tuple[int, ...]:
    words = level_typography(text).lower()
    return tuple(len(pattern.findall(words)) for pattern in _PATTERNS.values())


def documents_named(text: str) -> tuple[str, ...]:
    """The documents that a text names, as it names them, once each; none for "documents" itself."""
    found = _PATTERNS[Asked.DOCUMENTS].findall(level_typography(text).lower())
    return tuple(dict.fromkeys(one for one in found if one not in _NO_DOCUMENT))


def moments_in(text: str) -> int:
    """How many days, dates and times of day are named."""
    return len(_MOMENT.findall(text.lower()))

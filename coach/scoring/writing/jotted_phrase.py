"""Lines jotted down after an interview as they fit into a sentence that goes to the employer."""

import re
from collections.abc import Iterator

from coach.scoring.writing.jottings import topics

# D: what is longer is a sentence of its own; a blank has room for this much and stays one that the coach finds.
_LONGEST = 50
_LOWER = frozenset({"The", "A", "An", "Your", "How", "Why", "What", "Where"})
# A line that opens with these can stand after "about"; others only where they hold no sentence of their own.
_QUESTION = re.compile(r"(?:how|why|what|where|whether)\b", re.IGNORECASE)
_CLAUSE = re.compile(
    r"(?:they|he|she|we|i|it|you|there|don't|no|yes|not|asked|ask|said|told|mentioned|explained|likes?|liked|loves?|uses?"
    r"|used|seems?|looking|hates?|hired|going)\b|.*\b(?:is|are|was|were|isn't|aren't|am|has|have|had|will|would|must"
    r"|should|can|can't|needs?|needed|wants?|wanted|says|said|asked|told|goes|get|gets|got|they're|we're|it's)\b",
    re.IGNORECASE,
)
_SIGNS = re.compile(r"[:;?!=→>|/\\]|[.,]\s|--")
_BRACKETS = re.compile(r"[\[\](){}<>«»]")
# What stays out of a note (F43), however much it mattered in the room.
_KEPT_OUT = re.compile(
    r"\b(?:salar(?:y|ies)|pay|paid|wages?|bonus\w*|pension|benefits|perks?|vacation|annual leave)\b", re.I
)


def jotted_phrases(jottings: str) -> Iterator[str]:
    """In order. A line that is no phrase, such as "They need two planners", is a blank that says it, for the writer to
    put in words; a line about pay is left out."""
    return (_phrase(line) for line in topics(jottings) if not _KEPT_OUT.search(line))


def _phrase(line: str) -> str:
    line = " ".join(line.split()).strip(" .,;")
    fits = len(line) <= _LONGEST and not _SIGNS.search(line) and not _BRACKETS.search(line)
    if fits and (_QUESTION.match(line) or not _CLAUSE.match(line)):
        return _in_mid_sentence(line)
    said = " ".join(_BRACKETS.sub(" ", line).split())
    return f"[your words for: {said if len(said) <= _LONGEST else f'{said[:_LONGEST].rstrip()}…'}]"


def _in_mid_sentence(line: str) -> str:
    """To the reader "their plan" is "your plan"."""
    first, space, rest = line.partition(" ")
    if first.lower() == "their" and rest:
        return f"your {rest}"
    opens = first in _LOWER or (first.istitle() and first.endswith("ing"))
    return f"{first.lower() if opens else first}{space}{rest}"

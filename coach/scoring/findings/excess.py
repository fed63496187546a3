"""Too much of a good thing, and worn words."""

import re
from collections.abc import Iterator

from coach.domain.messages import Finding, Label, Part
from coach.scoring.findings.case import Case, finding_at
from coach.scoring.findings.patterns import Force, meet

_MOST_EXCLAMATIONS, _MOST_SUPERLATIVES, _MOST_QUESTIONS = 2, 2, 3
_SUPERLATIVE = re.compile(
    r"\b(?:absolutely|amazing|incredible|incredibly|awesome|phenomenal|unbelievable|extraordinary|perfect|perfectly|"
    r"fantastic|outstanding|thrilled|ecstatic|overjoyed|dream|greatest|the best|most (?:wonderful|beautiful|amazing)|"
    r"so so|super excited|blown away|over the moon|love love|life-changing|magical)\b"
)
_EMOJI = re.compile("[\U0001f300-\U0001faff\U0001f1e6-\U0001f1ff\u2600-\u26ff\u2764\u263a]|(?<!\\w)[:;]-?[)D](?!\\w)")
_QUESTION = re.compile(r"[?]+(?:!+[?]*)?(?!\S*[=&/])")


def overeager(case: Case) -> Iterator[Finding]:
    """One finding for each cause: exclamation marks, strong words, emoji."""
    for pattern, most in ((re.compile("!"), _MOST_EXCLAMATIONS), (_SUPERLATIVE, _MOST_SUPERLATIVES), (_EMOJI, 0)):
        hits = [(passage, match) for passage in case.passages for match in pattern.finditer(passage.lower)]
        if len(hits) > most:
            passage, match = hits[min(most, len(hits) - 1)]
            yield finding_at("overeager", passage, match)


def too_many_questions(case: Case) -> Iterator[Finding]:
    """More questions than a reader answers in one reply."""
    hits = [(passage, match) for passage in case.part(Part.BODY) for match in _QUESTION.finditer(passage.lower)]
    if len(hits) > _MOST_QUESTIONS:
        yield finding_at("too_many_questions", *hits[_MOST_QUESTIONS])


def worn_words(case: Case) -> Iterator[Finding]:
    """Stock phrases where nothing is specific, and an apology as opener."""
    if not any(Label.SPECIFIC in passage.labels for passage in case.passages):
        for passage, match in meet(case, "stock_phrase", Force.STRICT):
            yield finding_at("stock_phrase", passage, match)
    opening = case.part(Part.BODY)[:1]
    for passage, match in meet(case, "apologetic_opener", Force.STRICT):
        if passage in opening:
            yield finding_at("apologetic_opener", passage, match)

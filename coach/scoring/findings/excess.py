"""Too much of a good thing: exclamation marks, strong words, emoji, questions."""

import re
from collections.abc import Iterator

from coach.domain.messages import Finding, Part
from coach.scoring.findings.case import Case, finding

# RUBRIC, F33 and F46: from three exclamation marks or strong words on; any emoji; more than three questions.
EXCLAMATIONS, STRONG_WORDS, EMOJI = 3, 3, 1
MOST_QUESTIONS = 3

_EXCLAMATION = re.compile("!")
_STRONG = re.compile(
    r"\b(?:absolutely (?:amazing|love|loved|adore|adored|incredible|fantastic|perfect|thrilled|blown|delighted"
    r"|wonderful|brilliant)|amazing(?:ly)?|awesome|incredibl[ey]|unbelievabl[ey]|phenomenal(?:ly)?|extraordinar(?:y|ily)"
    r"|spectacular|mind-?blowing|jaw-dropping|magical|breathtaking|fabulous|sensational|epic|out of this world"
    r"|life-?changing|once-in-a-lifetime|obsessed|ecstatic|overjoyed|over the moon|blown away"
    r"|beyond (?:excited|thrilled|grateful|words|amazing)"
    r"|(?:super|so so|insanely|crazy|ridiculously|wildly|madly) (?:excited|happy|keen|grateful|thrilled|impressed"
    r"|pumped|much)|dream (?:job|company|role|team|come true)|literally (?:the|my|cannot|can't|dying|shaking|perfect)"
    r"|love love|perfect(?:ion)?\b(?! (?:attendance|score|binding|storm|pitch|tense))"
    r"|(?:the|my) (?:very )?(?:best|greatest|most \w+|coolest|sweetest|nicest|kindest|happiest|luckiest|smartest)"
    r" (?:\w+ ){0,3}(?:ever|on earth|in the (?:world|universe)|of my (?:life|career)|i(?:'ve| have) ever)"
    r"|with all my heart|from the bottom of my heart|words cannot|can't (?:even|stop smiling|contain)"
    r"|thrilled to (?:bits|pieces)|wow)\b"
)
# Each strong word has one of these in it. Few notes have as many as are too much, and a count of them costs a quarter.
_IN_STRONG = (
    "absolutely ", "amazing", "awesome", "incredibl", "unbelievabl", "phenomenal", "extraordinar", "spectacular",
    "blowing", "jaw-dropping", "magical", "breathtaking", "fabulous", "sensational", "epic", "out of this world",
    "changing", "once-in-a-lifetime", "obsessed", "ecstatic", "overjoyed", "over the moon", "blown away", "beyond ",
    "super ", "so so ", "insanely ", "crazy ", "ridiculously ", "wildly ", "madly ", "dream ", "literally ",
    "love love", "perfect", "ever", " on earth", " in the world", " in the universe", " of my life", " of my career",
    "my heart", "words cannot", "can't ", "thrilled to ", "wow",
)  # fmt: skip
# Pictographs and flags, and the older signs that are drawn as emoji; no ticks, arrows, card suits or trade marks, and
# none of the signs that people put before a telephone number or an address.
_EMOJI = re.compile(
    "[\U0001f1e6-\U0001f1ff\U0001f300-\U0001faff☺☹❤❣☝☀☕⚡⛄⛅✊✋✌✨❄❗❓⭐](?<![🌐🏠🏢💻💼📌📍📞📠📧📨📩📬📮📱🔗🖂🖨])"
)
_QUESTION = re.compile(r'\?(?:!?\?)*(?!")')
_ADDRESS = re.compile(r"\b(?:https?://|www\.)\S+")
# The employer's question, repeated above or before the answer to it.
_REPEATED = re.compile(r"\(?(?:q ?)?\d{1,2}[.):][^?]*\?.*\w", re.IGNORECASE | re.DOTALL)


def find_overeager(case: Case) -> Iterator[Finding]:
    """One finding for each cause, on the mark or word with which it becomes too much."""
    text = case.lower
    for limit, regex, most in (
        (EXCLAMATIONS, _EXCLAMATION, text.count("!")),
        (STRONG_WORDS, _STRONG, sum(map(text.count, _IN_STRONG))),
        (EMOJI, _EMOJI, 0 if text.isascii() else len(text)),
    ):
        spans = [match.span() for match in regex.finditer(text)] if most >= limit else []
        if len(spans) >= limit:
            yield finding("overeager", *spans[limit - 1])


def find_too_many_questions(case: Case) -> Iterator[Finding]:
    """`?!` is one question; a mark inside an address or before a closing quotation mark is none."""
    asked = [
        passage
        for passage in case.part(Part.BODY)
        if "?" in passage.words and not _REPEATED.match(passage.words)
        for _ in _QUESTION.finditer(_ADDRESS.sub("", passage.words))
    ]
    if len(asked) > MOST_QUESTIONS:
        yield finding("too_many_questions", asked[MOST_QUESTIONS].start, asked[MOST_QUESTIONS].end)

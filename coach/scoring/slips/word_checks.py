"""Checks on words and the words beside them."""

import re
from collections.abc import Iterator

from coach.domain.messages import Part
from coach.scoring.slips.checking import Found, OfEach
from coach.scoring.slips.sheet import Sheet, Stretch
from coach.scoring.slips.spelling import misspelt
from coach.scoring.slips.vocabulary import is_word, load_words

# D: Grace and Joy are words too; Marie is none.
_BESIDE_A_NAME = 15_000_000
# Doubled on purpose, or by the grammar of English; or names (Duran Duran is left out by its capitals).
_MAY_STAND_TWICE = frozenset(
    "that had is was do in on up out over very so really no ha bye please many long much more far way well there now"
    " yes hey hear blah tut wow knock night half half her it what which hip chop win boo can bon poo wink love lot oi"
    " fr chin pili tuk yum".split()
)
_DOUBLED = re.compile(
    r"(?<![\w'.-])(?P<word>[A-Za-z]{1,20}(?:'[a-z]{1,2})?) (?P<again>(?P=word))(?![\w'-]|\.\w)", re.IGNORECASE
)
_ARTICLE = re.compile(r"(?<![\w'.&/-])(?P<article>[Aa]n?) (?P<next>[A-Za-z]{2,30})(?![\w'/&]|\.\w)")
# What `a` is a letter after, and no article.
_LETTER_AFTER = re.compile(
    r"\b(?:grade|vitamin|plan|option|type|hepatitis|section|part|level|class|block|team|band|exhibit|appendix|list|unit"
    r"|ward|shift|group|category|site|bay|gate|line|and|or|the|ms\.|mr\.|mrs\.|dr\.) $",
    re.IGNORECASE,
)
# Said letter by letter, from a vowel on; others are said as words, or either way: NASA, SQL.
_SPELT_OUT = frozenset(
    "AAT AED AI EHR EMT ER FBI HGV HNC HND HR HTML ICU LGV LPN MBA MOT MRI MSc NDA NHS NVQ RN SSL XML".split()
)
_FUNCTION_WORDS = frozenset("and or is in at as if of on are am it i an any all our us under until up".split())
_LIKE_YOU = re.compile(
    r"(?:unanim|uro|uter|uni(?!n|m[aip]|d(?!i))|us(?:e|u(?!r)|a)|ut(?:il|o)|ur(?:e|i|an)|ub[ie]|uk|uganda|ew|eu|one(?!r)|once|ouija|u$)"
)
_SILENT_H = re.compile(r"(?:hour|honest|honou?r|heir)")
_EITHER_H = re.compile(r"(?:histor|hotel|habit|herb|hallucin|heroic|horrif|heredit|hilar|hypoth|hysteri|humb|homage)")


def spelling(sheet: Sheet, stretches: tuple[Stretch, ...]) -> Iterator[Found]:
    """Nobody misspells a word into a name: what is near nothing but names may be right."""
    for one in stretches:
        for start, end, right in misspelt(one.words, sheet.spared, names=one.part is not Part.BODY):
            meant = tuple(word for word in right if not _is_only_a_name(word.lower(), sheet.first_names))
            if meant:
                yield one.start + start, one.start + end, meant


def _is_only_a_name(word: str, first_names: frozenset[str]) -> bool:
    return word in first_names and load_words().get(word, 0) < _BESIDE_A_NAME


def _doubled(words: str) -> tuple[Found, ...]:
    found = []
    for match in _DOUBLED.finditer(words):
        low = match["word"].lower()
        if low not in _MAY_STAND_TWICE and (match["again"].islower() or "'" in low):
            found.append((*match.span(), (match["word"],)))
    return tuple(found)


def _articles(words: str) -> tuple[Found, ...]:
    return tuple(
        (*match.span("article"), (right,))
        for match in _ARTICLE.finditer(words)
        if not _is_letter(words, match) and (right := _right_article(match["article"], match["next"]))
    )


def _is_letter(words: str, match: re.Match[str]) -> bool:
    alone = match["article"] == "A" and match.start() > 0
    return alone or _LETTER_AFTER.search(words[max(0, match.start() - 12) : match.start()]) is not None


def _right_article(article: str, following: str) -> str | None:
    """The other article where it is right; None where this one is, or where nothing is known."""
    low = following.lower()
    if following in _SPELT_OUT:
        return f"{article}n" if len(article) == 1 else None
    if low in _FUNCTION_WORDS or (following != low and following != low.capitalize()) or not is_word(low):
        return None
    if following != low and low[0] == "u":  # names: Uber, Ubuntu
        return None
    if _EITHER_H.match(low):
        return None
    vowel = bool(_SILENT_H.match(low)) or (low[0] in "aeiou" and not _LIKE_YOU.match(low))
    right = article[0] + ("n" if vowel else "")
    return right if right != article else None


doubled_word, article = OfEach(_doubled, lower=False), OfEach(_articles, lower=False)

"""Checks on words and the words beside them."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from coach.domain.messages import Part
from coach.scoring.slips.sheet import Sheet, Stretch
from coach.scoring.slips.spelling import misspelt
from coach.scoring.slips.vocabulary import is_word, load_words

Found = tuple[int, int, tuple[str, ...]]
Check = Callable[[Sheet, tuple[Stretch, ...]], Iterator[Found]]

# Doubled on purpose, or by the grammar of English; or names (Duran Duran is left out by its capitals).
_MAY_STAND_TWICE = frozenset(
    "that had is was do in on up out over very so really no ha bye please many long much more far way well there now"
    " yes hey hear blah tut wow knock night half half her it what which hip chop win boo can bon poo wink love lot oi fr".split()
)
_DOUBLED = re.compile(r"(?<![\w'.-])(?P<word>[A-Za-z]{1,20}) (?P<again>(?P=word))(?![\w'-]|\.\w)", re.IGNORECASE)
_ARTICLE = re.compile(r"(?<![\w'.&/-])(?P<article>[Aa]n?) (?P<next>[A-Za-z]{2,30})(?![\w'/&]|\.\w)")
# What `a` is a letter after, and no article.
_LETTER_AFTER = re.compile(
    r"(?:grade|vitamin|plan|option|type|hepatitis|section|part|level|class|block|team|band|exhibit|appendix|list|unit"
    r"|ward|shift|group|category|site|bay|gate|line|and|or|the|ms\.|mr\.|mrs\.|dr\.) $",
    re.IGNORECASE,
)
_FUNCTION_WORDS = frozenset("and or is in at as if of on are am it i an any all our us under until up".split())
_LIKE_YOU = re.compile(
    r"(?:uni(?!n|m[ip]|d(?!i))|us(?:e|u(?!r)|a)|ut(?:il|o)|ur(?:e|i|an)|ub[ie]|uk|uganda|ew|eu|one(?!r)|once|ouija|u$)"
)
_SILENT_H = re.compile(r"(?:hour|honest|honou?r|heir)")
_EITHER_H = re.compile(r"(?:histor|hotel|habit|herb|hallucin|heroic|horrif|heredit|hilar|hypoth|hysteri|humb|homage)")
_LOOK_FORWARD = re.compile(
    r"\blook(?:s|ing|ed)? {1,9}forward {1,9}to {1,9}(?P<verb>[a-z]{2,12})(?P<next> {1,9}[a-z]+|[ ]?[.,;!]|$)"
)
_PLAIN_VERBS = frozenset(
    "hear meet see join learn discuss receive speak continue contribute be become get have know read begin bring explore"
    " collaborate develop understand say tell make take give put build grow serve teach write go come apply prove find"
    " connect ask assist provide".split()
)
# Nouns too, so that only the word after them tells: `to work with you`.
_VERBS_OR_NOUNS = frozenset("work talk start visit help chat call catch share lead chase support interview".split())
_AFTER_A_VERB = frozenset(
    "with from to you the your a an more about together alongside for at my this as again up working".split()
)
_DOUBLING = frozenset("get put begin let".split())
_BASE_OF = {
    "met": "meet", "went": "go", "saw": "see", "did": "do", "took": "take", "gave": "give", "made": "make",
    "came": "come", "wrote": "write", "spoke": "speak", "told": "tell", "knew": "know", "began": "begin",
    "became": "become", "chose": "choose", "brought": "bring", "had": "have", "got": "get", "heard": "hear",
    "thought": "think", "sent": "send", "taught": "teach", "said": "say", "kept": "keep", "grew": "grow",
    "understood": "understand", "asked": "ask", "joined": "join", "worked": "work", "talked": "talk",
    "thanked": "thank", "learned": "learn", "discussed": "discuss", "received": "receive", "visited": "visit",
    "helped": "help", "wanted": "want", "explained": "explain", "showed": "show", "started": "start",
}  # fmt: skip
# Beside being a past, these stand after `to` in other ways: `to learned friends`.
_NOT_AFTER_TO = frozenset({"thought", "learned", "understood", "had", "said", "sent", "worked", "received"})
_IRREGULAR = re.compile(r"(?<![\w'-])(?:not )?to {1,9}(?P<verb>" + "|".join(sorted(_BASE_OF)) + r")(?![\w'-])")
_EAGER_TO = re.compile(
    r"\b(?:want(?:ed)?|like|love|hope|need|able|happy|pleased|glad|nice|great|good|opportunity|chance|pleasure|honou?r"
    r"|lovely|wonderful|keen|eager|delighted|excited) {1,9}to {1,9}(?P<verb>[a-z]{3,12})(?![\w'-])"
)
_ING_TO_BASE = {
    "meeting": "meet", "seeing": "see", "hearing": "hear", "speaking": "speak", "talking": "talk",
    "learning": "learn", "joining": "join", "working": "work", "discussing": "discuss",
}  # fmt: skip
_THANKS_FOR = re.compile(
    r"\b(?:thank {1,9}you|thanks)(?: {1,9}(?:so|very) {1,9}much| {1,9}again| {1,9}both)? {1,9}for {1,9}"
    r"(?P<verb>meet|see|take|talk|speak|show|invite|have|give|share|consider|let|make|call|write|tell|answer|explain|come"
    r"|send|offer|interview) {1,9}(?:me|us|the|with|to|your|my|a|time|you|so|out)\b"
)
_DID = re.compile(r"\b(?:didn't|did {1,9}not) {1,9}(?P<verb>" + "|".join(sorted(_BASE_OF)) + r")(?![\w'-])")
_PLURAL_SUBJECT = re.compile(
    r"^(?:the|these|those|your|our|my|both|all the|all your) {1,9}(?P<noun>[a-z]{3,20}s)"
    r"(?: {1,9}(?:that {1,9}|which {1,9})?(?:you|i|we) {1,9}(?:[a-z]{3,15}ed|sent|gave|wanted|asked {1,9}for))?"
    r" {1,9}(?P<verb>was|is|has)\b(?!')"
)
_LOOKS_PLURAL = re.compile(r"(?:ss|us|is|ics|ings|works|news|means|series|species|quarters|lens|sales|stairs|gas|gross)$")
_PLURAL_OF = {"was": "were", "is": "are", "has": "have"}


def spelling(sheet: Sheet, stretches: tuple[Stretch, ...]) -> Iterator[Found]:
    for one in stretches:
        for start, end, right in misspelt(one.words, sheet.spared, names=one.part is not Part.BODY):
            yield one.start + start, one.start + end, right


def _each(find: Callable[[str, str], tuple[Found, ...]]) -> Check:
    """A check that looks at one sentence at a time, with its results kept."""

    def check(_: Sheet, stretches: tuple[Stretch, ...]) -> Iterator[Found]:
        for one in stretches:
            for start, end, right in find(one.words, one.lower):
                yield one.start + start, one.start + end, right

    return check


@lru_cache(maxsize=4096)
def _doubled(words: str, _: str) -> tuple[Found, ...]:
    found = []
    for match in _DOUBLED.finditer(words):
        low = match["word"].lower()
        if low not in _MAY_STAND_TWICE and match["again"].islower():
            found.append((*match.span(), (match["word"],)))
    return tuple(found)


@lru_cache(maxsize=4096)
def _articles(words: str, _: str) -> tuple[Found, ...]:
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
    if low in _FUNCTION_WORDS or (following != low and following != low.capitalize()) or not is_word(low):
        return None
    if following != low and low[0] == "u":  # names: Uber, Ubuntu
        return None
    if _EITHER_H.match(low):
        return None
    vowel = bool(_SILENT_H.match(low)) or (low[0] in "aeiou" and not _LIKE_YOU.match(low))
    right = article[0] + ("n" if vowel else "")
    return right if right != article else None


@lru_cache(maxsize=4096)
def _look_forward(words: str, lower: str) -> tuple[Found, ...]:
    if "forward" not in lower:
        return ()
    return tuple(
        (*match.span("verb"), (_ing(match["verb"]),))
        for match in _LOOK_FORWARD.finditer(lower)
        if match["verb"] in _PLAIN_VERBS
        or (match["verb"] in _VERBS_OR_NOUNS and match["next"].strip() in _AFTER_A_VERB)
    )


def _ing(verb: str) -> str:
    if verb in _DOUBLING or verb == "chat":
        return f"{verb}{verb[-1]}ing"
    return f"{verb[:-1]}ing" if verb.endswith("e") and not verb.endswith(("ee", "be")) else f"{verb}ing"


@lru_cache(maxsize=4096)
def _past_after_to(words: str, lower: str) -> tuple[Found, ...]:
    if " to " not in lower:
        return ()
    spans: dict[tuple[int, int], str] = {}
    for match in _EAGER_TO.finditer(lower):
        if base := _BASE_OF.get(match["verb"]) or _ING_TO_BASE.get(match["verb"]):
            spans[match.span("verb")] = base
    for match in _IRREGULAR.finditer(lower):
        if match["verb"] not in _NOT_AFTER_TO and not match["verb"].endswith("ed"):
            spans[match.span("verb")] = _BASE_OF[match["verb"]]
    return tuple((*span, (base,)) for span, base in sorted(spans.items()))


@lru_cache(maxsize=4096)
def _past_after_did(words: str, lower: str) -> tuple[Found, ...]:
    if "did" not in lower:
        return ()
    return tuple((*match.span("verb"), (_BASE_OF[match["verb"]],)) for match in _DID.finditer(lower))


@lru_cache(maxsize=4096)
def _plural_with_singular(words: str, lower: str) -> tuple[Found, ...]:
    match = _PLURAL_SUBJECT.match(lower)
    if match is None or _LOOKS_PLURAL.search(match["noun"]) or match["noun"][:-1] not in load_words():
        return ()
    return ((*match.span("verb"), (_PLURAL_OF[match["verb"]],)),)


@lru_cache(maxsize=4096)
def _thanks_for_verb(words: str, lower: str) -> tuple[Found, ...]:
    if "thank" not in lower:
        return ()
    return tuple((*match.span("verb"), (_ing(match["verb"]),)) for match in _THANKS_FOR.finditer(lower))


thanks_for_verb = _each(_thanks_for_verb)
doubled_word, article = _each(_doubled), _each(_articles)
look_forward, plural_with_singular = _each(_look_forward), _each(_plural_with_singular)
past_after_to, past_after_did = _each(_past_after_to), _each(_past_after_did)

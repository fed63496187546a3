"""Checks on the forms of verbs."""

import re
import tomllib
from importlib.resources import files
from typing import Any

from coach.scoring.slips.checking import Found, OfEach
from coach.scoring.slips.vocabulary import load_words

_VERBS: dict[str, Any] = tomllib.loads(files("coach.scoring.slips").joinpath("verbs.toml").read_text(encoding="utf-8"))
_BASE: dict[str, str] = _VERBS["base"]
_ING: dict[str, str] = _VERBS["ing"]
_PLAIN, _OR_NOUNS = frozenset(_VERBS["plain"].split()), frozenset(_VERBS["or_nouns"].split())
_AFTER_A_VERB, _DOUBLING = frozenset(_VERBS["after_a_verb"].split()), frozenset(_VERBS["doubling"].split())


def _any_of(words: str) -> str:
    return "|".join(words.split())


_LOOK_FORWARD = re.compile(
    r"\blook(?:s|ing|ed)? {1,9}forward {1,9}to {1,9}(?P<verb>[a-z]{2,12})(?![\w'-])(?: {1,9}(?P<next>[a-z]+))?"
)
_PAST_ANYWHERE = re.compile(rf"(?<![\w'-])to {{1,9}}(?P<verb>{_any_of(_VERBS['past_anywhere'])})(?![\w'-])")
_EAGER_TO = re.compile(
    r"\b(?:want(?:ed)?|like|love|hope|need|able|happy|pleased|glad|nice|great|good|opportunity|chance|pleasure|honou?r"
    r"|lovely|wonderful|keen|eager|delighted|excited) {1,9}to {1,9}(?P<verb>[a-z]{3,12})(?![\w'-])"
)
_DID = re.compile(rf"\b(?:didn't|did {{1,9}}not) {{1,9}}(?P<verb>{'|'.join(_BASE)})(?![\w'-])")
_THANKS_FOR = re.compile(
    r"\b(?:thank {1,9}you|thanks)(?: {1,9}(?:so|very) {1,9}much| {1,9}again| {1,9}both)? {1,9}for {1,9}"
    rf"(?P<verb>{_any_of(_VERBS['after_thanks'])}) {{1,9}}(?:me|us|the|with|to|your|my|a|time|you|so|out)\b"
)
_PLURAL_SUBJECT = re.compile(
    r"(?:^|\b(?:that|said|say|because|if|when|since|think|thought|know|hope|where|how|but|while"
    r"|before) {1,9})"
    r"(?:the|these|those|your|our|my|both|all {1,9}the|all {1,9}your) {1,9}(?P<noun>[a-z]{3,20}s|children"
    r"|people|men|women)"
    r"(?: {1,9}(?:that {1,9}|which {1,9})?(?:you|i|we) {1,9}(?:[a-z]{3,15}ed|sent|gave|met|saw|wanted|asked {1,9}for))?"
    r"(?: {1,9}(?:in|on|at|from) {1,9}(?:[a-z\d]{1,12} {1,9}){0,2}[a-z\d]{1,12})?"
    r" {1,9}(?P<verb>was|is|has)\b(?!')"
)
_HERE_IS = re.compile(
    r"\b(?:here|there) {1,9}(?P<verb>is|was) {1,9}(?:the {1,9}|my {1,9}|your {1,9})?(?:two|three|four|five|six|several"
    r"|many|both)"
    r" {1,9}(?:[a-z]{3,15} {1,9})?(?P<noun>[a-z]{3,20}s)\b"
)
_MODAL = re.compile(
    r"\b(?:i|you|we|they|he|she|it|who|that|this|not|and)(?: {1,9}(?:will|would|can|could|should|must|might))"
    r"(?: {1,9}(?:not|also|really|then|gladly|certainly|still|very {1,9}much))? {1,9}"
    rf"(?P<verb>{'|'.join(_BASE)})(?![\w'-])"
)
_HAVE_PAST = re.compile(
    rf"\b(?:have|has|had|having|[a-z]{{1,5}}'ve)(?: {{1,9}}(?:not|never|already|also|ever|just|only))? {{1,9}}"
    rf"(?P<verb>{'|'.join(_VERBS['participle'])})(?![\w'-])"
)
_PARTICIPLE: dict[str, str] = _VERBS["participle"]
_ONE_IN_S = re.compile(r"(?:ss|us|is|ics|ings|works|news|means|series|species|quarters|lens|sales|stairs|gas)$")
_PLURAL_OF = {"was": "were", "is": "are", "has": "have"}


def _ing(verb: str) -> str:
    if verb in _DOUBLING:
        return f"{verb}{verb[-1]}ing"
    return f"{verb[:-1]}ing" if verb.endswith("e") and not verb.endswith(("ee", "be")) else f"{verb}ing"


def _look_forward(lower: str) -> tuple[Found, ...]:
    if "forward" not in lower:
        return ()
    return tuple(
        (*match.span("verb"), (_ing(match["verb"]),))
        for match in _LOOK_FORWARD.finditer(lower)
        if match["verb"] in _PLAIN or (match["verb"] in _OR_NOUNS and match["next"] in _AFTER_A_VERB)
    )


def _past_after_to(lower: str) -> tuple[Found, ...]:
    if " to " not in lower:
        return ()
    found = {match.span("verb"): _BASE[match["verb"]] for match in _PAST_ANYWHERE.finditer(lower)}
    for match in _EAGER_TO.finditer(lower):
        if base := _BASE.get(match["verb"]) or _ING.get(match["verb"]):
            found[match.span("verb")] = base
    return tuple((*span, (base,)) for span, base in sorted(found.items()))


def _past_after_did(lower: str) -> tuple[Found, ...]:
    if "did" not in lower:
        return ()
    return tuple((*match.span("verb"), (_BASE[match["verb"]],)) for match in _DID.finditer(lower))


def _thanks_for_verb(lower: str) -> tuple[Found, ...]:
    if "thank" not in lower:
        return ()
    return tuple((*match.span("verb"), (_ing(match["verb"]),)) for match in _THANKS_FOR.finditer(lower))


def _plural_with_singular(lower: str) -> tuple[Found, ...]:
    subjects = (*_PLURAL_SUBJECT.finditer(lower), *_HERE_IS.finditer(lower))
    plural = [one for one in subjects if not one["noun"].endswith("s") or _is_plural(one["noun"])]
    return tuple((*one.span("verb"), (_PLURAL_OF[one["verb"]],)) for one in plural)


def _is_plural(noun: str) -> bool:
    return not _ONE_IN_S.search(noun) and noun[:-1] in load_words()


def _past_after_modal(lower: str) -> tuple[Found, ...]:
    return tuple((*match.span("verb"), (_BASE[match["verb"]],)) for match in _MODAL.finditer(lower))


def _past_after_have(lower: str) -> tuple[Found, ...]:
    return tuple((*match.span("verb"), (_PARTICIPLE[match["verb"]],)) for match in _HAVE_PAST.finditer(lower))


look_forward = OfEach(_look_forward, lower=True)
past_after_to = OfEach(_past_after_to, lower=True)
past_after_did = OfEach(_past_after_did, lower=True)
thanks_for_verb = OfEach(_thanks_for_verb, lower=True)
past_after_modal = OfEach(_past_after_modal, lower=True)
past_after_have = OfEach(_past_after_have, lower=True)
plural_with_singular = OfEach(_plural_with_singular, lower=True)

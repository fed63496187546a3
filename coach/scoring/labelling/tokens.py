"""Words as the classifier sees them: names, numbers and dates masked, spelling varieties and typography levelled.

Masks keep the score blind to who is named (EVIDENCE F55) and let what was learnt about one firm hold for another.
"""

import re
from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from coach.scoring import kept
from coach.scoring.wordlists import LETTER_WORDS

_TYPOGRAPHY = {
    "’": "'", "‘": "'", "ʼ": "'", "“": '"', "”": '"', "„": '"', "–": "-", "—": "-", "‑": "-", "\u00a0": " ",
}  # fmt: skip
_DAYS = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed weds thu thur thurs fri sat sun".split()
)
_MONTHS = frozenset(
    "january february march april june july august september october november december "
    "jan feb mar apr jun jul aug sep sept oct nov dec".split()
)
_DATES = _DAYS | _MONTHS | {"may"}
# What a name must follow, with or without a full stop.
_SHORT_TITLES = frozenset("mr mrs ms mx dr prof".split())
_TITLES = frozenset("mr mrs ms mx dr prof professor miss sir madam".split())
# Between a title or a name and a name they are a part of it: Mr le Roux, Ana de Souza, Nora bint Saad.
_PARTICLES = frozenset("af al av bin bint binti da das de del della den der di dos du el ibn la le van von zu".split())
_PRONOUNS = {
    "he": "they", "she": "they", "him": "them", "his": "their", "her": "their", "hers": "their", "theirs": "their",
    "himself": "themselves", "herself": "themselves", "themself": "themselves",
    "he's": "they've", "she's": "they've", "he'd": "they'd", "she'd": "they'd", "he'll": "they'll", "she'll": "they'll",
}  # fmt: skip


def _short_ending(match: re.Match[str]) -> str:
    return {"p": "program", "c": "catalog", "d": "dialog"}[match[1][0]] + match[2]


# British to American, by stem: the smaller set of endings. Never a deduction either way.
_AMERICAN = (
    (re.compile(r"^(fav|col|behavi|lab|hon|neighb|endeav|flav|hum|rum|harb)our"), r"\1or"),
    (re.compile(r"^([a-z]{3,})is(e|ed|es|ing|ation|ations|er|ers)$"), r"\1iz\2"),
    (re.compile(r"^(analy|cataly|paraly)s(e|ed|es|ing)$"), r"\1z\2"),
    # Travelled, but not called: British doubling follows a second, unstressed syllable.
    (re.compile(r"^([a-z]{0,30}[aeiouy][a-z]{0,30}[^aeiouy][aeiouy])ll(ed|ing|er|ers)$"), r"\1l\2"),
    (re.compile(r"^(cent|theat|met|lit)re(s?)$"), r"\1er\2"),
    (re.compile(r"^(programme|catalogue|dialogue)(s?)$"), _short_ending),
    (re.compile(r"^(licen|defen|offen|practi)[cs]e"), r"\1se"),
    (re.compile(r"^(enrol|fulfil|skilful|instal)(l?)(s|ment)?$"), r"\1\3"),
    (re.compile(r"^(learn|burn|dream|spoil|spell|lean)t$"), r"\1ed"),
    (re.compile(r"^(an|gyn|h|orthop|p)ae(?=sth|c|m|d)"), r"\1e"),
    (re.compile(r"^grey"), "gray"),
    (re.compile(r"^whilst$"), "while"),
    (re.compile(r"^cheque"), "check"),
)  # fmt: skip

_ADDRESS = r"https?://\S+|www\.\S+|[\w.+-]{1,64}@[\w-]{1,64}\.[\w.]{2,64}"
_ANY_OTHER = (
    r"\[[^\]\n]{1,60}\]|\{\{[^}\n]{1,60}\}\}"
    r"|[^\W\d_]+(?:'[^\W\d_]+)*|\d[\d.,:/]*(?:st|nd|rd|th|am|pm|%)?|\.{3}|…|[^\w\s]|_+"
)
_TOKEN = re.compile(f"{_ADDRESS}|{_ANY_OTHER}")
# For texts without an address, which need not be looked for at every word.
_NO_ADDRESS = re.compile(_ANY_OTHER)
_IN_ADDRESSES = ("@", "http", "www.")
_SENTENCE_STARTERS = frozenset(".!?:•*-")
_HYPHENS = "-\u2010\u2011"
_DOUBLE = re.compile(rf"\b([^\W\d_]+)[{_HYPHENS}]([^\W\d_]+)")
# A line of one word is who is called, Will and Joy too, unless it is one of these.
_CALLED = re.compile(r"([A-Z][^\W\d_]+),$")
_NOBODY = _TITLES.union(
    LETTER_WORDS.salutations, LETTER_WORDS.addressees, LETTER_WORDS.titles, LETTER_WORDS.sign_off_cores,
    LETTER_WORDS.sign_off_fillers,
)  # fmt: skip


def level_typography(text: str) -> str:
    """Straight quotes, plain hyphens and spaces; as long as the text given."""
    if text.isascii():
        return text
    for written, plain in _TYPOGRAPHY.items():  # twenty times as fast as str.translate on curly quotes
        text = text.replace(written, plain)
    return text


def tokens(text: str, lexicon: frozenset[str]) -> list[str]:
    """Masked lower-case tokens of a sentence; a capitalised first word counts as a name if not in the `lexicon`."""
    return [mask for _, mask in masked(text, lexicon)]


# Two read the same sentences one after the other: those who count words, and the encoder.
@lru_cache(maxsize=256)
def masked(text: str, lexicon: frozenset[str]) -> tuple[tuple[str, str], ...]:
    """Each token as written, save for its typography and the hyphen of a double name, and as masked; only the first of
    a run of names, and no particle within it."""
    if any(hyphen in text for hyphen in _HYPHENS):  # before typography is levelled: a dash joins no names
        text = _DOUBLE.sub(lambda match: _as_one_name(match[1], match[2], lexicon) or match.group(), text)
    return tuple(_masked(level_typography(text), lexicon))


def _masked(text: str, lexicon: frozenset[str]) -> Iterator[tuple[str, str]]:
    called = _CALLED.match(text)
    if called and called[1].lower() not in _NOBODY:
        yield from ((called[1], "NAME"), (",", ","))
        return
    first, before, titled = True, "", False
    particles: list[str] = []
    pattern = _TOKEN if any(sign in text for sign in _IN_ADDRESSES) else _NO_ADDRESS
    for token in pattern.findall(text):
        is_word = token[0].isalpha() and "@" not in token
        if token in _PARTICLES and (titled or before == "NAME"):
            particles.append(token)
            continue
        # Whatever else it may be: Ms. May, Mr. Park; and in small letters what else nobody writes: Mr ffrench.
        if titled and is_word and (token[0].isupper() or token not in lexicon):
            mask = "NAME"
        else:
            mask = _mask_word(token, first, lexicon) if is_word else _mask_other(token)
        if particles and mask != "NAME":
            yield from ((one, _mask_word(one, False, lexicon)) for one in particles)
            titled, before = False, ""
        particles.clear()
        if mask != "NAME" or before != "NAME":
            yield token, mask
        titled = token.lower() in _SHORT_TITLES or (titled and token == ".")
        first, before = token in _SENTENCE_STARTERS and not titled, mask
    yield from ((one, _mask_word(one, False, lexicon)) for one in particles)


def _as_one_name(first: str, second: str, lexicon: frozenset[str]) -> str | None:
    """Ji-woo and Al-Hassan without their hyphens, as one name like any other, and al-Hassan without its particle; None
    where it is none."""
    if first in _PARTICLES and second[0].isupper() and second.lower() not in lexicon:
        return second
    dates = [part.lower() in _DATES for part in (first, second)]
    strange = [part.lower() not in lexicon and part != "I" for part in (first, second)]
    if not first[0].isupper() or all(dates) or second == "I":
        return None
    return f"{first}{second}" if strange[1] or (second[0].isupper() and strange[0]) else None


def _mask_other(token: str) -> str:
    if "@" in token and len(token) > 1:
        return "EMAIL"
    if token[0] in "[{" and len(token) > 1:
        return "BLANK"
    if not token[0].isdigit():
        return "..." if token == "…" else token
    if token.endswith(("st", "nd", "rd", "th")):
        return "NUMTH"
    if ":" in token or token.endswith(("am", "pm")):
        return "NUMTIME"
    return "NUMPCT" if token.endswith("%") else "NUM"


@lru_cache(maxsize=kept.WORDS)
def _mask_word(token: str, first: bool, lexicon: frozenset[str]) -> str:
    lower = token.lower()
    if lower.startswith(("http:", "https:", "www.")):
        return "URL"
    base = lower.removesuffix("'s")
    capital = token[0].isupper()
    if base in _DAYS and (capital or len(base) > 4):
        return "DAY"
    if capital and (base in _MONTHS or (base == "may" and not first)):
        return "MONTH"
    if base in _TITLES:
        return "TITLE"
    if capital and lower != "i" and not lower.startswith("i'") and (not first or base not in lexicon):
        return "NAME"
    return _PRONOUNS.get(lower) or american(lower)


@lru_cache(maxsize=kept.WORDS)
def american(word: str) -> str:
    """The American spelling of a lower-case word, or the word itself."""
    for pattern, replacement in _AMERICAN:
        changed = pattern.sub(replacement, word)
        if changed != word:
            return changed
    return word


# D: a word that stands in mid-sentence with a capital this many times as often as without is a name, once typed small.
_OFTENER_A_NAME = 2
_WORD = re.compile(r"(?P<middle>(?<=[a-z,] ))?(?<!\w)(?P<word>[^\W\d_]+(?:'[^\W\d_]+)*)")


def lexicon_of(texts: list[str]) -> frozenset[str]:
    """Words seen in lower case: a capital at the start of a sentence does not make these a name. Not the second half of
    a double name, nor what is a name nearly always."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for text in map(level_typography, texts):
        end_of_name: int | None = None
        for match in _WORD.finditer(text):
            word, joined = match["word"], match.start() - 1 == end_of_name
            if joined or word[0].isupper():
                end_of_name = match.end() if text.startswith("-", match.end()) else None
            if joined:
                continue
            if word[0].islower():
                small[word] += 1
            elif match["middle"] is not None:
                capital[word.lower()] += 1
    return frozenset(word for word, count in small.items() if capital[word] <= _OFTENER_A_NAME * count)

"""Names: taken from the record, and compared with what the writer calls somebody."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from coach.scoring import kept

_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i"})
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa"})
_TOKEN = re.compile(r"[^\W\d_](?:[^\W\d_]|['’`.-](?=[^\W\d_]))*")
# What may stand before a match keeps both from being tried anew at each character of a long run.
_BETWEEN = re.compile(r"(?<!\s)\s*(?:;|/|&|\+|\n|\band\b)\s*")
# D: characters of all who are named in one field, and of one of them; what comes after is no name that a note spells.
_LONGEST_PANEL, _LONGEST_ENTRY = 4000, 300
_BRACKETED = re.compile(r"(?<![^(])[^(]*\(([^()]*)\).*")


@lru_cache(maxsize=kept.WORDS)
def plain(name: str) -> str:
    """A name without case, accents, hyphens, apostrophes and full stops."""
    folded = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    return "".join(letter for letter in folded if letter.isalpha())


@cache
def _words(section: str) -> frozenset[str]:
    table = tomllib.loads(files("coach.scoring.findings").joinpath("address_words.toml").read_text(encoding="utf-8"))
    return frozenset(table[section])


def is_title(token: str) -> bool:
    return plain(token) in _words("titles")


def is_nobody(token: str) -> bool:
    """A word for no one in particular: `team`, `there`, `hiring`."""
    return token.lower() in _words("nobody") or plain(token) in _words("nobody")


def means_several(token: str) -> bool:
    return token.lower() in _words("several")


def is_filler(token: str) -> bool:
    return plain(token) in _words("fillers")


def is_particle(token: str) -> bool:
    """`van`, `de`, `bin`: part of a name, and never one by itself."""
    return plain(token) in _words("particles")


def name_tokens(text: str) -> Iterator[re.Match[str]]:
    """The words of a name, `O'Brien`, `Anne-Marie` and `J.P` each as one."""
    return _TOKEN.finditer(text)


@dataclass(frozen=True, slots=True)
class NameBook:
    """What nicknames.toml says about first names."""

    related: Mapping[str, frozenset[str]]
    spellings: Mapping[str, frozenset[str]]
    known: frozenset[str]


@cache
def name_book() -> NameBook:
    """`related`: long and short forms of each name; `spellings`: names said alike; `known`: all of them."""
    table = tomllib.loads(files("coach.scoring.findings").joinpath("nicknames.toml").read_text(encoding="utf-8"))
    related: dict[str, set[str]] = {}
    for long, shorts in table["short_forms"].items():
        for short in map(plain, shorts):
            related.setdefault(long, set()).add(short)
            related.setdefault(short, set()).add(long)
    spellings: dict[str, set[str]] = {}
    for group in table["written_differently"]["groups"]:
        for name in group:
            spellings.setdefault(name, set()).update(set(group) - {name})
    known = frozenset(related) | frozenset(spellings) | frozenset(table["names"]["others"])
    return NameBook(_frozen(related), _frozen(spellings), known)


def _frozen(sets: Mapping[str, set[str]]) -> Mapping[str, frozenset[str]]:
    return {key: frozenset(value) for key, value in sets.items()}


def is_short_form(name: str, of: str) -> bool:
    """Whether plain names are usual forms of each other: Liz and Elizabeth, Joshie and Josh, Gabri and Gabriela."""
    forms = name_book().related.get(of, frozenset())
    if name in forms or any(_is_pet_form(name, base) for base in (of, *forms)):
        return True
    # D: three letters kept, two or more left out; a name of its own (Eric for Erica) is no short form.
    return len(name) >= 3 and of.startswith(name) and len(of) - len(name) >= 2 and name not in name_book().known


def _is_pet_form(name: str, base: str) -> bool:
    ending = name.removeprefix(base)
    return len(base) >= 3 and ending != name and re.fullmatch(r"[a-z]?(?:ie|y|ey|i|o)", ending) is not None


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody in the record; `parts` are all words of the name, plain, with joined and split forms."""

    as_recorded: str
    first: str | None
    last: str | None
    titled: bool
    parts: frozenset[str]

    def answers_to(self, name: str) -> bool:
        """Whether a plain name is one of this person's, a usual form of the first, or an initial."""
        # Nakagawa-san, Sharmaji: a word of respect may end a name.
        if name in self.parts or name.removesuffix("san") in self.parts or name.removesuffix("ji") in self.parts:
            return True
        if len(name) == 1 and any(part.startswith(name) for part in self.parts):
            return True
        given = plain(self.first or self.last or "")
        return any(is_short_form(name, of) for of in {given, *map(plain, re.split(r"[ -]", self.first or ""))} if of)


@lru_cache(maxsize=256)
def read_people(interviewers: tuple[str, ...]) -> tuple[Person, ...]:
    """Everybody in the record with a name: `Ms. Osei`, `Nair, Priya`, `Priya Nair (CTO)`, `priya.nair@firm.example`."""
    entries = (entry for record in interviewers for entry in _BETWEEN.split(record[:_LONGEST_PANEL]))
    return tuple(person for entry in entries if (person := _read_person(entry[:_LONGEST_ENTRY])))


def _read_person(entry: str) -> Person | None:
    name = _straight_order(_without_extras(entry))
    tokens = [match.group() for match in name_tokens(name)]
    if not tokens or re.search(r"[\[\]{}<>%_$]", name) or all(is_nobody(token) for token in tokens):
        return None
    titled = is_title(tokens[0])
    while tokens and is_title(tokens[0]) and (len(tokens) > 1 or titled):
        tokens.pop(0)
    while len(tokens) > (0 if titled else 1) and plain(tokens[-1]) in _words("suffixes"):
        titled = titled or is_title(tokens[-1])
        tokens.pop()
    if not tokens or any(is_nobody(token) for token in tokens[1:]):
        return None
    return _person(entry.strip(), tokens, titled=titled, also=frozenset(map(plain, _title_names(name))))


def _title_names(name: str) -> list[str]:
    """Titles that are first names too: Dean Mutasa, Don Kepler."""
    return [t for match in name_tokens(name) if is_title(t := match.group()) and plain(t) in name_book().known]


def _without_extras(entry: str) -> str:
    text = re.sub(r"<[^<>]*>", " ", entry)
    outside = re.sub(r"\([^()]*\)", " ", text)
    if all(is_nobody(match.group()) for match in name_tokens(outside)):
        outside = _BRACKETED.sub(r"\1", text)
    if "@" in outside and " " not in outside.strip():
        local = outside.strip().split("@")[0]
        return re.sub(r"[._\d-]+", " ", local).title() if re.search(r"[._-]", local) else ""
    return re.split(r"\s[-–—|]\s|\|", outside)[0]


def _straight_order(name: str) -> str:
    """`Nair, Priya` the other way round; what follows the comma in `Priya Nair, CTO` is no name."""
    before, comma, after = name.partition(",")
    given = [match.group() for match in name_tokens(after)]
    turned = comma and len(list(name_tokens(before))) == 1 and 1 <= len(given) <= 2
    if turned and not is_title(given[0]) and not any(token.isupper() and len(token) > 1 for token in given):
        return f"{after} {before}"
    return before


def _person(as_recorded: str, tokens: list[str], *, titled: bool, also: frozenset[str]) -> Person:
    names = [token for token in tokens if len(plain(token)) > 1 or len(tokens) == 1]
    first = tokens[0] if len(tokens) > 1 and len(plain(tokens[0])) > 1 else None
    last = " ".join(tokens[1:]) if len(tokens) > 1 else None
    if len(tokens) == 1:
        first, last = (None, tokens[0]) if titled else (tokens[0], None)
    shown = names[-1] if last is not None and names else last
    return Person(as_recorded, first, shown if titled or last else None, titled, _parts(tokens) | also)


def _parts(tokens: Iterable[str]) -> frozenset[str]:
    tokens = list(tokens)
    pieces = [piece for token in tokens for piece in (token, *re.split(r"[-'’.]", token)) if piece]
    joined = ["".join(tokens[start:]) for start in range(len(tokens))] + ["".join(tokens[:2])]
    initials = ["".join(piece[0] for piece in re.split("-", token) if piece) for token in tokens]
    joined += [initials[0], "".join(initials)]
    umlauts = [piece.casefold().translate(_UMLAUTS) for piece in pieces]
    return frozenset(filter(None, map(plain, [*pieces, *joined, *umlauts]))) - _words("particles")

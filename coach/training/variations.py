"""Changes of a note that say the same of its writer."""

import re
from collections.abc import Callable, Mapping
from dataclasses import replace

from coach.domain.messages import Note, Part, ScoreResult
from coach.scoring.findings.people import is_title, name_tokens
from coach.scoring.slips.vocabulary import load_variants

# First and last names, several of each, as they are usual somewhere; those of women and of men by turns.
NAMES: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "English": (("Emily", "Geoffrey", "Alice", "Brandon"), ("Walsh", "Baker", "Thornton", "Murphy")),
    "West African": (("Ngozi", "Kwabena", "Adaora", "Oluwaseun"), ("Okonkwo", "Mensah", "Adeyemi", "Diallo")),
    "South Asian": (("Priyanka", "Rahul", "Fatima", "Arjun"), ("Venkataraman", "Chaudhry", "Patel", "Banerjee")),
    "East Asian": (("Mei", "Takeshi", "Ji-woo", "Xiaoming"), ("Nakamura", "Zhang", "Nguyen", "Park")),
    "Arabic": (("Layla", "Mohammed", "Noura", "Khalid"), ("Al-Hassan", "Haddad", "Mansour", "Farouk")),
    "Latin American": (("Guadalupe", "Alejandro", "Ximena", "Thiago"), ("Fernández", "Quispe", "Souza", "Morales")),
    "Slavic": (("Oksana", "Zbigniew", "Ljiljana", "Miroslav"), ("Kowalczyk", "Shevchenko", "Petrović", "Novák")),
}
_SWAPPED = {"he": "she", "she": "he", "his": "her", "him": "her", "himself": "herself", "herself": "himself"}
_PRONOUN = re.compile(r"\b(?:he|she|his|him|himself|herself)\b", re.IGNORECASE)
_HER = re.compile(r"\bher\b(?P<owned> [a-z])?", re.IGNORECASE)
_GREETING = re.compile(r"^(?:Dear|Hi|Hello)(?= )")
# Letters that a short form shares with its name: Gio, Sharmaji.
_SHORT_FORM = 3
_LONG_WORD = re.compile(r"(?<![\w'-])[a-z]{7,15}(?![\w'-])")
# Towns from all over the world, so that half-way round the list is elsewhere.
_CITIES = (
    "Aberdeen", "Adelaide", "Atlanta", "Boston", "Brisbane", "Bristol", "Cardiff", "Carlisle", "Chicago", "Cork",
    "Denver", "Detroit", "Dublin", "Edinburgh", "Glasgow", "Hull", "Inverness", "Leeds", "London", "Manchester",
    "Minneapolis", "Norwich", "Perth", "Portland", "Sheffield", "Stockport", "Swansea", "Toronto",
    "Abuja", "Accra", "Amman", "Bogotá", "Cairo", "Chennai", "Copenhagen", "Dakar", "Durban", "Hanoi",
    "Hyderabad", "Jakarta", "Kampala", "Kraków", "Lagos", "Lima", "Manila", "Mumbai", "Nairobi", "Osaka",
    "Pune", "Rotterdam", "Santiago", "Seoul", "Tbilisi", "Tunis", "Vilnius", "Zagreb",
)  # fmt: skip
_CITY = re.compile(rf"(?<![\w'’-])(?:{'|'.join(_CITIES)})(?![\w-])")
_ELSEWHERE = dict(zip(_CITIES, (*_CITIES[len(_CITIES) // 2 :], *_CITIES[: len(_CITIES) // 2]), strict=True))
# For each letter the key beside it, on the keyboard that English is typed on.
_BESIDE = {
    letter: neighbour
    for row in ("qwertyuiop", "asdfghjkl", "zxcvbnm")
    for letter, neighbour in zip(row, row[1:] + row[-2], strict=True)
}
# What a hand does wrong at the letter of a word that stands at a place.
Slip = Callable[[str, int], str]
TYPOS: Mapping[str, Slip] = {
    "two letters swapped": lambda word, at: word[: at - 1] + word[at] + word[at - 1] + word[at + 1 :],
    "a letter left out": lambda word, at: word[:at] + word[at + 1 :],
    "a letter twice": lambda word, at: word[:at] + word[at] + word[at:],
    "the key beside": lambda word, at: word[:at] + _BESIDE[word[at]] + word[at + 1 :],
}
WEATHER = (
    "It has been raining here since the morning, and the plum trees are in flower.",
    "We had the first frost of the winter last night.",
    "The sun is out at last after a grey week.",
    "I hope the storm has spared your part of town.",
    "It was so hot on Sunday that nobody left the house.",
    "Snow is forecast for the weekend, so the boots have come out.",
)


def renamed(note: Note, names: tuple[tuple[str, ...], tuple[str, ...]]) -> Note:
    """Everybody of the record under other names, in the text and in the record; titles stay. A note that calls somebody
    by a short form is left as it is, since nobody can tell that of the other name."""
    known: dict[str, str] = {}
    for person in note.interviewers:
        words = (match.group() for match in name_tokens(person))
        tokens = [word for word in words if len(word) > 1 and not is_title(word)]  # an initial is no name of its own
        for place, token in enumerate(tokens):
            pool = names[min(place, 1)]
            known.setdefault(token.replace("’", "'"), pool[len(known) % len(pool)])
    if not known:
        return note
    longest_first = sorted(map(re.escape, known), key=len, reverse=True)
    either = [one.replace("'", "['’]") for one in longest_first]
    word = re.compile(rf"(?<![\w'’-])(?:{'|'.join(either)})(?![\w-])")

    def other(text: str) -> str:
        return word.sub(lambda match: known[match.group().replace("’", "'")], text)

    text = other(note.text)
    starts = {one[:_SHORT_FORM] for one in known} - {new[:_SHORT_FORM] for new in known.values()}
    if any(match.group()[:_SHORT_FORM] in starts for match in name_tokens(text) if match.group()[0].isupper()):
        return note
    return replace(note, text=text, interviewers=tuple(map(other, note.interviewers)))


def other_pronouns(note: Note) -> Note:
    """He for she and the other way round; `her` before a word is `his`."""
    text = _HER.sub(lambda match: f"\0{'his' if match['owned'] else 'him'}{match['owned'] or ''}", note.text)
    text = re.sub(
        rf"(?<!\0){_PRONOUN.pattern}",
        lambda match: _like(_SWAPPED[match.group().lower()], match.group()),
        text,
        flags=re.IGNORECASE,
    )
    return replace(note, text=text.replace("\0", ""))


def _like(word: str, written: str) -> str:
    return word.capitalize() if written[0].isupper() else word


def other_greeting(note: Note) -> Note:
    """Hi for Dear, and Dear for the rest."""
    return replace(note, text=_GREETING.sub(lambda match: "Hi" if match.group() == "Dear" else "Dear", note.text))


def other_spelling(note: Note) -> Note:
    """British for American and the other way round, word by word."""
    text = note.text
    for american, british in load_variants().marking:
        new = re.sub(rf"\b{british}", american, text)
        text = new if new != text else re.sub(rf"\b{american}(?!{british[len(american) :]})", british, text)
    return replace(note, text=text)


def in_other_cities(note: Note) -> Note:
    """Well-known cities changed for those of other parts of the world, in the text and in the record; firms and people
    that are called by one, too."""
    return replace(
        note,
        text=_elsewhere(note.text),
        company=note.company and _elsewhere(note.company),
        role=note.role and _elsewhere(note.role),
        interviewers=tuple(map(_elsewhere, note.interviewers)),
        companies=tuple(map(_elsewhere, note.companies)),
    )


def _elsewhere(text: str) -> str:
    return _CITY.sub(lambda match: _ELSEWHERE[match.group()], text)


def with_a_typo(note: Note, slip: Slip) -> Note:
    """With a slip in the middle of its longest plain word."""
    words = list(_LONG_WORD.finditer(note.text))
    if not words:
        return note
    word = max(words, key=lambda match: len(match.group()))
    written = slip(word.group(), len(word.group()) // 2)
    return replace(note, text=f"{note.text[: word.start()]}{written}{note.text[word.end() :]}")


def with_aside(note: Note, result: ScoreResult, aside: str) -> Note:
    """A sentence more at the end of its body."""
    end = max((one.end for one in result.sentences if one.part is Part.BODY), default=0)
    return replace(note, text=f"{note.text[:end]} {aside}{note.text[end:]}")

"""Checks on the names of people and firms, against the record and against each other."""

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice

from rapidfuzz.distance import OSA

from coach.scoring import kept
from coach.scoring.slips.checking import Found
from coach.scoring.slips.sheet import Reader, Sheet, Stretch
from coach.scoring.slips.spelling import single, sound
from coach.scoring.slips.vocabulary import is_word

# D: shorter names are too often names of two people.
SHORTEST_NAME = 5
# D: more names than this are a list.
MOST_NAMES = 60
_TITLES = ("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "professor")
_WITHOUT_STOP = frozenset({"miss", "professor"})
_TITLED = re.compile(
    r"\b(?P<title>(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor)\.?) (?P<name>[A-Z][\w'-]{1,30})"
    r"(?: (?P<second>[A-Z][\w'-]{1,30}))?"
)
_TWO_NAMES = re.compile(r"(?<!\. )\b(?P<first>[A-Z][\w'-]{1,30}) (?P<last>[A-Z][\w'-]{1,30})\b(?! [A-Z])")
_NAME = re.compile(r"(?<![\w@./'-])[A-Z][a-z]{4,30}(?![\w@/-]|\.\w)")
_CAPITALISED = re.compile(r"(?<![\w@./'-])[A-Z][A-Za-z]{1,30}(?![\w@/]|\.\w)")
_LEGAL_FORM = re.compile(r",? (?:ltd|limited|inc|llc|plc|co|corp|gmbh|llp|pty)\b\.?", re.IGNORECASE)
_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")


def title_with_first_name(sheet: Sheet, stretches: tuple[Stretch, ...]) -> Iterator[Found]:
    """`Mr. David` for David Osei; only the record can tell that David is no last name."""
    for one, match in _titled(sheet, stretches):
        name = match["name"]
        # In many places Ms. Joy is how one is polite: there only a letter's "Dear" asks for the last name.
        if match["title"].lower().startswith(("ms", "miss")) and not one.lower.startswith("dear"):
            continue
        # Only a name that is known as a first name: where last names come first, the record may be read wrongly.
        given = name.lower() in sheet.first_names
        if match["second"] or not given or any(_same(reader.last, name) for reader in sheet.readers):
            continue
        for reader in sheet.readers:
            if _same(reader.first, name) and reader.last:
                yield one.start + match.start(), one.start + match.end(), (f"{match['title']} {reader.last}", name)
                break


def other_title(sheet: Sheet, stretches: tuple[Stretch, ...]) -> Iterator[Found]:
    for one, match in _titled(sheet, stretches):
        title, name = match["title"].lower().rstrip("."), match["second"] or match["name"]
        meant = [reader for reader in sheet.readers if _same(reader.last, name)]
        known = [reader.title for reader in meant if reader.title in _TITLES]
        if meant and len(known) == len(meant) and not any(_same_title(title, right) for right in known):
            right = tuple(dict.fromkeys(_titled_like(right, match["title"]) for right in known if right))
            yield one.start + match.start("title"), one.start + match.end("title"), right


def _same_title(title: str, other: str | None) -> bool:
    return other is not None and other[:4] == title[:4]


def _titled_like(title: str, written: str) -> str:
    stop = "." if written.endswith(".") and title not in _WITHOUT_STOP else ""
    return f"{title.capitalize()}{stop}"


def names_swapped(sheet: Sheet, stretches: tuple[Stretch, ...]) -> Iterator[Found]:
    for one in stretches if sheet.readers else ():
        tail = one.words.partition(" ")[2]
        offset = len(one.words) - len(tail)
        for match in _TWO_NAMES.finditer(tail):
            reader = next((r for r in sheet.readers if _is_swapped(r, match["first"], match["last"])), None)
            if reader:
                start = one.start + offset + match.start()
                yield start, start + len(match.group()), (f"{reader.first} {reader.last}",)


def _is_swapped(reader: Reader, first: str, last: str) -> bool:
    return _same(reader.last, first) and _same(reader.first, last) and not _same(reader.first, first)


def _titled(sheet: Sheet, stretches: tuple[Stretch, ...]) -> Iterator[tuple[Stretch, re.Match[str]]]:
    """Titles with names, where the record knows anybody to compare them with."""
    return ((one, match) for one in stretches if sheet.readers for match in _TITLED.finditer(one.words))


def _same(recorded: str | None, written: str) -> bool:
    return recorded is not None and recorded.lower() == written.lower().removesuffix("'s")


def name_two_ways(sheet: Sheet, _: tuple[Stretch, ...]) -> Iterator[Found]:
    """The rarer spelling, or the later of two, of a name that neither the record nor a dictionary knows."""
    recorded = _recorded(sheet.spared, sheet.first_names)
    places: dict[str, list[tuple[int, int]]] = {}
    for one in sheet.stretches:
        for start, end in _names(one.words, sheet.first_names):
            if one.words[start:end].lower() not in recorded:
                places.setdefault(one.words[start:end], []).append((one.start + start, one.start + end))
    earlier: dict[str, list[str]] = {}
    for later in list(places)[:MOST_NAMES]:
        alike = earlier.setdefault(later[0], [])  # a slip keeps the first letter
        right = next((name for name in alike if _is_slip(later, name) and not _are_two(sheet, later, name)), None)
        alike.append(later)
        if right:
            wrong, right = (right, later) if len(places[right]) < len(places[later]) else (later, right)
            yield from ((*span, (right,)) for span in places[wrong])


@lru_cache(maxsize=64)
def _recorded(spared: frozenset[str], first_names: frozenset[str]) -> frozenset[str]:
    """Thousands of words of which few are left, and the same for every note of a record."""
    return spared - first_names


@lru_cache(maxsize=kept.SENTENCES)
def _names(words: str, known: frozenset[str]) -> tuple[tuple[int, int], ...]:
    names = ((match.span(), match.group().lower()) for match in _NAME.finditer(words))
    return tuple(span for span, low in names if low in known or not is_word(low))


def _are_two(sheet: Sheet, name: str, other: str) -> bool:
    """Both are known first names, and not merely the same one with a letter doubled: Marta and Maria, not Johann."""
    known = name.lower() in sheet.first_names and other.lower() in sheet.first_names
    return known and single(name) != single(other)


def _is_slip(name: str, other: str) -> bool:
    if name[0] != other[0] or name.rstrip("s") == other.rstrip("s") or min(len(name), len(other)) < SHORTEST_NAME:
        return False
    return OSA.distance(name, other, score_cutoff=1) == 1


def company_as_recorded(sheet: Sheet, stretches: tuple[Stretch, ...]) -> Iterator[Found]:
    """Only names of one word, where capitals and a space are all that can go wrong."""
    name = _LEGAL_FORM.sub("", sheet.company or "").strip()
    if len(name) < SHORTEST_NAME or not name.isalpha() or name.islower() or name.isupper():
        return
    regex = _company(name)
    for one in stretches:
        for match in regex.finditer(one.words):
            written = match.group()
            if written != name and not written.isupper() and _is_meant(written):
                yield one.start + match.start(), one.start + match.end(), (name,)


def word_of_the_record(sheet: Sheet, stretches: tuple[Stretch, ...]) -> Iterator[Found]:
    """A capitalised word that is none, and nearly one of the firm's or the role's; or nearly the firm's next word."""
    wanted = _recorded_words(sheet.company or "", sheet.role or "")
    for one in stretches if wanted else ():
        before = ""
        for match in _CAPITALISED.finditer(one.words):
            low = match.group().lower()
            if low not in sheet.spared and (right := _meant(low, before, wanted)):
                yield one.start + match.start(), one.start + match.end(), (right,)
            before = low


def _meant(low: str, before: str, wanted: Mapping[str, tuple[str, str]]) -> str | None:
    for right, (written, leading) in wanted.items():
        beside = bool(leading) and before == leading and len(low) >= SHORTEST_NAME - 1
        near = low[0] == right[0] and OSA.distance(low, right, score_cutoff=2) <= 2
        if (beside and near) or (len(low) >= SHORTEST_NAME and not is_word(low) and is_misspelt_name(low, right)):
            return written
    return None


@lru_cache(maxsize=256)
def _recorded_words(company: str, role: str) -> Mapping[str, tuple[str, str]]:
    """Each word of the record in lower case: as recorded, and the word of the firm's name before it."""
    words: dict[str, tuple[str, str]] = {}
    for text in (company, role):
        before = ""
        for match in islice(_CAPITALISED.finditer(text), MOST_NAMES):
            low = match.group().lower()
            words.setdefault(low, (match.group(), before if text is company else ""))
            before = low
    return {low: row for low, row in words.items() if len(low) >= SHORTEST_NAME - 1}


def is_misspelt_name(name: str, right: str) -> bool:
    """One slip away, or said alike; an ending more or less is another form: Kestrels, Centra for Central."""
    if name[0] != right[0] or name.startswith(right) or right.startswith(name):
        return False
    far = OSA.distance(name, right, score_cutoff=2)
    return far == 1 or (far == 2 and (sound(name) == sound(right) or sorted(name) == sorted(right)))


@lru_cache(maxsize=64)
def _company(name: str) -> re.Pattern[str]:
    pieces = "[ -]?".join(map(re.escape, _HUMP.split(name)))
    return re.compile(rf"(?<![\w@./-]){pieces}(?![\w@/-]|\.\w)", re.IGNORECASE)


def _is_meant(written: str) -> bool:
    """What is a word, or words, in small letters is meant as such."""
    return not written.islower() or (" " not in written and not is_word(written))

"""Whom a greeting names: `Dear Ms. Osei and Tom,` names two, `Hi team,` names nobody and means several."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice

from coach.domain.messages import Part
from coach.scoring.findings.case import Case, Passage
from coach.scoring.findings.people import (
    is_filler,
    is_nobody,
    is_particle,
    is_title,
    means_several,
    name_book,
    name_tokens,
    plain,
)
from coach.scoring.wordlists import LETTER_WORDS

# D: more words than this between two commas are a sentence and no name.
LONGEST_NAME = 5
# D: lines of a letter head and its date above the greeting.
LONGEST_HEAD = 14
# D: characters of a greeting that are read; the longest of the corpus has 128.
LONGEST_GREETING = 400

_JOINS = re.compile(r"[,&/+;]")
_STOPS = re.compile(r"[:!?()\[\]{}<>\"]|\s-\s|\s-$|\d|_")
_AND = frozenset({"and", "or", "y", "et", "und", "e", "n"})
_HELLO = re.compile(
    r"\W*(?:(?:" + "|".join(sorted(map(re.escape, LETTER_WORDS.salutations), key=len, reverse=True)) + r")\b[\s,]*)*"
)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a name at its offsets into the text."""

    start: int
    end: int
    text: str

    @property
    def plain(self) -> str:
        return plain(self.text.removesuffix("'s").removesuffix("'"))


@dataclass(frozen=True, slots=True)
class Address:
    """One reader as the greeting calls them; `titled`: Ms., Dr., Sir and the like stand with the name."""

    words: tuple[Word, ...]
    titled: bool


@dataclass(frozen=True, slots=True)
class Greeting:
    """The readers named, and whether a word for several people stands beside or instead of names."""

    addresses: tuple[Address, ...]
    several: bool


def greeting_lines(case: Case) -> tuple[Passage, ...]:
    """The greeting; where the name in a letter head was taken for it, the line with Dear or Hello further down."""
    greeted = case.part(Part.GREETING)
    if not greeted or _hello_ends(greeted[0]):
        return greeted
    below = (line for line in case.passages[:LONGEST_HEAD] if line.start > greeted[0].start and line.part is Part.BODY)
    saluting = (line for line in below if _hello_ends(line) and line.words.endswith((",", ":", "!")))
    return tuple(islice(saluting, 1)) or greeted


def _hello_ends(passage: Passage) -> int:
    hello = _HELLO.match(passage.lower)
    return hello.end() if hello else 0


def read_greeting(case: Case) -> Greeting:
    """Everybody named in the greeting; the employer's own name is nobody, unless somebody of the record has it."""
    return _greeting(greeting_lines(case), case.note.company, case.note.interviewers)


@lru_cache(maxsize=1024)
def _greeting(passages: tuple[Passage, ...], company: str | None, people: tuple[str, ...]) -> Greeting:
    items = [item for passage in passages for item in _items(passage)]
    met = frozenset(word for one in people if (word := _first_name(one)))
    firm = frozenset(plain(match.group()) for match in name_tokens(company or "")) - met
    addresses = tuple(address for item in items if (address := _address(item, firm, met)))
    return Greeting(addresses, any(means_several(word.text) for item in items for word in item))


def _first_name(person: str) -> str | None:
    """None for "Hiring Team" or "Everyone at Kestrel", put down where no name is known."""
    words = [match.group() for match in name_tokens(person) if not is_title(match.group())]
    if not words or means_several(words[0]) or any(map(is_nobody, words[1:])):
        return None
    return plain(words[0]) if len(words) > 1 or not is_nobody(words[0]) else None


def _items(passage: Passage) -> Iterator[list[Word]]:
    """The words between commas and `and`, as long as they can be names."""
    done = _hello_ends(passage)
    item: list[Word] = []
    for match in name_tokens(passage.words[:LONGEST_GREETING]):
        if match.start() < done:
            continue
        gap = passage.words[done : match.start()]
        if (_stops(gap, item) and (item or done)) or _runs_on(match.group(), item):
            break
        if item and (_JOINS.search(gap) or match.group().lower() in _AND):
            yield item
            item = []
        done = match.end()
        if match.group().lower() not in _AND:
            item.append(Word(passage.start + match.start(), passage.start + match.end(), match.group()))
    if item:
        yield item


def _stops(gap: str, item: list[Word]) -> bool:
    after_title = bool(item) and is_title(item[-1].text)
    if gap.startswith(".") and item:
        return not (after_title or len(item[-1].text.replace(".", "")) <= 2)
    return bool(_STOPS.search(gap)) and not after_title


def _runs_on(token: str, item: list[Word]) -> bool:
    """`Hi Jesse it's Monty from the yard`: small letters after a name begin a sentence."""
    if len(item) > LONGEST_NAME:
        return True
    named = any(word.text[0].isupper() and not is_title(word.text) for word in item)
    part_of_name = is_particle(token) or is_title(token) or is_filler(token) or token.lower() in _AND
    return named and token[0].islower() and not part_of_name


def _address(item: list[Word], firm: frozenset[str], met: frozenset[str]) -> Address | None:
    """`met`: first names of the record, which are names whatever else they mean: `Buddy`."""
    words = [word for word in item if word.plain in met or not is_filler(word.text)]
    if not words or any(is_nobody(word.text) and not is_title(word.text) and word.plain not in met for word in words):
        return None
    titled = is_title(words[0].text) or is_title(words[-1].text)
    names = tuple(word for word in words if not is_title(word.text)) or _title_as_name(words)
    meant = titled or not all(word.plain in firm for word in names)
    if not names or not meant or not _look_like_names(names, item):
        return None
    return Address(names, titled)


def _title_as_name(words: list[Word]) -> tuple[Word, ...]:
    """`G'day Dean,` and `Don,`: some titles are first names too."""
    return (words[-1],) if words[-1].plain in name_book().known else ()


def _look_like_names(names: tuple[Word, ...], item: list[Word]) -> bool:
    """Capitals, or so few words that a writer of small letters must mean a name."""
    capitals = sum(word.text[:1].isupper() for word in names)
    return capitals > 0 or len(item) <= 3

"""Whether the close of a message ends with a name."""

import re
from functools import lru_cache

from coach.domain.messages import Part
from coach.scoring.document import Document
from coach.scoring.findings.case import straighten
from coach.scoring.findings.people import name_tokens, plain, read_people
from coach.scoring.wordlists import LETTER_WORDS

# D: the longest names with titles and degrees have so many words; a longer line says something.
LONGEST_NAME = 6

_NO_NAME = re.compile(r"[@\[\]{}<>%$]|://|\d{3}|_{2}|\bXX")
_BETWEEN_NAMES = re.compile(r"[,!.;:|]\s+|\s-\s?")
_SIGN_OFF = LETTER_WORDS.sign_off_cores | LETTER_WORDS.sign_off_fillers
_OPENINGS = tuple(LETTER_WORDS.sign_off_openings)


def is_signed(document: Document, sender: str | None) -> bool:
    """A name stands in the close; where the sender is known, a form of theirs: Jo or J.R. for Joanna Reed."""
    names = [word for close in document.in_part(Part.CLOSE) for word in _names(document.of(close))]
    people = read_people((sender,)) if sender else ()
    if not people:
        return bool(names)
    return any(person.answers_to(plain(word)) for person in people for word in names)


@lru_cache(maxsize=1024)
def _names(close: str) -> tuple[str, ...]:
    """The words of every line, or part of a line between commas, that can be a name."""
    lines = [
        line for line in map(straighten, close.splitlines()) if not line.lower().lstrip(" -*").startswith(_OPENINGS)
    ]
    pieces = [_words(piece) for line in lines for piece in _BETWEEN_NAMES.split(line)]
    return tuple(word for words in pieces if _can_be_name(words) for word in words)


def _words(piece: str) -> list[str]:
    return [] if _NO_NAME.search(piece) else [match.group() for match in name_tokens(piece)]


def _can_be_name(words: list[str]) -> bool:
    return 0 < len(words) <= LONGEST_NAME and not all(word.lower() in _SIGN_OFF for word in words)

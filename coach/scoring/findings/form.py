"""Greeting, close, subject and letter head: what stands around the words."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coach.domain.messages import Finding, Kind, Note, Part
from coach.scoring.document import Document
from coach.scoring.findings.case import Case, finding, straighten
from coach.scoring.findings.names import name_parts
from coach.scoring.wordlists import LETTER_WORDS

# F31 gives three to four words; RUBRIC: two to eight will do.
_SUBJECT_WORDS = range(2, 9)
_FEWEST_CAPITALS = 4
_SUBJECT_LINE = re.compile(r"\A\s*(?:subject|betreff)\s*:[ \t]*([^\n]*)", re.IGNORECASE)
_NAME = re.compile(r"\b[^\W\d_][^\W\d_'-]*(?:[-'][^\W\d_]+)*")
_ADDRESS = re.compile(
    r"(?im)^\s*\d{1,5} [\w .'-]{2,40}\b(?:street|st|avenue|ave|road|rd|lane|ln|"
    r"drive|dr|boulevard|blvd|way|court|place|square)\b\.?,?.{0,40}$"
    r"|^\s*[\w .'-]{2,30},? [A-Z]{2} \d{5}(?:-\d{4})?\s*$|^\s*[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\s*$"
)
_EVERYONE = re.compile(r"\b(?:all|both|team|everyone|everybody|folks|guys|panel)\b")
_SIGN_OFFS = LETTER_WORDS.sign_off_cores | LETTER_WORDS.sign_off_fillers | LETTER_WORDS.sign_off_openings
_SIGN_OFF_WORDS = frozenset(
    {"thanks", "thank", "you", "best", "regards"} | {word for phrase in _SIGN_OFFS for word in phrase.split()}
)
_AND = re.compile(r"\b(?:and|&)\b|,\s*\w|&")


@dataclass(frozen=True, slots=True)
class Frame:
    """What the criterion `frame` looks at; `subject_ok` is None where nothing is known of a subject."""

    greeting_by_name: bool
    close_with_name: bool
    subject_ok: bool | None


def frame(note: Note, document: Document) -> Frame:
    """Greeting by a person's name, close with a name, subject of 2 to 8 words that does not shout."""
    subject = _subject(note, document.text)
    ok = None if subject is None else len(subject.split()) in _SUBJECT_WORDS and not _shouts(subject)
    return Frame(bool(_greeted_names(document)), _signed(note, document), ok)


def form(case: Case) -> Iterator[Finding]:
    """Everything about the frame that a reader may miss or stumble over."""
    greeting, close = case.part(Part.GREETING), case.part(Part.CLOSE)
    if not greeting:
        yield finding("missing_greeting", 0, 0)
    if not _signed(case.note, case.document):
        end = close[-1].end if close else 0
        yield finding("missing_close", close[-1].start if close else 0, end)
    subject = _subject(case.note, case.document.text)
    if subject == "":
        yield finding("missing_subject", 0, 0)
    if subject and _shouts(subject):
        yield finding("all_caps_subject", 0, 0)
    before = case.words[: greeting[0].start] if greeting else ""
    if match := _ADDRESS.search(before):
        yield finding("postal_header", match.start(), match.end())
    if case.kind is Kind.THANK_YOU and greeting and _is_shared(case, greeting[0].words):
        yield finding("shared_address", greeting[0].start, greeting[0].end)


def _is_shared(case: Case, words: str) -> bool:
    several = len(_greeted_names(case.document)) > 1 and _AND.search(words)
    return bool(several or _EVERYONE.search(words.lower()))


def _subject(note: Note, text: str) -> str | None:
    match = _SUBJECT_LINE.match(text)
    return match.group(1).strip() if match else (None if note.subject is None else note.subject.strip())


def _shouts(subject: str) -> bool:
    letters = [letter for letter in subject if letter.isalpha()]
    return len(letters) >= _FEWEST_CAPITALS and all(letter.isupper() for letter in letters)


def _greeted_names(document: Document) -> list[str]:
    greetings = document.in_part(Part.GREETING)
    if not greetings:
        return []
    line = re.split(r"[:;!\n]", straighten(document.of(greetings[0])), maxsplit=1)[0]
    ordinary = (
        LETTER_WORDS.salutations | LETTER_WORDS.addressees | {"good", "to", "whom", "it", "may", "concern", "and"}
    )
    return [word for word in _NAME.findall(line) if word.lower() not in ordinary and len(name_parts(word)) > 0]


def _signed(note: Note, document: Document) -> bool:
    closes = document.in_part(Part.CLOSE)
    if not closes:
        return False
    words = set(name_parts(straighten(document.of(closes[-1])))) | set(name_parts(straighten(document.of(closes[0]))))
    if note.sender and set(name_parts(note.sender)) & words:
        return True
    return bool(words - _SIGN_OFF_WORDS)

"""What stands around the words: greeting, close, subject and letter head."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coach.domain.messages import Finding, Kind, Part, Span
from coach.scoring.findings.addressing import greeting_lines, read_greeting
from coach.scoring.findings.case import Case, finding
from coach.scoring.findings.signature import is_signed

# RUBRIC, F31: three or four words do best; two to eight will do.
SUBJECT_WORDS = range(2, 9)
# D: fewer capitals (HR, RN) may be an abbreviation.
FEWEST_CAPITALS = 4

_SUBJECT_LINE = re.compile(
    r"^[ \t]{0,9}\*{0,2}(?:subject|betreff)\*{0,2}[ \t]{0,9}:[ \t*]{0,9}(?P<subject>[^\r\n]*)", re.I | re.M
)
_REPLY = re.compile(r"(?:re|aw|fwd?|sv)\s*:", re.I)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_STREET = (
    r"street|st|avenue|ave|road|rd|lane|ln|drive|dr|boulevard|blvd|way|court|ct|place|square|terrace|close|crescent|row"
    r"|parkway|highway|hwy|gardens|grove|quay|hill"
)
_HEAD_LINE = re.compile(
    r"(?:"
    # streets, with the number before or after; boxes
    rf"(?:no\.? ?)?\d{{1,5}}[a-z]?,? (?:[\w.'-]{{1,30}} ){{1,4}}(?:{_STREET})\b\.?(?:,.{{0,60}})?"
    r"|[\w.'-]{3,30}(?:stra(?:ß|ss)e|str\.|weg|gasse|platz) \d{1,4}[a-z]?"
    r"|(?:flat|apt\.?|apartment|suite|unit) \w{1,6}\b.{0,60}|p\.? ?o\.? box \d{1,6}.{0,40}"
    # towns with their codes
    r"|[\w.' -]{2,30},? (?:[a-z]{2}|[a-z]\.[a-z]\.),? \d{5}(?:-\d{4})?"
    r"|(?:[\w.' -]{2,30},? )?[a-z]{1,2}\d[a-z\d]? \d[a-z]{2}"
    r"|(?:[\w.' -]{2,30},? )?[a-z]\d[a-z] ?\d[a-z]\d|\d{4,5} [\w.' -]{3,30}"
    # a date by itself
    rf"|(?:\w{{3,9}},? )?(?:\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH},? \d{{4}}"
    rf"|{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?,? \d{{4}})|\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}|\d{{4}}-\d\d-\d\d"
    r")[ ,.]{0,5}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Frame:
    """What the criterion `frame` looks at; `subject_ok` is None where nothing is known of a subject."""

    greeting_by_name: bool
    close_with_name: bool
    subject_ok: bool | None


@dataclass(frozen=True, slots=True)
class Subject:
    """The subject with its place in the text; an empty span at 0 where it is not in the text."""

    words: str
    span: Span

    @property
    def shouts(self) -> bool:
        letters = [letter for letter in self.words if letter.isalpha()]
        return len(letters) >= FEWEST_CAPITALS and all(letter.isupper() for letter in letters)

    @property
    def fits(self) -> bool:
        """Two to eight words, not in capitals; an answer in the same thread has its subject already."""
        return not self.shouts and bool(_REPLY.match(self.words) or len(self.words.split()) in SUBJECT_WORDS)


def frame(case: Case) -> Frame:
    """Greeting by a person's name, close with the sender's, and a subject of two to eight words."""
    subject = _subject(case)
    return Frame(
        greeting_by_name=bool(read_greeting(case).addresses),
        close_with_name=is_signed(case.document, case.note.sender),
        subject_ok=None if subject is None else subject.fits,
    )


def find_form(case: Case) -> Iterator[Finding]:
    """Everything about the frame that a reader may miss or stumble over."""
    yield from _missing_parts(case)
    yield from _subject_faults(case)
    greeted = greeting_lines(case)
    if not greeted:
        return
    if head := _letter_head(case.document.text, greeted[0].start):
        yield finding("postal_header", head.start, head.end)
    greeting = read_greeting(case)
    if case.kind is Kind.THANK_YOU and (greeting.several or len(greeting.addresses) > 1):
        yield finding("shared_address", greeted[0].start, greeted[-1].end)


def _missing_parts(case: Case) -> Iterator[Finding]:
    if not case.passages:
        return
    if not case.part(Part.GREETING):
        yield finding("missing_greeting", case.passages[0].start, case.passages[0].start)
    if not is_signed(case.document, case.note.sender):
        close, end = case.part(Part.CLOSE), case.passages[-1].end
        yield finding("missing_close", close[0].start if close else end, close[-1].end if close else end)


def _subject_faults(case: Case) -> Iterator[Finding]:
    subject = _subject(case)
    if subject and not subject.words:
        yield finding("missing_subject", subject.span.start, subject.span.end)
    if subject and subject.shouts:
        yield finding("all_caps_subject", subject.span.start, subject.span.end)


def _subject(case: Case) -> Subject | None:
    """The subject line above the greeting, else the one that came with the note, else None: not known."""
    text, given = case.document.text, case.note.subject
    if match := _SUBJECT_LINE.search(text, 0, _top(case)):
        start, end = match.span("subject")
        return Subject(match.group("subject").strip(" *\t"), Span(start, end))
    return None if given is None else Subject(given.strip(), Span(0, 0))


def _top(case: Case) -> int:
    """Where the lines above the greeting end; without a greeting, the first line of the writer's own."""
    greeted = greeting_lines(case)
    if greeted:
        return greeted[0].start
    text = case.document.text
    end = text.find("\n", case.passages[0].start) if case.passages else 0
    return len(text) if end < 0 else end


def _letter_head(text: str, greeting: int) -> Span | None:
    spans, start = [], 0
    for line in text[:greeting].splitlines(keepends=True):
        if _HEAD_LINE.fullmatch(line.strip()):
            spans.append((start + len(line) - len(line.lstrip()), start + len(line.rstrip())))
        start += len(line)
    return Span(spans[0][0], spans[-1][1]) if spans else None

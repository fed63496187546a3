"""Take a message apart into its sentences, each with its part."""

import re
from collections.abc import Iterable, Iterator

from coach.domain.messages import Part
from coach.scoring.document import Document, Sentence
from coach.scoring.lines import Line
from coach.scoring.parts import Piece, take_apart
from coach.scoring.sentences import split_sentences
from coach.scoring.wordlists import LETTER_WORDS

# D: mail programs wrap plain text at 72 to 80 columns; up to 100 may come from a wide window.
WIDEST_WRAP = 100
# D: narrower lines are broken by hand, for sense, far more often than by a program.
NARROWEST_WRAP = 40
# D: a single broken line is taken for the work of a program up to here; beyond, a second must bear it out.
WIDEST_SINGLE_WRAP = 80
# D: how far a wrapped line may stop short of the margin: a long word's length.
RAGGED_EDGE = 14
# D: a line of fewer characters that stops in mid-sentence is a heading or an address.
SHORTEST_BROKEN_LINE = 30

_WORD = re.compile(r"\w")


def read(text: str) -> Document:
    """Sentences, bullets and lines in order. Offsets count code points of the text as given; never raises."""
    return Document(text, tuple(_sentences(text)))


def _sentences(text: str) -> Iterator[Sentence]:
    pieces = take_apart(text)
    width = _wrap_width(pieces)
    for run in _runs(pieces):
        spans = _spans(text, run, width)
        part = run[0].part
        yield from (Sentence(start, end, part) for start, end in spans if _WORD.search(text, start, end))


def _runs(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Neighbours of the same part."""
    run: list[Piece] = []
    for piece in pieces:
        if run and run[-1].part is not piece.part:
            yield run
            run = []
        run.append(piece)
    if run:
        yield run


def _spans(text: str, run: list[Piece], width: int) -> Iterable[tuple[int, int]]:
    lines = [piece.line for piece in run]
    part = run[0].part
    if part is Part.BODY:
        return _body_spans(text, lines, width)
    if part is Part.CLOSE:
        return [(lines[0].start, lines[-1].end)]
    return [(line.start, line.end) for line in lines]


def _body_spans(text: str, lines: list[Line], width: int) -> Iterator[tuple[int, int]]:
    for block in _blocks(lines, width):
        start, end = block[0].start, block[-1].end
        if _is_bullet(block[0].text):
            yield start, end
        else:
            yield from split_sentences(text, start, end)


# --- lines that a program broke --------------------------------------------------------------------------------------

_BULLET = re.compile(
    r"(?:[*•·▪◦‣●○■□➢►→✓✔–—+-]\s|[•▪◦‣●]|-(?=[A-Z])|\(?\d{1,3}[.)]\s|\([a-z]\)\s?|[a-z]\)\s|[ivx]{1,4}[.)]\s)"
)
_NUMBER = re.compile(r"\(?\d")
_LABELLED = re.compile(r"\*{0,2}[\w][\w -]{0,20}\*{0,2}:\*{0,2}\s")
_HEADER = re.compile(r"\*{0,2}(?:subject|re|fwd?|from|to|date|sent|cc)\*{0,2}:", re.IGNORECASE)
_DONE = re.compile(r"[.!?…:。！？।؟][\"'”’»)\]}*]*$")
_ABBREVIATED = re.compile(r"(?:^|[\s(])([\w.]{1,6})\.$")
_LEADS_ON = re.compile(
    r"\b(?:an?|the|of|to|with|for|and|or|my|your|our|their|his|her|its|at|in|on|from|by|as|that|is|are)$", re.IGNORECASE
)


def _wrap_width(pieces: Iterable[Piece]) -> int:
    """The column at which a program broke the lines; 0 where none did."""
    lengths = [piece.line.right for piece in pieces if piece.part is Part.BODY and " " in piece.line.text]
    longest = max(lengths, default=0)
    if not NARROWEST_WRAP <= longest <= WIDEST_WRAP:
        return 0
    near = sum(length >= longest - RAGGED_EDGE for length in lengths)
    return longest if near > 1 or longest <= WIDEST_SINGLE_WRAP else 0


def _blocks(lines: Iterable[Line], width: int) -> Iterator[list[Line]]:
    """Runs of lines that a program broke; a bullet, a heading or an address line is a block of its own."""
    block: list[Line] = []
    for line in lines:
        if block and not _continues(block, line, width):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _continues(block: list[Line], line: Line, width: int) -> bool:
    last = block[-1]
    if line.after_blank or line.number != last.number + 1 or _HEADER.match(last.text):
        return False
    if _LABELLED.match(block[0].text) and _LABELLED.match(line.text):
        return False
    full = bool(width) and last.right + 1 + len(line.text.split(None, 1)[0]) > width
    in_bullet = _is_bullet(block[0].text)
    if _is_bullet(line.text):
        return full and not in_bullet and not _is_done(last.text) and _NUMBER.match(line.text) is not None
    if in_bullet:
        return line.indent > block[0].indent or (not _is_done(last.text) and (full or line.text[0].islower()))
    return full or _breaks_off(block[0].text, last.text, line.text)


def _is_bullet(text: str) -> bool:
    return _BULLET.match(text) is not None


def _is_done(text: str) -> bool:
    """Whether a line ends as a sentence does."""
    tail = text[-12:]
    abbreviated = _ABBREVIATED.search(tail)
    if abbreviated and abbreviated[1].lower() in LETTER_WORDS.inner_abbreviations:
        return False
    return _DONE.search(tail) is not None


def _breaks_off(first: str, last: str, following: str) -> bool:
    """Whether a line stops in mid-sentence, whatever its width."""
    if len(last) < SHORTEST_BROKEN_LINE or _is_done(last) or _LABELLED.match(following):
        return False
    if following[0].islower() and not first[0].islower():
        return True
    return _LEADS_ON.search(last[-8:]) is not None

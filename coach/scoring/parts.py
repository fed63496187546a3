"""The lines of a message, each with its part: greeting, body, close or quoted."""

from typing import NamedTuple

from coach.domain.messages import Part
from coach.scoring.close import take_close
from coach.scoring.greeting import take_greeting
from coach.scoring.lines import Line, split_lines
from coach.scoring.quoted import mark_quoted


class Piece(NamedTuple):
    """A line, or the part of a line, that belongs to one part of the message."""

    part: Part
    line: Line


def take_apart(text: str) -> list[Piece]:
    """The lines that are not blank, in order, each in its part; a line may be cut where two parts share it."""
    lines = split_lines(text)
    quoted = mark_quoted(lines)
    own = [line for line, is_quoted in zip(lines, quoted, strict=True) if not is_quoted]
    pieces = [Piece(Part.QUOTED, line) for line, is_quoted in zip(lines, quoted, strict=True) if is_quoted]
    greeted, rest = take_greeting(own)
    body, close = take_close(rest)
    pieces += [Piece(Part.GREETING, line) for line in greeted]
    pieces += [Piece(Part.BODY, line) for line in body]
    pieces += [Piece(Part.CLOSE, line) for line in close]
    return sorted(pieces, key=lambda piece: piece.line.start)

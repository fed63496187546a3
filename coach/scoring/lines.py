"""The lines of a text, at their places."""

from typing import NamedTuple


class Line(NamedTuple):
    """A line without the white space around it; `number` counts lines that are not blank.

    A tuple, because a text may have 50,000 of them and a dataclass takes four times as long to make.
    """

    number: int
    start: int
    text: str
    after_blank: bool
    indent: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    @property
    def right(self) -> int:
        """The column at which the line ends; that of the whole line where this is its last part."""
        return self.indent + len(self.text)

    def cut(self, start: int, end: int) -> "Line":
        """The part of the line between two offsets into its text, without white space around it."""
        piece = self.text[start:end]
        lead = len(piece) - len(piece.lstrip())
        offset = start + lead
        return Line(
            self.number, self.start + offset, piece.strip(), self.after_blank and not start, self.indent + offset
        )


def split_lines(text: str) -> list[Line]:
    """The lines that are not blank; every line ending that Python knows counts as one."""
    lines: list[Line] = []
    offset, after_blank = 0, True
    for raw in text.splitlines(keepends=True):
        content = raw.strip()
        if content:
            indent = len(raw) - len(raw.lstrip())
            lines.append(Line(len(lines), offset + indent, content, after_blank, indent))
        after_blank = not content
        offset += len(raw)
    return lines

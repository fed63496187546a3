"""The lines of a text, at their places."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """A line without the white space around it; `number` counts lines that are not blank."""

    number: int
    start: int
    text: str
    after_blank: bool
    indent: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)

    def cut(self, start: int, end: int) -> "Line":
        """The part of the line between two offsets into its text, without white space around it."""
        piece = self.text[start:end]
        lead = len(piece) - len(piece.lstrip())
        return Line(self.number, self.start + start + lead, piece.strip(), self.after_blank and start == 0, self.indent)


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

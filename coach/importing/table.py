"""A table as recognised: its columns, what each holds, and its records with the empty cells left out."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from coach.importing.fields import Field
from coach.importing.formats import Format
from coach.importing.results import Code, Problem
from coach.importing.tabular import Line, is_blank


@dataclass(frozen=True, slots=True)
class Table:
    """Columns of a file and its records; personal columns are gone from both. `header_row` is a line of the file."""

    format: Format
    header_row: int
    columns: tuple[str, ...]
    lines: tuple[Line, ...]
    mapping: Mapping[str, Field]

    def texts(self, column: str) -> Iterator[str | None]:
        """The cells of one column, stripped; None for a cell that means nothing or is not there."""
        place = self.columns.index(column)
        nulls = self.format.nulls
        for line in self.lines:
            text = line.cells[place].strip() if place < len(line.cells) else ""
            yield None if text.casefold() in nulls else text or None

    def records(self) -> Iterator["Record"]:
        """One record a line, its texts by field; made afresh each time, since a long file holds many."""
        places = [(field, self.columns.index(column)) for column, field in self.mapping.items()]
        nulls = self.format.nulls
        for number, cells in self.lines:
            width = len(cells)
            texts = {
                field: text
                for field, place in places
                if place < width and (text := cells[place].strip()) and text.casefold() not in nulls
            }
            yield Record(number, texts)

    @property
    def columns_by_field(self) -> dict[Field, str]:
        """The column that holds each field."""
        return {field: column for column, field in self.mapping.items()}


@dataclass(frozen=True, slots=True)
class Record:
    """The texts of one row by field; an empty cell is not there."""

    row: int
    texts: Mapping[Field, str]


def ragged_problems(lines: Sequence[Line], width: int) -> Iterator[Problem]:
    """Rows that have not as many cells as the header; empty ones at the end are no fault."""
    for number, cells in lines:
        if len(cells) < width or (len(cells) > width and not is_blank(cells[width:])):
            yield Problem(
                number,
                None,
                None,
                Code.RAGGED_ROW,
                f"The row has {len(cells)} cells and the header {width}; what stands under a column was read. "
                "Check for a missing or unquoted delimiter.",
            )

"""Which row names the columns: below titles, notes and blank lines, by the words it is made of."""

from collections import Counter
from collections.abc import Sequence
from functools import cache

from coach.importing.fields import Field, column_key, load_vocabulary, words_of
from coach.importing.formats import load_formats, recognise
from coach.importing.tabular import DELIMITERS, Line, read_rows

_SEARCHED = 60  # rows from the top
_SAMPLE = 65536  # characters
_FEWEST_KNOWN = 2  # column names that make a header
_FILLED = 0.6  # share of the usual width that an unknown header must fill
_LONGEST_NAME = 60  # characters; longer ones are sentences
_REGULAR = 0.5  # share of rows as wide as their header, below which there is no table


def find_header(lines: Sequence[Line]) -> int | None:
    """The index of the header among the rows, or None where the rows are no table."""
    top = lines[:_SEARCHED]
    for index, line in enumerate(top):
        if recognise(line.cells):
            return index
    known = [known_names(line.cells) for line in top]
    if known and max(known) >= _FEWEST_KNOWN:
        return known.index(max(known))
    return _only_column(top) if _is_one_column(lines) else _by_width(lines)


def find_delimiter(text: str) -> str:
    """The delimiter under which the rows show most known column names, then the most even rows."""
    sample = text[:_SAMPLE]
    return max(DELIMITERS, key=lambda delimiter: _fitness(sample, delimiter))


def known_names(cells: Sequence[str]) -> int:
    """How many cells are names of columns that some sheet or tracker uses."""
    names, keys = _known()
    return sum(1 for cell in cells if cell and (words_of(cell) in names or column_key(cell) in keys))


@cache
def _known() -> tuple[frozenset[str], frozenset[str]]:
    names = frozenset(word for words in load_vocabulary().synonyms.values() for word in words)
    return names, frozenset(column for one in load_formats().values() for column in one.fields)


def _fitness(sample: str, delimiter: str) -> tuple[int, int, int]:
    lines = read_rows(sample, delimiter).lines[:_SEARCHED]
    widths = Counter(len(line.cells) for line in lines if len(line.cells) > 1)
    width, rows = widths.most_common(1)[0] if widths else (0, 0)
    return max((known_names(line.cells) for line in lines), default=0), rows, width


def _is_one_column(lines: Sequence[Line]) -> bool:
    return all(len(line.cells) == 1 for line in lines)


def _only_column(top: Sequence[Line]) -> int | None:
    """A list of companies under their heading is a table; a letter is not."""
    companies = load_vocabulary().synonyms[Field.COMPANY]
    return next((index for index, line in enumerate(top) if words_of(line.cells[0]) in companies), None)


def _by_width(lines: Sequence[Line]) -> int | None:
    widths = Counter(_filled(line) for line in lines if _filled(line) > 1)
    usual = widths.most_common(1)[0][0] if widths else 0
    if not usual:
        return None
    index = next(i for i, line in enumerate(lines) if _filled(line) >= max(2, _FILLED * usual))
    header, below = lines[index].cells, lines[index + 1 :]
    regular = sum(len(line.cells) == len(header) for line in below)
    if regular < _REGULAR * len(below) or any(len(cell) > _LONGEST_NAME for cell in header):
        return None
    return index if not below or any(_filled(line) > 1 for line in below) else None


def _filled(line: Line) -> int:
    return sum(1 for cell in line.cells if cell.strip())

"""What a table is: its format, what each column holds, and which columns nobody may see."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from coach.importing.fields import column_key
from coach.importing.formats import OWN, UNKNOWN, Format, load_formats, recognise
from coach.importing.mapping import column_names, format_mapping, preselected, suggest, with_choices
from coach.importing.opening import Opened
from coach.importing.own import is_log
from coach.importing.results import ImportOptions, Problem, Suggestion
from coach.importing.table import Table, ragged_problems
from coach.importing.tabular import Line

_SAMPLE = 50  # rows whose values are looked at for a suggestion


@dataclass(frozen=True, slots=True)
class Recognised:
    """A table, what its other columns may be, and the rows that do not fit its header."""

    table: Table
    suggestions: Mapping[str, Suggestion]
    problems: tuple[Problem, ...]


def recognise_table(opened: Opened, options: ImportOptions) -> Recognised:
    """The format by the header unless the user names one; raises InvalidOptions for a mapping that does not fit."""
    formats = load_formats()
    found = recognise(opened.header.cells)
    one = formats[options.format] if options.format else found or formats[UNKNOWN]
    names = column_names(opened.header.cells)
    ragged = tuple(ragged_problems(opened.lines, len(names)))
    # Also where the user takes the file for something else: what was recognised as personal stays personal.
    columns, lines = _without(one.personal | (found.personal if found else frozenset()), names, opened.lines)
    mapping = format_mapping(columns, one)
    suggestions: Mapping[str, Suggestion] = {}
    if not (one.id == OWN and is_log(columns)):
        suggestions = suggest(_unread(columns, lines, one), mapping.values())
    mapping = with_choices(mapping | preselected(suggestions), options.mapping, columns)
    return Recognised(Table(one, opened.header.number, columns, lines, mapping), suggestions, ragged)


def _without(
    personal: frozenset[str], names: Sequence[str], lines: Sequence[Line]
) -> tuple[tuple[str, ...], tuple[Line, ...]]:
    kept = [place for place, name in enumerate(names) if column_key(name) not in personal]
    if len(kept) == len(names):
        return tuple(names), tuple(lines)
    columns = tuple(names[place] for place in kept)
    return columns, tuple(Line(n, [cells[p] for p in kept if p < len(cells)]) for n, cells in lines)


def _unread(columns: Sequence[str], lines: Sequence[Line], one: Format) -> dict[str, list[str]]:
    """The columns that the format says nothing about, each with some of its values."""
    known = one.fields.keys() | one.ignored
    return {
        column: [line.cells[place] for line in lines[:_SAMPLE] if place < len(line.cells)]
        for place, column in enumerate(columns)
        if column_key(column) not in known
    }

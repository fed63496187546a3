"""One uploaded file, from its bytes to applications, problems and questions."""

from collections.abc import Iterable

from coach.errors import InvalidOptions
from coach.importing.date_columns import DateSettings
from coach.importing.decoding import Decoded
from coach.importing.emails import read_emails
from coach.importing.fields import Field
from coach.importing.formats import OWN, UNKNOWN, load_formats
from coach.importing.interchange import parse_record
from coach.importing.joining import join
from coach.importing.mapping import check_fields
from coach.importing.opening import Opened, Refusal, is_workbook, open_table, open_text, open_workbook
from coach.importing.other_tables import what_else
from coach.importing.own import is_log, read_log
from coach.importing.recognition import Recognised, recognise_table
from coach.importing.results import Code, ImportOptions, ImportReading, Problem
from coach.importing.rows import RowsReading, read_applications
from coach.importing.table import Table

_ORDERS = ("dmy", "mdy", "ymd")
_YEARS = range(1970, 2101)
_SAMPLE = 5  # rows for the mapping screen


def read_file(data: bytes, name: str, options: ImportOptions) -> ImportReading:
    """Whatever the bytes are, a reading. `name` tells our JSON from a table where the content does not.

    Raises InvalidOptions for options that cannot be followed: an unknown format, field, order of dates or year, a
    column that the file lacks, or two columns for one field.
    """
    _check(options)
    if is_workbook(data):
        return _of_table(open_workbook(data), options)
    text = open_text(data)
    if isinstance(text, Refusal):
        return _refused(text, options)
    if text.text.lstrip("\ufeff \t\r\n").startswith("{") or name.lower().endswith(".json"):
        return _of_record(text)
    return _of_table(open_table(text), options)


def _check(options: ImportOptions) -> None:
    if options.format is not None and options.format not in load_formats():
        raise InvalidOptions(f"There is no format {options.format!r}; formats are {', '.join(load_formats())}.")
    if options.dates is not None and options.dates not in _ORDERS:
        raise InvalidOptions(f"Dates are {', '.join(_ORDERS)}, not {options.dates!r}.")
    if options.year is not None and options.year not in _YEARS:
        raise InvalidOptions(f"{options.year} is no year of a search: it lies between {_YEARS[0]} and {_YEARS[-1]}.")
    check_fields(options.mapping)


def _refused(refusal: Refusal, options: ImportOptions) -> ImportReading:
    problem = Problem(None, None, None, refusal.code, refusal.message)
    return ImportReading(format=options.format or UNKNOWN, encoding=refusal.encoding, problems=(problem,))


def _of_record(text: Decoded) -> ImportReading:
    read = parse_record(text.text.lstrip("\ufeff"))
    return ImportReading(
        format=OWN,
        encoding=text.encoding,
        rows=read.entries,
        applications=read.applications,
        problems=read.problems,
    )


def _of_table(opened: Opened | Refusal, options: ImportOptions) -> ImportReading:
    if isinstance(opened, Refusal):
        return _refused(opened, options)
    says = what_else(opened.header.cells)
    if says and not options.mapping and options.format is None:
        return _refused(Refusal(Code.NOT_A_TABLE, says, opened.encoding), options)
    recognised = recognise_table(opened, options)
    table = recognised.table
    read = _rows(table, _settings(opened, table, options))
    return ImportReading(
        format=table.format.id,
        encoding=opened.encoding,
        delimiter=opened.delimiter,
        header_row=table.header_row,
        columns=table.columns,
        mapping={column: str(field) for column, field in table.mapping.items()},
        suggestions=recognised.suggestions,
        sample=tuple(tuple(line.cells[: len(table.columns)]) for line in table.lines[:_SAMPLE]),
        date_format={column: one.form.name for column, one in read.dates.items() if one.form},
        rows=len(table.lines),
        applications=read.applications,
        problems=_in_order(opened, recognised, read),
        questions=tuple(question for one in read.dates.values() for question in one.questions),
    )


def _settings(opened: Opened, table: Table, options: ImportOptions) -> DateSettings:
    return DateSettings(
        zone=options.zone,
        order=options.dates,
        usual_order=table.format.dates,
        year=options.year,
        typed=opened.typed,
    )


def _rows(table: Table, settings: DateSettings) -> RowsReading:
    if Field.COMPANY not in table.mapping.values():
        return RowsReading((), (_no_company(table),), {})
    if table.format.id == OWN and is_log(table.columns):
        return read_log(table, settings)
    if table.format.emails:
        return read_emails(table, table.format.emails, settings)
    read = read_applications(table, settings)
    joined, duplicates = join(read.applications)
    return RowsReading(tuple(joined), (*read.problems, *duplicates), read.dates)


def _no_company(table: Table) -> Problem:
    message = f"No column is known to hold the company. Say which one does: {', '.join(table.columns)}."
    return Problem(table.header_row, None, None, Code.MISSING_COMPANY, message)


def _in_order(opened: Opened, recognised: Recognised, read: RowsReading) -> tuple[Problem, ...]:
    problems = [*_unclosed(opened), *recognised.problems, *read.problems]
    return tuple(sorted(problems, key=lambda problem: problem.row or 0))


def _unclosed(opened: Opened) -> Iterable[Problem]:
    if opened.unclosed is not None:
        message = "A quotation mark opens here and never closes; it was taken for an ordinary character."
        yield Problem(opened.unclosed, None, None, Code.RAGGED_ROW, message)

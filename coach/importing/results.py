"""What an import asks for and gives back; the codes and shapes are those of the command line's report."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from zoneinfo import ZoneInfo

from coach.domain.applications import Application


class Code(StrEnum):
    """What is wrong with a row, a value or a file."""

    BAD_DATE = "bad_date"
    AMBIGUOUS_DATE = "ambiguous_date"
    YEAR_MISSING = "year_missing"
    MISSING_COMPANY = "missing_company"
    MISSING_ROLE = "missing_role"
    RAGGED_ROW = "ragged_row"
    DUPLICATE = "duplicate"
    UNKNOWN_STATUS = "unknown_status"
    INVALID_RECORD = "invalid_record"
    NOT_A_TABLE = "not_a_table"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """What the user has settled. `format`: an id, None to recognise it; `mapping`: column to field, "" to leave the
    column out; `dates`: the order of day, month and year where the values leave it open; `year`: for dates without
    one; `zone`: where times without an offset were read off a clock."""

    zone: ZoneInfo
    format: str | None = None
    mapping: Mapping[str, str] = field(default_factory=dict)
    dates: str | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something left out or doubtful. `row` is the line of the file on which the record starts, the header counted
    (in a workbook the row of the sheet, in our JSON the number of the application); None: the whole file."""

    row: int | None
    column: str | None
    value: str | None
    code: Code
    message: str


@dataclass(frozen=True, slots=True)
class Question:
    """What only the user knows about a column; its values stay empty until it is answered. `readings` tell for each
    choice what a value of the column would then be, in words."""

    column: str
    code: Code
    message: str
    choices: tuple[str, ...] = ()
    readings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The field that a column's name is nearest to; `score` from 0 to 100."""

    field: str
    score: float


@dataclass(frozen=True, slots=True)
class ImportedApplication:
    """An application and the rows it was read from."""

    application: Application
    rows: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReading:
    """A file as it was understood. `delimiter` and `header_row` are None where the file has none; `rows` counts the
    records below the header, blank lines left out; `sample` holds the first of them, cells in the order of `columns`;
    `mapping` goes from column to field, `date_format` from column to the name of its form."""

    format: str
    encoding: str | None = None
    delimiter: str | None = None
    header_row: int | None = None
    columns: tuple[str, ...] = ()
    mapping: Mapping[str, str] = field(default_factory=dict)
    suggestions: Mapping[str, Suggestion] = field(default_factory=dict)
    sample: tuple[tuple[str, ...], ...] = ()
    date_format: Mapping[str, str] = field(default_factory=dict)
    rows: int = 0
    applications: tuple[ImportedApplication, ...] = ()
    problems: tuple[Problem, ...] = ()
    questions: tuple[Question, ...] = ()


_SHOWN = 200


def shown(value: str) -> str:
    """A value short enough to stand in a report, in characters."""
    return value if len(value) <= _SHOWN else value[: _SHOWN - 1] + "…"

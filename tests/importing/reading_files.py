"""Files as tests write them, and their readings."""

from zoneinfo import ZoneInfo

from coach.domain.applications import Application
from coach.importing.reading import read_file
from coach.importing.results import ImportOptions, ImportReading

LONDON = ZoneInfo("Europe/London")


def read(file: str | bytes, name: str = "file.csv", **options: object) -> ImportReading:
    """The reading of a file; the clock stands in London unless a zone is given."""
    data = file.encode() if isinstance(file, str) else file
    return read_file(data, name, ImportOptions(**({"zone": LONDON} | options)))  # type: ignore[arg-type]


def only(reading: ImportReading) -> Application:
    """The one application of a reading."""
    (one,) = reading.applications
    return one.application


def codes(reading: ImportReading) -> list[tuple[int | None, str | None, str]]:
    """Row, column and code of every problem."""
    return [(one.row, one.column, str(one.code)) for one in reading.problems]

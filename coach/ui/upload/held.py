"""The upload that is being looked at: its bytes, and what the user has settled about it so far."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from zoneinfo import ZoneInfo

from coach.importing.results import ImportOptions, ImportReading, Question

PASTED = "Pasted table"


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """`number` tells the uploads of a session apart. `asked` holds every question that was ever open, so that an
    answer can be changed after the reading no longer asks; so does `tells_time`, once times were read off a clock."""

    number: int
    data: bytes
    name: str
    zone: ZoneInfo
    mapping: Mapping[str, str] = field(default_factory=dict)
    dates: str | None = None
    year: int | None = None
    asked: tuple[Question, ...] = ()
    tells_time: bool = False

    @property
    def options(self) -> ImportOptions:
        """What is settled, for the importer."""
        return ImportOptions(zone=self.zone, mapping=self.mapping, dates=self.dates, year=self.year)

    def asking(self, reading: ImportReading) -> "Upload":
        """With what its latest reading leaves open."""
        known = {(one.column, one.code): one for one in (*self.asked, *reading.questions)}
        return replace(self, asked=tuple(known.values()), tells_time=self.tells_time or has_clock_times(reading))

    def mapped(self, mapping: Mapping[str, str]) -> "Upload":
        """With other columns; what was asked about the old ones is asked anew where need be."""
        return replace(self, mapping=mapping, dates=None, year=None, asked=())


def doubled(mapping: Mapping[str, str]) -> dict[str, tuple[str, ...]]:
    """The fields that two columns or more were given, with these columns."""
    columns: dict[str, tuple[str, ...]] = {}
    for column, field_ in mapping.items():
        if field_:
            columns[field_] = (*columns.get(field_, ()), column)
    return {field_: names for field_, names in columns.items() if len(names) > 1}


def samples_of(reading: ImportReading, place: int, most: int = 3) -> tuple[str, ...]:
    """The first different values of a column that are not blank."""
    values = (cells[place].strip() for cells in reading.sample if place < len(cells))
    return tuple(dict.fromkeys(value for value in values if value))[:most]


def has_clock_times(reading: ImportReading) -> bool:
    """Whether times were read out of a table, where a zone may not be written; our own forms always say it."""
    if reading.format == "own" or not reading.columns:
        return False
    return any(event.at for one in reading.applications for event in one.application.events)

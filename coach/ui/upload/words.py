"""What the Upload page calls things, and what it says about a file in plain words."""

from collections.abc import Mapping

from coach.domain.applications import EventKind
from coach.domain.event_words import EVENT_NAMES, NOTE_NAMES
from coach.domain.messages import Kind
from coach.importing.dates import FORMS
from coach.importing.fields import Field
from coach.importing.formats import OWN, UNKNOWN, load_formats
from coach.importing.results import Code, ImportReading
from coach.storage.imports import ImportRun

FIELD_NAMES: Mapping[str, str] = {
    "": "Leave out",
    Field.COMPANY: "Company",
    Field.ROLE: "Role",
    Field.STAGE: "Stage or status",
    Field.APPLIED_ON: "Applied on",
    Field.LINK: "Link",
    Field.LOCATION: "Location",
    Field.SOURCE: "Source",
    Field.NOTES: "Notes",
    Field.CONTACT: "Contact's name",
    Field.CONTACT_EMAIL: "Contact's e-mail",
    Field.INTERVIEW_AT: "Interview",
    Field.INTERVIEW_ENDED_AT: "Interview ended",
    Field.THANK_YOU_AT: NOTE_NAMES[Kind.THANK_YOU],
    Field.REPLY_AT: EVENT_NAMES[EventKind.EMPLOYER_REPLY],
    Field.PROMISED_ON: EVENT_NAMES[EventKind.DATE_PROMISED],
    Field.FOLLOW_UP_ON: "I followed up",
}

PROBLEM_NAMES: Mapping[Code, str] = {
    Code.BAD_DATE: "Not a date",
    Code.AMBIGUOUS_DATE: "Two ways to read a date",
    Code.YEAR_MISSING: "Year missing",
    Code.MISSING_COMPANY: "No company",
    Code.MISSING_ROLE: "No role",
    Code.RAGGED_ROW: "Cells do not fit the columns",
    Code.DUPLICATE: "Stands there twice",
    Code.UNKNOWN_STATUS: "Unknown status",
    Code.INVALID_RECORD: "Cannot be so",
    Code.NOT_A_TABLE: "No table",
    Code.EMPTY: "Empty",
}

_ENCODINGS: Mapping[str, str] = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8 with a byte order mark",
    "utf-16": "UTF-16, as Excel calls Unicode text",
    "cp1252": "Windows-1252 (an older Western encoding)",
}
_DELIMITERS: Mapping[str, str] = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}


def format_words(reading: ImportReading) -> str:
    """Whose file it is."""
    if reading.format == UNKNOWN:
        return "A table of its own kind: none of the trackers known here"
    if reading.format == OWN:
        return "Follow-Up Coach's own export" if reading.columns else "A record of Follow-Up Coach (JSON)"
    return f"An export of {load_formats()[reading.format].name}"


def recognised(reading: ImportReading) -> tuple[tuple[str, str], ...]:
    """What was found out about the file: names and what they say, only what it has."""
    encoding, delimiter = reading.encoding, reading.delimiter
    workbook = bool(reading.columns) and delimiter is None
    parts = (
        ("File", format_words(reading)),
        ("Text", _ENCODINGS.get(encoding, encoding) if encoding else ""),
        ("Cells", "In the sheet of a workbook" if workbook else ""),
        ("Cells", f"Parted by {_DELIMITERS.get(delimiter, repr(delimiter))}" if delimiter else ""),
        ("Header", f"On {'row' if workbook else 'line'} {reading.header_row}" if reading.header_row else ""),
        ("Rows", f"{reading.rows:,}" if reading.columns else ""),
        ("Dates", "; ".join(_date_column(column, form) for column, form in reading.date_format.items())),
    )
    return tuple((name, says) for name, says in parts if says)


def run_words(run: ImportRun) -> str:
    """What an upload did: 12 new, 3 changed."""
    parts = [f"{number:,} {word}" for number, word in ((run.new, "new"), (run.changed, "changed")) if number]
    return ", ".join(parts) or "nothing new"


def _date_column(column: str, form: str) -> str:
    reads = next((one.reads for one in FORMS if one.name == form), form)
    return f"{column}: {reads}"

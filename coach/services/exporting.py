"""The record on its way out."""

from datetime import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from coach.exporting import drafts_to_json, search_log, to_csv, to_json
from coach.storage.record import Record


class Form(StrEnum):
    """What an export looks like; the value is the file's ending."""

    JSON = "json"
    CSV = "csv"
    LOG = "html"


def exported(record: Record, form: Form, now: datetime, zone: ZoneInfo) -> bytes:
    """All applications. JSON and CSV come back whole by an import; the log is a page to print."""
    applications = [one.application for one in record.stored()]
    if form is Form.CSV:
        return to_csv(applications)
    if form is Form.LOG:
        return search_log(applications, now, zone).encode()
    return to_json(applications).encode()


def exported_drafts(record: Record) -> bytes:
    """All notes as JSON, with the versions kept of them; sent and discarded ones too."""
    return drafts_to_json(record.drafts.all()).encode()

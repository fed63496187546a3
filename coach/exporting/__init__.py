"""The record in, text or bytes out: the interchange form, a table that comes back whole, notes, pages to print, and all
that is kept of one person."""

from coach.exporting.drafts import drafts_to_json
from coach.exporting.everything import everything
from coach.exporting.interchange import to_json
from coach.exporting.own_csv import to_csv
from coach.exporting.report import report
from coach.exporting.search_log import search_log

__all__ = ["drafts_to_json", "everything", "report", "search_log", "to_csv", "to_json"]

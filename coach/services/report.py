"""The report: figures and charts of the whole record, and its log, as one page."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from coach.charts.curves import waiting_curve
from coach.charts.figure import Figure
from coach.charts.laneparts import latest_first
from coach.charts.lanes import lanes
from coach.charts.months import months
from coach.charts.pictures import svg
from coach.charts.promised import promised_dates
from coach.charts.response_times import response_times
from coach.charts.words import MEASURES, length
from coach.exporting.report import Picture, Row, report
from coach.metrics.summary import Mine, Theirs
from coach.metrics.waits import AWAITED, MINE, Measure
from coach.services.metrics import Measured, measured_from
from coach.services.preferences import TimeRules
from coach.storage.record import Record

_LANES = 15  # as many as fit on a printed page
_MOST_LANES = 120
_HOURS_A_DAY = 24
_DASH = "–"


def report_page(record: Record, now: datetime, rules: TimeRules) -> bytes:
    """As UTF-8; it loads nothing and runs nothing."""
    stored, zone = record.stored(), rules.zone
    measured = measured_from(stored, now, rules)
    pictures = [Picture(one.title, one.says, svg(one, titled=False)) for one in _figures(measured, zone)]
    page = report([one.application for one in stored], _rows(measured), pictures, now, zone)
    return page.encode("utf-8", errors="replace")


def _rows(measured: Measured) -> list[Row]:
    found = measured.summary()
    mine = (_mine(measure, one) for measure, one in found.mine.items())
    return [*mine, *(_theirs(measure, one) for measure, one in found.theirs.items())]


def _mine(measure: Measure, one: Mine) -> Row:
    median = _DASH if one.median_hours is None else length(one.median_hours / _HOURS_A_DAY)
    share = _DASH if one.share_within_24h is None else f"{one.share_within_24h:.0%}"
    return Row(MEASURES[measure], f"{one.n:,}", f"{one.open:,}", median, share)


def _theirs(measure: Measure, one: Theirs) -> Row:
    median = _DASH if one.median_days is None else length(one.median_days)
    return Row(MEASURES[measure], f"{one.n:,}", f"{one.open:,}", median, "")


def _figures(measured: Measured, zone: ZoneInfo) -> Iterator[Figure]:
    waits = measured.waits
    known = set(waits["measure"])
    yield from _lanes(measured, zone)
    yield from (response_times(waits, one, "hours") for one in MINE if one in known)
    yield from (response_times(waits, one, "days") for one in AWAITED if one in known)
    yield from (waiting_curve(waits, one, "days") for one in AWAITED if one in known)
    if Measure.PROMISE in known:
        yield promised_dates(waits)


def _lanes(measured: Measured, zone: ZoneInfo) -> Iterator[Figure]:
    """A lane each, or counts by month where they would fill a book."""
    order = latest_first(measured.events, zone=zone)
    if len(order) > _MOST_LANES:
        yield months(measured.events, zone=zone)
        return
    pages = [order[first : first + _LANES] for first in range(0, len(order), _LANES)]
    for number, page in enumerate(pages, start=1):
        events = measured.events[measured.events["application"].isin(page)]
        figure = lanes(events, measured.waits, now=measured.now, zone=zone)
        yield replace(figure, title=f"{figure.title} ({number} of {len(pages)})") if len(pages) > 1 else figure

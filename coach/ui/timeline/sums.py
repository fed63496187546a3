"""The figures at the head of the Timeline page, each with its number."""

from html import escape

from coach.charts.words import MEASURES, length, several
from coach.metrics.summary import Mine, Theirs
from coach.metrics.waits import Measure
from coach.services.metrics import Measured

_HOURS_A_DAY = 24


def sums_html(measured: Measured) -> str:
    """Median, n and what is open of each measure; the share within a day for thank-yous."""
    found = measured.summary()
    mine = (_mine(measure, one) for measure, one in found.mine.items())
    theirs = (_theirs(measure, one) for measure, one in found.theirs.items())
    return f'<dl class="fc-tl-sums">{"".join((*mine, *theirs))}</dl>'


def _mine(measure: Measure, one: Mine) -> str:
    median = None if one.median_hours is None else one.median_hours / _HOURS_A_DAY
    share = "" if one.share_within_24h is None else f", {one.share_within_24h:.0%} within 24 hours"
    return _item(measure, median, one.n, one.open, share if measure is Measure.THANK_YOU else "")


def _theirs(measure: Measure, one: Theirs) -> str:
    return _item(measure, one.median_days, one.n, one.open, "")


def _item(measure: Measure, median: float | None, n: int, still_open: int, more: str) -> str:
    value = "–" if median is None else length(median)
    counted = f"median of {several(n, 'wait')}, {still_open:,} open{more}" if n else "none yet"
    return f'<div><dt>{escape(MEASURES[measure])}</dt><dd>{value}<span class="fc-quiet">{counted}</span></dd></div>'

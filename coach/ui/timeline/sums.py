"""The figures at the head of the Timeline page, each with its number."""

from html import escape

from coach.charts.words import MEASURES, length, several
from coach.metrics.summary import Mine, Theirs
from coach.metrics.waits import Measure
from coach.services.metrics import Measured

_HOURS_A_DAY = 24


def sums_html(measured: Measured, *, medians: bool = True) -> str:
    """Median, n and what is open of each measure; the share within a day for thank-yous.

    Without `medians`, for applications chosen because something is open, which would make them too long: what is open.
    """
    found = measured.summary()
    item = _with_median if medians else _open_only
    all_figures: list[tuple[Measure, Mine | Theirs]] = [*found.mine.items(), *found.theirs.items()]
    items = "".join(item(measure, one) for measure, one in all_figures)
    return f'<dl class="fc-tl-sums">{items}</dl>'


def _with_median(measure: Measure, one: Mine | Theirs) -> str:
    median = _median_days(one)
    counted = f"median of {several(one.n, 'wait')}, {one.open:,} open{_more(measure, one)}" if one.n else "none yet"
    return _item(measure, "–" if median is None else length(median), counted)


def _open_only(measure: Measure, one: Mine | Theirs) -> str:
    return _item(measure, f"{one.open:,} open", f"of {several(one.n, 'wait')}" if one.n else "none yet")


def _median_days(one: Mine | Theirs) -> float | None:
    if isinstance(one, Theirs):
        return one.median_days
    return None if one.median_hours is None else one.median_hours / _HOURS_A_DAY


def _more(measure: Measure, one: Mine | Theirs) -> str:
    if measure is Measure.THEIR_MESSAGE:
        return "; some call for no answer"
    share = one.share_within_24h if isinstance(one, Mine) and measure is Measure.THANK_YOU else None
    return "" if share is None else f", {share:.0%} within 24 hours"


def _item(measure: Measure, value: str, counted: str) -> str:
    return f'<div><dt>{escape(MEASURES[measure])}</dt><dd>{value}<span class="fc-quiet">{counted}</span></dd></div>'

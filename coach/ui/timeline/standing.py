"""What is said of a wait that runs: how long, how it compares with the others, and what others report."""

from collections.abc import Mapping
from html import escape

from coach.charts.scales import of_waits
from coach.charts.words import MEASURES, day, several
from coach.domain.facts import Fact
from coach.metrics.running import Standing
from coach.metrics.survival import FEWEST_FOR_A_CURVE
from coach.ui.components.sources import cited

BENCHMARKS = ("F26", "F28")


def standing_html(stands: Standing) -> str:
    """Where a wait stands, with the band drawn below the words."""
    wait = stands.wait
    begun = f"{MEASURES[wait.measure]}, since {day(wait.start_day)}."
    return (
        f'<div class="fc-tl-stand"><p class="fc-quiet">{escape(begun)}</p>'
        f"<p><strong>You are on day {int(wait.days):,}</strong> ({several(wait.business_days, 'business day')}). "
        f"{_compared(stands)}</p>{_track(stands)}</div>"
    )


def benchmarks_html(facts: Mapping[str, Fact]) -> str:
    """What surveys found, with publisher and year."""
    items = "".join(f"<li>{escape(facts[id_].says)} {cited(facts[id_])}</li>" for id_ in BENCHMARKS)
    return f'<section class="fc-tl-bench"><h3>What others report</h3><ul>{items}</ul></section>'


def _compared(stands: Standing) -> str:
    waits, days = f"your {of_waits(stands.n, stands.still_open)}", int(stands.wait.days)
    if stands.n < FEWEST_FOR_A_CURVE:
        return f"To compare there are only {waits}: too few to say what is usual."
    if stands.last_reply is None:
        return f"None of {waits}, has had a reply yet."
    if not stands.replied:
        return f"Of {waits}, none had a reply this soon."
    share = f"{stands.replied:.0%} had a reply by day {days:,} (95% band: {stands.low:.0%} to {stands.high:.0%})"
    half = "" if stands.median_days is None else f"; half had one by day {stands.median_days:,.0f}"
    past = stands.wait.days > stands.last_reply
    rest = f" None so far came after day {stands.last_reply:,.0f}: it is fair to let this one rest." if past else ""
    return f"Of {waits}, {share}{half}.{rest}"


def _track(stands: Standing) -> str:
    if stands.n < FEWEST_FOR_A_CURVE or not stands.replied:
        return ""
    band = f"left:{stands.low:.1%};width:{stands.high - stands.low:.1%}"
    return (
        f'<div class="fc-tl-track" aria-hidden="true"><span class="fc-tl-band" style="{band}"></span>'
        f'<span class="fc-tl-at" style="left:{stands.replied:.1%}"></span></div>'
    )

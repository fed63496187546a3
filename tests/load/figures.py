"""What a run is summed up in."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from itertools import pairwise
from math import sqrt

from tests.load.people import Told
from tests.load.watching import Sample

# Of the normal distribution: an interval of 95 %.
_Z = 1.96


@dataclass(frozen=True, slots=True)
class Summary:
    """Times in milliseconds; `cores` is how many processors the program kept busy, `cpu_per_edit` all it did over the
    edits, pages and all; memory in MB."""

    people: int
    edits: int
    edits_per_second: float
    p50: float
    p95: float
    p99: float
    slowest: float
    first_page_p95: float
    other_page_p95: float
    errors: int
    unanswered: int
    tabs: int
    reckoned_anew: int
    cores: float
    cpu_per_edit: float
    rss: float
    load: float

    def as_row(self) -> dict[str, float]:
        """For a table or JSON."""
        return asdict(self)


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that so large a share of them does not exceed; not a number where there is none."""
    ordered = sorted(values)
    return ordered[max(0, -int(-share * len(ordered) // 1) - 1)] if ordered else float("nan")


def summary(told: Told, samples: Sequence[Sample], people: int, seconds: float, reckoned: int) -> Summary:
    """Of `seconds` after the warm-up; `samples` are those of that time."""
    first, last = samples[0], samples[-1]
    pages = [one for page, all_ in told.pages.items() if page != "first page" for one in all_]
    return Summary(
        people=people,
        edits=len(told.latencies),
        edits_per_second=round(len(told.latencies) / seconds, 1),
        p50=_ms(percentile(told.latencies, 0.5)),
        p95=_ms(percentile(told.latencies, 0.95)),
        p99=_ms(percentile(told.latencies, 0.99)),
        slowest=_ms(max(told.latencies, default=float("nan"))),
        first_page_p95=_ms(percentile(told.pages.get("first page", []), 0.95)),
        other_page_p95=_ms(percentile(pages, 0.95)),
        errors=sum(told.errors.values()),
        unanswered=told.unanswered,
        tabs=told.tabs,
        reckoned_anew=reckoned,
        cpu_per_edit=_ms((last.cpu - first.cpu) / max(len(told.latencies), 1)),
        cores=round((last.cpu - first.cpu) / max(last.seconds - first.seconds, 0.1), 2),
        rss=last.rss,
        load=round(max(one.load for one in samples), 1),
    )


@dataclass(frozen=True, slots=True)
class Slope:
    """How memory grows, in MB an hour, with the interval of 95 %."""

    per_hour: float
    low: float
    high: float


def slope(samples: Sequence[Sample], from_second: float) -> Slope:
    """A straight line through the samples after the warm-up. Samples follow from one another, so the interval is widened
    by how much (autocorrelation at one step); with fewer than three there is none: not a number."""
    used = [one for one in samples if one.seconds >= from_second]
    n = len(used)
    if n < 3:
        return Slope(float("nan"), float("nan"), float("nan"))
    hours = [one.seconds / 3600 for one in used]
    mean_x, mean_y = sum(hours) / n, sum(one.rss for one in used) / n
    spread = sum((x - mean_x) ** 2 for x in hours)
    rate = sum((x - mean_x) * (one.rss - mean_y) for x, one in zip(hours, used, strict=True)) / spread
    left = [one.rss - mean_y - rate * (x - mean_x) for x, one in zip(hours, used, strict=True)]
    squares = sum(one * one for one in left)
    follows = sum(a * b for a, b in pairwise(left)) / squares if squares else 0.0
    follows = min(max(follows, 0.0), 0.99)
    error = sqrt(squares / (n - 2) / spread * (1 + follows) / (1 - follows))
    return Slope(round(rate, 1), round(rate - _Z * error, 1), round(rate + _Z * error, 1))


def _ms(seconds: float) -> float:
    return round(seconds * 1000, 1)

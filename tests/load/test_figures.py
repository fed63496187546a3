"""What a run is summed up in."""

from math import isnan, nan
from random import Random

import pytest

from tests.load.figures import percentile, slope
from tests.load.watching import Sample


@pytest.mark.parametrize(
    ("values", "share", "expected"),
    [
        ([], 0.5, nan),
        ([7], 0.95, 7),
        ([1, 2, 3, 4], 0.5, 2),
        ([4, 3, 2, 1], 0.75, 3),
        (range(1, 101), 0.95, 95),
        (range(1, 101), 0.99, 99),
        (range(1, 101), 1, 100),
    ],
)
def test_percentiles_are_values_that_occurred(values: list[float], share: float, expected: float) -> None:
    assert percentile(values, share) == pytest.approx(expected, nan_ok=True)


def test_memory_that_grows_is_told_from_memory_that_only_sways() -> None:
    random = Random(1)
    sways = [_sample(10 * n, 400 + random.gauss(0, 3)) for n in range(360)]
    grows = [_sample(one.seconds, one.rss + one.seconds / 120) for one in sways]

    flat, rising = slope(sways, 0), slope(grows, 0)

    assert flat.low < 0 < flat.high
    assert rising.low < 30 < rising.high
    assert rising.low > 0


def test_a_slope_needs_three_samples_after_the_warm_up() -> None:
    assert isnan(slope([_sample(n, 400) for n in range(9)], 7).per_hour)


def _sample(seconds: float, rss: float) -> Sample:
    return Sample(seconds, rss, 0, 0)

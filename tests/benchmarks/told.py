"""Seconds that were measured elsewhere, told to pytest-benchmark, which sums them up and writes them down."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from pytest_benchmark.fixture import BenchmarkFixture


@dataclass(slots=True)
class Clock:
    """Goes on by what it is told. Tools are measured in turns and in other processes, where no fixture reaches."""

    now: float = 0.0

    def __call__(self) -> float:
        return self.now

    def pass_(self, seconds: Iterator[float]) -> None:
        """Let the next of them pass."""
        self.now += next(seconds)


# Every benchmark here goes by it: `pytestmark = pytest.mark.benchmark(timer=CLOCK)`.
CLOCK = Clock()


@dataclass(frozen=True, slots=True)
class Told:
    """What was measured of one thing: seconds of each round, and what else there is to say."""

    seconds: Sequence[float]
    more: Mapping[str, str | float] = field(default_factory=dict)


def tell(benchmark: BenchmarkFixture, group: str, name: str, told: Told, *, others: float | None) -> None:
    """`name` is the thing's in its group; `others` how many processors other programs kept busy."""
    benchmark.group = group
    benchmark.extra_info |= {"name": name, "others": others, **told.more}
    benchmark.pedantic(CLOCK.pass_, args=(iter(told.seconds),), rounds=len(told.seconds))

"""What a fixture measures for the tests of a group, which tell it one by one."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import pytest
from pytest_benchmark.fixture import BenchmarkFixture

from tests.benchmarks.quiet import others_cores
from tests.benchmarks.told import Told, tell


@dataclass(slots=True)
class Others:
    """Processors that other programs kept busy, at each look."""

    looks: list[float | None] = field(default_factory=list)

    @property
    def most(self) -> float | None:
        """None where nobody could look."""
        return max((one for one in self.looks if one is not None), default=None)


@dataclass(frozen=True, slots=True)
class Measured:
    """By the names of a group."""

    told: dict[str, Told]
    others: Others

    def tell(self, benchmark: BenchmarkFixture, group: str, name: str) -> None:
        """Skips, and says so, where the thing was left out."""
        if name not in self.told:
            pytest.skip(f"LEFT OUT: {name} is not installed in .venv-bench; make bench says why")
        tell(benchmark, group, name, self.told[name], others=self.others.most)


@contextmanager
def measuring() -> Iterator[Others]:
    """Looks at the machine before the measurement and after it."""
    others = Others([others_cores()])
    yield others
    others.looks.append(others_cores())

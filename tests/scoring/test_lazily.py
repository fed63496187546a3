"""Attributes reckoned at first use."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

from coach.scoring.lazily import lazily


class Counting:
    def __init__(self) -> None:
        self.times = 0

    @lazily
    def value(self) -> int:
        """How often it was reckoned."""
        self.times += 1
        return self.times


def test_it_is_reckoned_once_for_each_instance() -> None:
    one, other = Counting(), Counting()

    assert (one.value, one.value, other.value) == (1, 1, 1)
    assert Counting.value.__doc__ == "How often it was reckoned."


def test_instances_do_not_wait_for_one_another() -> None:
    """Under one lock for all, the first would wait here for the second until the barrier breaks."""
    both = Barrier(2, timeout=10)

    class Meeting:
        @lazily
        def value(self) -> int:
            return both.wait()

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(lambda one: one.value, [Meeting(), Meeting()])) == [0, 1]

"""Few runs at a time, and nobody waits for ever."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier, Lock, Semaphore

import pytest

from coach.ui import turns
from coach.ui.turns import turn


@pytest.fixture(autouse=True)
def _turns_of_this_test(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setattr(turns, "_free", Semaphore(2))
    yield
    assert turns._free._value == 2, "a turn was not given back"


def test_no_more_than_two_are_at_work() -> None:
    working, most, lock = 0, 0, Lock()

    def work(_number: int) -> None:
        nonlocal working, most
        with turn():
            with lock:
                working += 1
                most = max(most, working)
            time.sleep(0.005)
            with lock:
                working -= 1

    with ThreadPoolExecutor(10) as pool:
        list(pool.map(work, range(30)))
    assert most == 2


def test_a_turn_inside_a_turn_takes_no_other() -> None:
    """Else two that each wait for another one would wait for one another."""
    both = Barrier(2)

    def nested(_number: int) -> bool:
        with turn():
            both.wait()
            with turn():
                return True

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(nested, range(2))) == [True, True]


def test_after_a_while_the_others_go_on_beside_those_that_take_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(turns, "_PATIENCE_SECONDS", 0.05)
    all_three = Barrier(3, timeout=10)

    def long(_number: int) -> int:
        with turn():
            return all_three.wait()

    with ThreadPoolExecutor(3) as pool:
        assert sorted(pool.map(long, range(3))) == [0, 1, 2]


def test_a_run_that_ends_in_an_error_gives_its_turn_back() -> None:
    for _ in range(3):
        with pytest.raises(ValueError, match="ended"), turn():
            raise ValueError("ended")

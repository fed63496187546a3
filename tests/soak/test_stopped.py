"""The short form of `tests.soak.stopped`: a few kills of a run that is quick, but for its notes that take their time."""

import sys

import pytest

from tests.soak.stopped import QUICK, run

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="no kill -9 and no pgrep on this system"),
]


def test_a_few_kills_lose_nothing_and_double_nothing() -> None:
    notes = [{"id": str(i), "text": "slowly"} for i in range(200)]
    assert run(QUICK, notes, kills=3, seed=3).total() >= 3

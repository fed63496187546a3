"""The short form of the soak: two kills of each kind."""

import signal

import pytest

from tests.soak.kill import KINDS, run

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="no kill -9 on this system"),
]


def test_a_dozen_kills_lose_nothing() -> None:
    found = run(2 * len(KINDS), seed=5)
    assert sum(found.values()) == 2 * len(KINDS)
    assert {kind for kind, _ in found} == set(KINDS)

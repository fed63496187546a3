"""Few runs of pages at a time, the others in a row behind them."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Semaphore, local

# Some wait for the database while another works.
_AT_ONCE = 4
# A turn is a courtesy: behind runs that take long, such as a large import, the others go on beside them after this.
_PATIENCE_SECONDS = 2.0
# Seconds after which a thread that works must let another go on. A run of a page lets go some hundred times, at every
# message to the browser and every query; at Python's 5 ms it then waits as long for each, behind whoever works.
_SWITCH_SECONDS = 0.0005

_free = Semaphore(_AT_ONCE)
_here = local()


def switch_often() -> None:
    """Threads of this process let each other go on sooner than is usual."""
    sys.setswitchinterval(_SWITCH_SECONDS)


@contextmanager
def turn() -> Iterator[None]:
    """Wait until few enough others are at work; inside another turn of the same thread, nothing.

    Python lets one thread work at a time. Were fifty to take turns at every message that they send, the one thread that
    passes all messages on would come to its turn as seldom as any of them, and every answer would wait for the slowest.
    """
    if getattr(_here, "has_turn", False):
        yield
        return
    taken = _free.acquire(timeout=_PATIENCE_SECONDS)
    _here.has_turn = True
    try:
        yield
    finally:
        _here.has_turn = False
        if taken:
            _free.release()

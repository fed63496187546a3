"""Memory that is free again goes back to the system."""

import ctypes
import gc
import sys
from functools import cache

# Of glibc: "M_ARENA_MAX" in its malloc.h.
_ARENA_MAX = -8
# By itself eight for each processor. Every run of a page is a new thread, and what one heap has free no other can use.
_HEAPS = 2
_OLDEST = 2


def keep_small() -> None:
    """Few heaps from now on, and what is free in them is given back after each full collection of garbage.

    What fifty people's runs take and leave has holes in it, more of them each hour. Nothing where the system's library
    is not glibc.
    """
    libc = _glibc()
    if libc and _give_back not in gc.callbacks:
        libc.mallopt(_ARENA_MAX, _HEAPS)
        gc.callbacks.append(_give_back)


def _give_back(phase: str, collected: dict[str, int]) -> None:
    libc = _glibc()
    if libc and phase == "stop" and collected["generation"] == _OLDEST:
        libc.malloc_trim(0)


@cache
def _glibc() -> ctypes.CDLL | None:
    if not sys.platform.startswith("linux"):
        return None
    libc = ctypes.CDLL(None)
    return libc if hasattr(libc, "malloc_trim") else None

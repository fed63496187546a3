"""Memory that is free again goes back to the system."""

import ctypes
import gc
import sys

# Of glibc: "M_ARENA_MAX" in its malloc.h.
_ARENA_MAX = -8
# By itself eight for each processor. Every run of a page is a new thread, and what one heap has free no other can use.
_HEAPS = 2
_OLDEST = 2


def keep_small() -> None:
    """Few heaps, and what is free in them is given back after each full collection of garbage; for glibc, else nothing.

    Of fifty people's runs a heap keeps a free hole here and there, and more of them each hour.
    """
    if not sys.platform.startswith("linux"):
        return
    libc = ctypes.CDLL(None)
    if not hasattr(libc, "malloc_trim"):
        return  # not glibc
    libc.mallopt(_ARENA_MAX, _HEAPS)

    def trim(phase: str, collected: dict[str, int]) -> None:
        if phase == "stop" and collected["generation"] == _OLDEST:
            libc.malloc_trim(0)

    gc.callbacks.append(trim)

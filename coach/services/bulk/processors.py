"""How many processors this process may use."""

import os
import sys
from pathlib import Path

_QUOTA = Path("/sys/fs/cgroup/cpu.max")


def processors(quota: Path = _QUOTA) -> int:
    """At least 1: those that the process is not kept from, and no more than a container is allowed the time of."""
    free = len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
    return max(min(free, _allowed(quota) or free), 1)


def _allowed(quota: Path) -> int | None:
    """Microseconds of work in every so many, as `200000 100000`; `max` where there is no limit."""
    try:
        most, each = quota.read_text(encoding="ascii").split()
        return None if most == "max" else -(-int(most) // int(each))
    except (OSError, ValueError, ZeroDivisionError):
        return None

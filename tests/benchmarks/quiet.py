"""Whether the machine is ours: how many processors are busy while we do nothing."""

import os
import time
from pathlib import Path

_STAT = Path("/proc/stat")
_IDLE = slice(3, 5)  # idle, and waiting for the disk


def others_cores(seconds: float = 1.0) -> float | None:
    """Processors that other programs keep busy, looked at for so long; None where the system does not tell."""
    if not _STAT.exists():
        return None
    before, start = _ticks(), time.perf_counter()
    time.sleep(seconds)
    busy = (_ticks() - before) / os.sysconf("SC_CLK_TCK")
    return round(busy / (time.perf_counter() - start), 2)


def _ticks() -> int:
    """Of all processors, busy."""
    user_to_steal = [int(word) for word in _STAT.read_text(encoding="ascii").split("\n", 1)[0].split()[1:9]]
    return sum(user_to_steal) - sum(user_to_steal[_IDLE])

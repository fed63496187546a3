"""What is free goes back to the system."""

import subprocess
import sys

import pytest

# Texts of a kilobyte of which one in fifty stays: what is free lies in holes between them.
_HOLES = """
import gc
from pathlib import Path
from coach.web.heap import keep_small

def resident():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS:"))

if {kept_small}:
    keep_small()
texts = [bytes(1000) for _ in range(50_000)]
kept = texts[::50]
del texts
full = resident()
gc.collect()
print(full - resident())
"""


def given_back(*, kept_small: bool) -> int:
    """Kilobytes after a collection of garbage, of the 50,000 that became free."""
    script = _HOLES.format(kept_small=kept_small)
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return int(done.stdout)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only glibc is told to give back")
def test_memory_with_holes_in_it_goes_back_after_a_collection() -> None:
    assert given_back(kept_small=False) < 10_000
    assert given_back(kept_small=True) > 25_000

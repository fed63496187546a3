"""Looks for inputs that break a target, led by the code that they reach: `python -m tests.fuzz.steer table 600`.

Wants `pip install atheris` (in no lock: it has wheels for some systems only). What it finds is written beside as
`crash-…`: make it small, mend the fault, and keep the input in tests/fuzz/seeds/TARGET/.
"""

import sys
from pathlib import Path

import atheris

SEEDS = Path(__file__).parent / "seeds"
LONGEST_BYTES = 4096


def main() -> None:
    """Runs one target for so many seconds."""
    name, seconds = sys.argv[1], int(sys.argv[2])
    with atheris.instrument_imports(include=["coach"]):
        from tests.fuzz.targets import TARGETS
    target = TARGETS[name]
    target(b"")  # what is loaded on first use is no find
    flags = [
        f"-max_total_time={seconds}",
        f"-max_len={LONGEST_BYTES}",
        "-timeout=60",
        "-rss_limit_mb=4096",
        "-print_final_stats=1",
    ]
    atheris.Setup([sys.argv[0], *flags, *sys.argv[3:], str(SEEDS / name)], target)
    atheris.Fuzz()


if __name__ == "__main__":
    main()

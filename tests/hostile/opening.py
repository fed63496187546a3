"""Opens a file to import in a process that may not have much memory; prints what was said, and the most it took in MB.

`python -m tests.hostile.opening FILE MEGABYTES`
"""

import json
import resource
import sys
from pathlib import Path
from zoneinfo import ZoneInfo

from coach.importing.reading import read_file
from coach.importing.results import ImportOptions


def most_mb() -> float:
    """Of this program; what `getrusage` says begins with that of the one which started it."""
    (line,) = (
        one for one in Path("/proc/self/status").read_text(encoding="utf-8").splitlines() if one.startswith("VmHWM")
    )
    return int(line.split()[1]) / 1024


def main() -> None:
    """What is loaded by then is no part of the measure."""
    path, limit = Path(sys.argv[1]), int(sys.argv[2]) * 2**20
    data = path.read_bytes()
    before = most_mb()
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    reading = read_file(data, path.name, ImportOptions(zone=ZoneInfo("Europe/London")))
    took = most_mb() - before
    said = [one.message for one in reading.problems[:2]]
    print(json.dumps({"took": round(took), "applications": len(reading.applications), "said": said}))


if __name__ == "__main__":
    main()

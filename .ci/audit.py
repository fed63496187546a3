"""Looks the locked packages up in the list of known vulnerabilities, where that list can be reached.

pip-audit calls a package that its service doesn't know "skipped", and ends well if it skipped them all: so they are
counted here. Exit code 1 where a vulnerability is known; a list out of reach is told and fails nothing, as lint must
work offline.
"""

import json
import subprocess
import sys
from pathlib import Path

LOCK = Path(__file__).parents[1] / "requirements.lock"
TIMEOUT_SECONDS = 120


def report() -> list[dict]:
    """One entry a package; empty where the service can't be reached."""
    options = ["--disable-pip", "--format=json", "--timeout=5"]
    command = [sys.executable, "-m", "pip_audit", f"--requirement={LOCK}", *options]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=TIMEOUT_SECONDS, check=False)  # noqa: S603
        return json.loads(done.stdout)["dependencies"]
    except (subprocess.TimeoutExpired, json.JSONDecodeError, KeyError):
        return []


def summary(dependencies: list[dict]) -> tuple[list[str], bool]:
    """The lines to print, and whether a vulnerability is known."""
    audited = [one for one in dependencies if "skip_reason" not in one]
    found = [
        f"{one['name']} {one['version']}: {flaw['id']}, mended in {', '.join(flaw['fix_versions']) or 'no release'}"
        for one in audited
        for flaw in one["vulns"]
    ]
    if not audited:
        return ["NOT AUDITED: the list of known vulnerabilities can't be reached from here."], False
    told = f"{len(audited)} of {len(dependencies)} locked packages looked up, {len(found)} known vulnerabilities."
    return [told, *found], bool(found)


if __name__ == "__main__":
    lines, is_bad = summary(report())
    print("\n".join(lines))
    sys.exit(is_bad)

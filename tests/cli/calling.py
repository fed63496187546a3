"""Calls the program as a user's shell would."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def call(*words: str, stdin: str | bytes = "", home: Path | None = None) -> subprocess.CompletedProcess[str]:
    """The program in a process of its own; `home` is where it keeps its record."""
    content = stdin.encode() if isinstance(stdin, str) else stdin
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-m", "coach", *words],
        input=content,
        capture_output=True,
        check=False,
        cwd=ROOT,
        env=os.environ | {"COACH_HOME": str(home or "/nonexistent")},
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())

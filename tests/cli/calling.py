"""Calls the program as a user's shell would."""

import io
import os
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

from coach.cli import main

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


def run(*words: str, home: Path, stdin: str | bytes = "") -> subprocess.CompletedProcess[str]:
    """The program in this process, which saves its start; what it prints and its exit code, as from a shell."""
    content = stdin.encode() if isinstance(stdin, str) else stdin
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    with (
        patch.object(sys, "argv", ["coach", *words]),
        patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(content))),
        patch.dict(os.environ, {"COACH_HOME": str(home)}),
        redirect_stdout(out),
        redirect_stderr(err),
    ):
        code: object = 0
        try:
            main()
        except SystemExit as exit_:
            code = exit_.code or 0
    shown = [stream.buffer.getvalue().decode() for stream in (out, err)]  # type: ignore[attr-defined]
    return subprocess.CompletedProcess(words, code if isinstance(code, int) else 1, *shown)

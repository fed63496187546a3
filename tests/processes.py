"""Programs that run beside a test or a measurement: started on a port of their own, waited for, and ended."""

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[1]
STARTUP_SECONDS = 60


def free_port() -> int:
    """One that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def running(
    command: Sequence[str], log: Path, more: Mapping[str, str] | None = None, ends_within: float = 10
) -> Iterator[subprocess.Popen[bytes]]:
    """Whatever it says goes into `log`; `more` are variables of its environment. It has so many seconds to end."""
    with log.open("wb") as out:
        process = subprocess.Popen(
            command, cwd=ROOT, env=os.environ | (more or {}), stdout=out, stderr=subprocess.STDOUT
        )
        try:
            yield process
        finally:
            process.terminate()
            process.wait(timeout=ends_within)


def pages(script: str, port: int, options: Mapping[str, str] | None = None) -> list[str]:
    """The command that serves the program's pages; `options` are Streamlit's by their names."""
    command = [sys.executable, "-m", "streamlit", "run", script, "--server.port", str(port)]
    return command + [word for name, value in (options or {}).items() for word in (f"--{name}", value)]


def own_home(folder: Path) -> dict[str, str]:
    """The variables with which a process of the program keeps everything in `folder`."""
    return {
        "HOME": str(folder), "COACH_HOME": str(folder / "coach"), "COACH_ZONE": "Europe/London",
        "PYTHONPATH": str(ROOT),
    }  # fmt: skip


def wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Until that address answers; raises RuntimeError, with the log, where it does not."""
    deadline = time.monotonic() + STARTUP_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=1).close()  # noqa: S310 - our own server
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"The server did not start:\n{log.read_text(encoding='utf-8')}")

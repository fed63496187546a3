"""What a run is measured against: processes of the program, and a database."""

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
APP = Path(__file__).with_name("app.py")
_STARTUP_SECONDS = 60


def free_port() -> int:
    """One that nobody listens on."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def postgres() -> Iterator[str]:
    """The address of a PostgreSQL server of this run's own, with its usual care for the disk."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb")) or [Path(shutil.which("initdb") or "initdb")]
    folder = Path(tempfile.mkdtemp(prefix="coach-load-"))
    as_user: dict[str, Any] = {}
    if os.geteuid() == 0:
        # PostgreSQL refuses to run as root.
        shutil.chown(folder, "postgres", "postgres")
        as_user = {"user": "postgres", "group": "postgres", "extra_groups": []}

    def run(program: str, *arguments: object) -> None:
        command = [str(found[-1].with_name(program)), "-D", str(folder / "data"), *map(str, arguments)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=folder, **as_user)

    run("initdb", "-U", "coach", "-A", "trust", "-E", "UTF8", "--no-sync")
    port = free_port()
    run("pg_ctl", "-w", "-l", folder / "log", "-o", f"-p {port} -c listen_addresses=127.0.0.1 -k {folder}", "start")
    try:
        yield f"postgresql://coach@127.0.0.1:{port}/postgres"
    finally:
        run("pg_ctl", "-m", "fast", "stop")
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def process_of(
    folder: Path, database_url: str, port: int, log: Path, options: Mapping[str, str]
) -> Iterator[subprocess.Popen[bytes]]:
    """One of the program; `options` are Streamlit's by their names. Whoever asks waits until it answers."""
    command = [sys.executable, "-m", "streamlit", "run", str(APP), "--server.port", str(port)]
    for name, value in options.items():
        command += [f"--{name}", value]
    own = {
        "HOME": str(folder), "COACH_HOME": str(folder / "coach"), "COACH_ZONE": "Europe/London",
        "COACH_DATABASE_URL": database_url, "PYTHONPATH": str(ROOT),
    }  # fmt: skip
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=ROOT, env=os.environ | own, stdout=out, stderr=subprocess.STDOUT)
        try:
            yield process
        finally:
            process.terminate()
            process.wait(timeout=20)


def wait_for(url: str, process: subprocess.Popen[bytes], log: Path) -> None:
    """Until that address answers; raises RuntimeError, with the log, where it does not."""
    deadline = time.monotonic() + _STARTUP_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=1).close()
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"The server did not start:\n{log.read_text(encoding='utf-8')}")

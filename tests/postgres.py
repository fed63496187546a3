"""A PostgreSQL server of a run's own."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.processes import free_port


class Server:
    """Made in `folder`, and not yet started; `options` are the server's."""

    def __init__(self, folder: Path, initdb: Path, options: str = "") -> None:
        self._folder, self._initdb = folder, initdb
        self._as_user: dict[str, Any] = {}
        if os.geteuid() == 0:
            # PostgreSQL refuses to run as root.
            shutil.chown(folder, "postgres", "postgres")
            self._as_user = {"user": "postgres", "group": "postgres", "extra_groups": []}
        self._run("initdb", "-U", "coach", "-A", "trust", "-E", "UTF8", "--no-sync")
        port = free_port()
        self._options = f"-p {port} -c listen_addresses=127.0.0.1 -k {folder} {options}"
        self.url = f"postgresql://coach@127.0.0.1:{port}/postgres"

    def start(self) -> None:
        self._run("pg_ctl", "-w", "-l", self._folder / "log", "-o", self._options, "start")

    def stop(self) -> None:
        """Without a word to anybody."""
        self._run("pg_ctl", "-m", "immediate", "stop")

    def _run(self, program: str, *arguments: object) -> None:
        command = [str(self._initdb.with_name(program)), "-D", str(self._folder / "data"), *map(str, arguments)]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, cwd=self._folder, **self._as_user)


def find_initdb() -> Path | None:
    """The newest of Debian's, else the first in PATH."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb")) or [Path(shutil.which("initdb") or "")]
    return found[-1] if found[-1].is_file() else None


@contextmanager
def postgres(initdb: Path, options: str = "") -> Iterator[Server]:
    """Started; nothing of it stays."""
    folder = Path(tempfile.mkdtemp(prefix="coach-postgres-"))
    server = Server(folder, initdb, options)
    server.start()
    try:
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)

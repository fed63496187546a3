"""The program as people reach it: one process, or several behind a proxy."""

import subprocess
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.load.proxy import proxy
from tests.processes import free_port, own_home, pages, running, wait_for

APP = Path(__file__).with_name("app.py")


@dataclass(frozen=True, slots=True)
class Serving:
    """`url` is where people go; `processes` are the program's own, `ports` and `logs` theirs."""

    url: str
    processes: tuple[subprocess.Popen[bytes], ...]
    ports: tuple[int, ...]
    logs: tuple[Path, ...]


@contextmanager
def serving(folder: Path, database_url: str, processes: int, options: Mapping[str, str]) -> Iterator[Serving]:
    """So many processes on one database; `options` are Streamlit's by their names."""
    with ExitStack() as stack:
        ports = tuple(free_port() for _ in range(processes))
        logs = tuple(folder / f"server-{port}.log" for port in ports)
        places = tuple(zip(ports, logs, strict=True))
        home = own_home(folder) | {"COACH_DATABASE_URL": database_url}
        # All are started before the first is waited for.
        started = tuple(
            stack.enter_context(running(pages(str(APP), port, options), log, home, ends_within=20))
            for port, log in places
        )
        for (port, log), process in zip(places, started, strict=True):
            wait_for(f"http://127.0.0.1:{port}/_stcore/health", process, log)
        url = stack.enter_context(proxy(folder, ports)) if processes > 1 else f"http://127.0.0.1:{ports[0]}"
        yield Serving(url, started, ports, logs)

"""Tools in processes beside this one: started, asked in turns, ended."""

import json
import os
import subprocess
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from time import perf_counter

from tests.benchmarks.tools import TOOLS, WAYS, Answer
from tests.processes import ROOT

PEERS = ROOT / ".venv-bench"
_SCRIPT = Path(__file__).with_name("tools.py")
_ASK_VERSION = "import sys; from importlib.metadata import version; print(version(sys.argv[1]))"


@dataclass(frozen=True, slots=True)
class Running:
    """A tool that is ready; `first_seconds` went from the start of its process to its first answer."""

    process: subprocess.Popen[str]
    first_seconds: float

    def ask(self, texts: Sequence[str]) -> Answer:
        """Raises RuntimeError where the tool has fallen."""
        return _ask(self.process, texts)


def python_of(name: str) -> str:
    """The interpreter that a tool runs under."""
    if (TOOLS | WAYS)[name].is_ours:
        return sys.executable
    return str(PEERS / ("Scripts/python.exe" if os.name == "nt" else "bin/python"))


@cache
def version_of(name: str) -> str | None:
    """None where the tool is not installed."""
    command = [python_of(name), "-c", _ASK_VERSION, (TOOLS | WAYS)[name].package]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return None
    return done.stdout.strip()


def installed(names: Iterable[str]) -> list[str]:
    """Those of the tools that are."""
    return [name for name in names if version_of(name)]


@contextmanager
def started(name: str, first: str) -> Iterator[Running]:
    """A tool in a process of its own that has answered the `first` text."""
    # -P: else the names of our files would stand before those of the tool's modules.
    command = [python_of(name), "-P", "-W", "ignore", str(_SCRIPT), name]
    here = {"PYTHONPATH": str(ROOT)} if (TOOLS | WAYS)[name].is_ours else {}
    start = perf_counter()
    with subprocess.Popen(
        command, cwd=ROOT, env=os.environ | here, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as process:
        _ask(process, [first])
        yield Running(process, perf_counter() - start)


@contextmanager
def all_started(names: Sequence[str], first: str) -> Iterator[dict[str, Running]]:
    """Several at a time; those that wait use no processor."""
    with ExitStack() as stack:
        yield {name: stack.enter_context(started(name, first)) for name in names}


def in_turns(running: Mapping[str, Running], blocks: Sequence[Sequence[str]]) -> dict[str, list[Answer]]:
    """What each tool answers, block by block. All of them have their turn at each, so that a machine that slows down
    does so for all."""
    found: dict[str, list[Answer]] = {name: [] for name in running}
    for block in blocks:
        for name, one in running.items():
            found[name].append(one.ask(block))
    return found


def _ask(process: subprocess.Popen[str], texts: Sequence[str]) -> Answer:
    assert process.stdin
    assert process.stdout
    process.stdin.write(json.dumps(texts) + "\n")
    process.stdin.flush()
    line = process.stdout.readline()
    if not line:
        raise RuntimeError(f"{process.args!r} has fallen with exit code {process.wait()}")
    return Answer(**json.loads(line))

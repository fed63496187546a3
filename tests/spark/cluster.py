"""A Spark of several worker processes on this machine, and kill -9 for one of them in the middle of a job."""

import ipaddress
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pyspark
from pyspark.sql import SparkSession

from coach.spark.session import settings_for
from tests.processes import ROOT

# Executors, cores of each, megabytes of each.
MASTER = "local-cluster[2,1,1024]"
EXECUTOR, WORKER = "CoarseGrainedExecutorBackend", "pyspark.daemon"


@contextmanager
def cluster(folder: Path, master: str = MASTER) -> Iterator[SparkSession]:
    """What Spark writes on the way goes into `folder`."""
    given = dict(os.environ)
    os.environ["SPARK_HOME"] = str(_home(folder / "home"))
    builder = SparkSession.builder
    settings = settings_for(master) | {
        "spark.sql.warehouse.dir": str(folder / "warehouse"),
        "spark.ui.showConsoleProgress": "false",
        "spark.sql.shuffle.partitions": "2",
        # Executors import this checkout, not a coach that happens to be installed.
        "spark.executorEnv.PYTHONPATH": str(ROOT),
    }
    for name, value in settings.items():
        builder = builder.config(name, value)
    os.environ |= {"PYTHONPATH": str(ROOT), "SPARK_LOCAL_DIRS": str(folder / "local")}
    session = builder.getOrCreate()
    session.sparkContext.setLogLevel("OFF")
    try:
        yield session
    finally:
        gateway = session.sparkContext._gateway
        session.stop()
        gateway.shutdown()
        gateway.proc.stdin.close()  # by which Spark's JVM knows that nobody needs it any more
        gateway.proc.wait(timeout=60)
        os.environ.clear()
        os.environ |= given


def _home(folder: Path) -> Path:
    """Executors have their folders in Spark's own, which is that of the installed package: a look-alike."""
    folder.mkdir(parents=True, exist_ok=True)
    for part in ("bin", "jars"):
        if not (folder / part).exists():
            (folder / part).symlink_to(Path(pyspark.__file__).parent / part)
    return folder


class Killer(threading.Thread):
    """Kills one process of the cluster once so many tasks of the running job are done; then `killed` is its number."""

    def __init__(self, session: SparkSession, kind: str, after: int) -> None:
        super().__init__(daemon=True)
        self._context, self._kind, self._after = session.sparkContext, kind, after
        self.killed: int | None = None

    def run(self) -> None:
        _until(lambda: self._tasks_done() >= self._after)
        victims: list[int] = []
        _until(lambda: bool(victims.extend(processes(self._jvm, self._kind)) or victims))
        self.killed = victims[-1]
        os.kill(self.killed, signal.SIGKILL)

    @property
    def _jvm(self) -> int:
        return int(self._context._gateway.proc.pid)

    def _tasks_done(self) -> int:
        tracker = self._context.statusTracker()
        stages = [tracker.getStageInfo(stage) for stage in tracker.getActiveStageIds()]
        return sum(stage.numCompletedTasks for stage in stages if stage)


def processes(ancestor: int, kind: str) -> list[int]:
    """The processes under that one with `kind` in their command line; of Python workers those that work for a task."""
    under = _descendants(ancestor)
    found = [one for one in under if kind in _command(one)]
    # The daemon forks the workers; each is its child.
    return [one for one in found if kind != WORKER or _parent(one) in found]


def _descendants(ancestor: int) -> list[int]:
    parents = {int(one): _parent(int(one)) for one in os.listdir("/proc") if one.isdigit()}
    found = [ancestor]
    for one in found:
        found += [child for child, parent in parents.items() if parent == one]
    return found[1:]


def _parent(process: int) -> int:
    try:
        return int(Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[1])
    except OSError:
        return 0


def _command(process: int) -> str:
    try:
        return Path(f"/proc/{process}/cmdline").read_text()
    except OSError:
        return ""


def _until(so: Callable[[], bool], seconds: float = 3600) -> None:
    deadline = time.monotonic() + seconds
    while not so() and time.monotonic() < deadline:
        time.sleep(0.05)


def listening(of: list[int]) -> set[tuple[str, int]]:
    """The addresses and ports at which these processes wait for others."""
    inodes = {inode for one in of for inode in _sockets(one)}
    found = set()
    for family in ("tcp", "tcp6"):
        for line in Path(f"/proc/net/{family}").read_text().splitlines()[1:]:
            columns = line.split()
            if columns[3] == "0A" and columns[9] in inodes:
                found.add(_address(columns[1]))
    return found


def _sockets(process: int) -> Iterator[str]:
    for file in Path(f"/proc/{process}/fd").iterdir():
        try:
            target = str(file.readlink())
        except OSError:
            continue
        if target.startswith("socket:["):
            yield target[8:-1]


def _address(hexadecimal: str) -> tuple[str, int]:
    """As the kernel writes it: words of four bytes, each turned round; one of IPv4 may stand in one of IPv6."""
    address, port = hexadecimal.split(":")
    words = [bytes.fromhex(address[start : start + 8])[::-1] for start in range(0, len(address), 8)]
    ip = ipaddress.ip_address(b"".join(words))
    mapped = ip.ipv4_mapped if isinstance(ip, ipaddress.IPv6Address) else None
    return str(mapped or ip), int(port, 16)

"""The proxy of docs/nginx.conf before some processes, as an ordinary program in a folder of its own."""

import os
import re
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from tests.processes import ROOT, free_port, running, wait_for

CONFIG = ROOT / "docs" / "nginx.conf"


def find_nginx() -> str | None:
    """The program, if there is one: Debian's stands where only root looks."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin")


@contextmanager
def proxy(folder: Path, ports: Sequence[int]) -> Iterator[str]:
    """Its address."""
    nginx = find_nginx()
    if nginx is None:
        raise RuntimeError("nginx was not found: install it (Debian: nginx-light), or use one process.")
    port, place = free_port(), folder / "nginx"
    place.mkdir()
    config = place / "nginx.conf"
    config.write_text(configured(CONFIG.read_text(encoding="utf-8"), port, ports), encoding="utf-8")
    # Its workers would else be another user's, who may not look into this folder.
    own = "daemon off;" + (" user root;" if os.geteuid() == 0 else "")
    log = place / "error.log"
    command = [nginx, "-p", str(place), "-c", str(config), "-e", str(log), "-g", own]
    with running(command, place / "said.log", ends_within=20) as process:
        wait_for(f"http://127.0.0.1:{port}/_stcore/health", process, log)
        yield f"http://127.0.0.1:{port}"


def configured(config: str, port: int, ports: Sequence[int]) -> str:
    """The configuration with these ports in the place of its own."""
    first, *others = re.findall(r"^ *server 127\.0\.0\.1:\d+;\n", config, re.MULTILINE)
    for other in others:
        config = config.replace(other, "")
    servers = "".join(f"        server 127.0.0.1:{one};\n" for one in ports)
    return re.sub(r"listen 127\.0\.0\.1:\d+;", f"listen 127.0.0.1:{port};", config.replace(first, servers))

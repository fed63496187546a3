"""Run before a program: whatever would leave this machine raises there, and is written to the file in OUTSIDE_LOG.

As `sitecustomize` it is loaded by every Python that starts in the same environment, also those that are started by it.
"""

import os
import sys

_HOME = ("127.0.0.1", "::1", "localhost", "", None, "0.0.0.0", "::")  # noqa: S104 - names to compare with


def _heard(event: str, arguments: tuple[object, ...]) -> None:
    if event == "socket.connect" or event == "socket.sendto":
        address = arguments[1]
        host = address[0] if isinstance(address, tuple) else None  # a path: a socket of this machine
    elif event in ("socket.getaddrinfo", "socket.gethostbyname"):
        host = arguments[0]
    elif event == "urllib.Request":
        host = str(arguments[0]).split("/")[2].split(":")[0] if "//" in str(arguments[0]) else None
    else:
        return
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if host not in _HOME:
        with open(os.environ["OUTSIDE_LOG"], "a", encoding="utf-8") as log:
            log.write(f"{event} {host}\n")
        raise OSError(f"{event} to {host}: nothing may leave this machine")


sys.addaudithook(_heard)

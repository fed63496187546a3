"""Which addresses the server answers. What stands in no row does not exist: whatever a later Streamlit may add is shut
until it is looked at."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import streamlit

READ = frozenset({"GET", "HEAD"})
FRONTEND = Path(streamlit.__file__).parent / "static"
ASSETS = "/static/"
STREAM = "/_stcore/stream"
UPLOADS = r"/_stcore/upload_file/[\w-]+/[\w-]+"


@dataclass(frozen=True, slots=True)
class Door:
    """One kind of address: its path as a pattern, below the base path; the methods that may come; why it is open.

    `body`: it takes what is sent along. `token`: only for whoever names the operator's token."""

    path: str
    methods: frozenset[str]
    why: str
    body: bool = False
    token: bool = False

    def leads(self, path: str) -> bool:
        """Whether `path` belongs to this door; no such pattern lets a dot segment, a percent sign or a backslash in."""
        return re.fullmatch(self.path, path, re.ASCII) is not None


DOORS = (
    Door(r"/[\w-]*", READ, "every page is one empty shell, which the script fills over the WebSocket"),
    Door(r"/healthz", READ, "the proxy asks whether people may be sent here"),
    Door(STREAM, frozenset(), "the WebSocket, and nothing else; its Host and Origin are looked at as well"),
    Door(
        r"/_stcore/health", READ, "the browser asks before it connects, and gets its XSRF cookie; says ok and no more"
    ),
    Door(r"/_stcore/host-config", READ, "the browser does not connect without it; it holds Streamlit's constants only"),
    Door(r"/_stcore/metrics", READ, "for the operator's own monitoring", token=True),
    Door(UPLOADS, frozenset({"PUT", "DELETE"}), "needs a live session's id and the XSRF token", body=True),
    Door(r"/media/[0-9a-f]+(\.\w+)?", READ, "downloads and pictures, under unguessable names of their content"),
    Door(r"/auth/(login|logout)|/oauth2callback", frozenset({"GET"}), "signing in where that is set up"),
)


def door_of(path: str) -> Door | None:
    """The door that a decoded path, without the base path, leads to."""
    if path in assets():
        return Door(path, READ, "Streamlit's own scripts, styles and fonts, by their names on the disk")
    return next((door for door in DOORS if door.leads(path)), None)


@lru_cache(maxsize=1)
def assets() -> frozenset[str]:
    """Paths of all that the frontend is made of: where only these are served, no path can lead out of the folder."""
    files = (one.relative_to(FRONTEND).as_posix() for one in FRONTEND.rglob("*") if one.is_file())
    return frozenset(f"/{one}" for one in files if one != "index.html")

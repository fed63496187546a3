"""No command and no page asks another machine for anything: what would is refused and written down."""

import json
import os
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HERE = Path(__file__).parent
NOTE = "Dear Ms Osei,\n\nThank you for Tuesday. I enjoyed the talk about ovens.\n\nKind regards,\nSam"
PAGES = """
from streamlit.testing.v1 import AppTest
from pathlib import Path
for page in ("today", "draft", "applications", "timeline", "upload", "rubric", "settings"):
    run = AppTest.from_file("app.py", default_timeout=120)
    run.run()
    run.switch_page(f"coach/ui/pages/{page}.py").run()
    assert not run.exception, (page, run.exception)
"""


@pytest.fixture(scope="module")
def surroundings(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment in which every Python listens for what leaves."""
    folder = tmp_path_factory.mktemp("offline")
    shutil.copy(HERE / "listening.py", folder / "sitecustomize.py")
    more = {
        "OUTSIDE_LOG": str(folder / "log"),
        "COACH_HOME": str(folder / "coach"),
        "HOME": str(folder),
        "COACH_ZONE": "Europe/London",
    }
    (folder / "log").touch()
    (folder / "note.txt").write_text(NOTE, encoding="utf-8")
    return os.environ | more | {"PYTHONPATH": os.pathsep.join((str(folder), str(ROOT)))}


def run(surroundings: dict[str, str], *arguments: str) -> str:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", *arguments],
        env=surroundings,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return done.stdout


def heard(surroundings: dict[str, str]) -> str:
    return Path(surroundings["OUTSIDE_LOG"]).read_text(encoding="utf-8")


def test_a_process_that_asks_elsewhere_is_heard(surroundings: dict[str, str]) -> None:
    code = "import urllib.request as u, socket\ntry: u.urlopen('https://elsewhere.example')\nexcept OSError: pass\ntry: socket.create_connection(('192.0.2.1', 9), 1)\nexcept OSError: pass"
    run(surroundings, "-c", code)
    assert "elsewhere.example" in heard(surroundings)
    assert "192.0.2.1" in heard(surroundings)
    Path(surroundings["OUTSIDE_LOG"]).write_text("", encoding="utf-8")


def test_no_command_asks_elsewhere(surroundings: dict[str, str], tmp_path: Path) -> None:
    folder = Path(surroundings["HOME"])
    result = run(surroundings, "-m", "coach", "score", str(folder / "note.txt"), "--format", "json")
    assert json.loads(result)["score"] is not None
    run(surroundings, "-m", "coach", "import", "sample_data/search.json")
    run(surroundings, "-m", "coach", "export", "--csv", str(tmp_path / "out.csv"))
    run(surroundings, "-m", "coach", "report", str(tmp_path / "report.html"))
    assert heard(surroundings) == ""


def test_no_page_asks_elsewhere(surroundings: dict[str, str]) -> None:
    run(surroundings, "-c", PAGES)
    assert heard(surroundings) == ""


@pytest.mark.skipif(
    not shutil.which("unshare") or not hasattr(os, "geteuid") or os.geteuid() != 0, reason="needs root and unshare"
)
def test_a_note_is_scored_where_there_is_no_network(surroundings: dict[str, str]) -> None:
    """Native code raises no audit event; without a network it could only fail."""
    inside = [
        "unshare",
        "-n",
        sys.executable,
        "-W",
        "ignore",
        "-m",
        "coach",
        "score",
        str(Path(surroundings["HOME"]) / "note.txt"),
    ]
    done = subprocess.run(inside, env=surroundings, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    if "unshare failed" in done.stderr:
        pytest.skip("this machine does not let a process leave the network")
    assert done.returncode == 0, done.stderr[-2000:]
    assert socket.gethostname() not in done.stdout

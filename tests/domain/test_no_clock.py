"""No function of the domain reads the clock: the present is passed in."""

import ast
from pathlib import Path

import pytest

import coach.domain

FILES = sorted(Path(coach.domain.__file__).parent.rglob("*.py"))
READS = frozenset({"now", "today", "utcnow", "time_ns", "monotonic", "localtime", "gmtime", "perf_counter"})


def clock_readings(source: str) -> list[str]:
    """Names of what is called or imported that reads a clock; `clock.today` and a field `now` are only values."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in READS:
            found.append(node.func.attr)
        elif isinstance(node, ast.Import):
            found += [one.name for one in node.names if one.name == "time"]
        elif isinstance(node, ast.ImportFrom) and node.module == "time":
            found.append("time")
    return found


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_no_file_of_the_domain_reads_the_clock(file: Path) -> None:
    assert clock_readings(file.read_text("utf-8")) == []


@pytest.mark.parametrize(
    "source", ["datetime.now(UTC)", "date.today()", "dt.datetime.utcnow()", "import time", "from time import time"]
)
def test_a_reading_would_be_seen(source: str) -> None:
    assert clock_readings(source)

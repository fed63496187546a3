"""Shared fixtures, what runs first, and a loud word at the end about tests that could not run here."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from coach import Coach
from tests.disks import Disk, small_disk

# A busy machine must not fail a right answer: time is measured in the benchmarks.
settings.register_profile("coach", deadline=None)
settings.load_profile("coach")


@pytest.fixture(autouse=True)
def _a_home_of_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test may touch the record of whoever runs it."""
    monkeypatch.setenv("COACH_HOME", str(tmp_path / "coach-home"))
    monkeypatch.setenv("COACH_ZONE", "Europe/London")
    monkeypatch.delenv("COACH_DATABASE_URL", raising=False)


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Disk]:
    """Of three megabytes, for tests marked `mount`."""
    with small_disk(tmp_path / "disk", "3m") as disk:
        yield disk


@pytest.fixture(scope="session")
def coach() -> Coach:
    """The shipped model, loaded once."""
    return Coach()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores: somebody who types for minutes, and whoever waits for a browser, needs little of one."""
    return (os.cpu_count() or 1) + 1


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Of several processes none waits at the end for another that took the longest file last."""
    if hasattr(config, "workerinput"):
        items.sort(key=lambda item: (not item.get_closest_marker("slow"), not item.get_closest_marker("browser")))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    missing = {
        "browser": "Chromium",
        "postgres": "PostgreSQL",
        "nginx": "nginx",
        "mount": "the right to mount a disk",
        "spark": "PySpark and Java (`make test-spark` brings PySpark)",
        "openid": "the OpenID provider (`npm ci` in tests/browser/provider)",
    }
    skipped = terminalreporter.stats.get("skipped", [])
    # Files that were skipped as a whole, for want of PyTorch, are reported without marks, and listed by pytest.
    for marker, program in missing.items():
        count = sum(marker in getattr(report, "keywords", ()) for report in skipped)
        if count:
            terminalreporter.section("NOT TESTED", sep="!", red=True, bold=True)
            terminalreporter.line(
                f"{count} tests need {program}, which was not found here: they did NOT run.", red=True
            )

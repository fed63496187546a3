"""How many processors may be used."""

import os
from pathlib import Path

import pytest

from coach.services.bulk.processors import processors


@pytest.mark.parametrize(
    ("quota", "free", "expected"),
    [
        ("200000 100000\n", 8, 2),
        ("150000 100000\n", 8, 2),
        ("1000 100000\n", 8, 1),
        ("900000 100000\n", 8, 8),
        ("max 100000\n", 8, 8),
        ("", 8, 8),
        ("1 0\n", 8, 8),
        (None, 1, 1),
    ],
)
def test_no_more_than_are_free_and_than_a_container_is_allowed(
    quota: str | None, free: int, expected: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(free)), raising=False)
    if quota is not None:
        (tmp_path / "cpu.max").write_text(quota)
    assert processors(tmp_path / "cpu.max") == expected

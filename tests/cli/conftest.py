"""Where a call keeps its record."""

from pathlib import Path

import pytest


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """Not there yet, as before the first call."""
    return tmp_path / "home"

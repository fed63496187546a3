"""Every chart is held against the schema of Vega-Lite as it is made, which pages leave out."""

from collections.abc import Iterator

import pytest
from altair.utils.schemapi import debug_mode


@pytest.fixture(autouse=True)
def _checked() -> Iterator[None]:
    with debug_mode(True):
        yield

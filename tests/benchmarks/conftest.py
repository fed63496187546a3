"""What every benchmark needs."""

from typing import Any

import pytest


@pytest.hookimpl(optionalhook=True)
def pytest_benchmark_update_json(output_json: dict[str, Any]) -> None:
    """Nothing of the machine's name and owner, nor of a working copy, goes into a file that may be published."""
    output_json["machine_info"].pop("node", None)
    output_json.pop("commit_info", None)

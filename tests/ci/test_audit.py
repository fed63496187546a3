"""The look-up of known vulnerabilities tells what it could not look up from what is well."""

import importlib.util
from pathlib import Path
from types import ModuleType

import pytest


@pytest.fixture(scope="module")
def audit() -> ModuleType:
    spec = importlib.util.spec_from_file_location("audit", Path(__file__).parents[2] / ".ci" / "audit.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


SOUND = {"name": "altair", "version": "6.3.0", "vulns": []}
SKIPPED = {"name": "numpy", "skip_reason": "not found"}
HURT = {"name": "streamlit", "version": "1.0", "vulns": [{"id": "GHSA-1", "fix_versions": ["1.54.0"]}]}


@pytest.mark.parametrize(
    ("dependencies", "is_bad", "told"),
    [
        ([], False, "NOT AUDITED"),
        ([SKIPPED, SKIPPED], False, "NOT AUDITED"),
        ([SOUND, SKIPPED], False, "1 of 2"),
        ([SOUND, HURT], True, "GHSA-1"),
        ([SKIPPED, HURT], True, "1.54.0"),
    ],
)
def test_only_a_known_vulnerability_is_bad_and_a_look_up_that_did_not_happen_is_told(
    audit: ModuleType, dependencies: list[dict], is_bad: bool, told: str
) -> None:
    lines, found = audit.summary(dependencies)
    assert found is is_bad
    assert told in "\n".join(lines)

"""The settings that keep the program and what is typed into it on this machine."""

import tomllib
from pathlib import Path

import pytest

CONFIG = Path(__file__).parents[2] / ".streamlit" / "config.toml"


@pytest.mark.parametrize(
    ("section", "setting", "value"),
    [
        ("server", "address", "127.0.0.1"),
        ("server", "headless", True),
        ("server", "fileWatcherType", "none"),
        ("server", "maxUploadSize", 20),
        ("server", "maxMessageSize", 25),
        ("server", "allowedHosts", ["localhost", "127.0.0.1"]),
        ("browser", "gatherUsageStats", False),
        ("runner", "magicEnabled", False),
        ("client", "toolbarMode", "minimal"),
        ("client", "showErrorDetails", "none"),
    ],
)
def test_the_safe_setting_is_in_force(section: str, setting: str, value: object) -> None:
    assert tomllib.loads(CONFIG.read_text(encoding="utf-8"))[section][setting] == value


@pytest.mark.parametrize("setting", ["enableCORS", "enableXsrfProtection", "enableAgentApi"])
def test_no_guard_is_switched_off(setting: str) -> None:
    assert setting not in CONFIG.read_text(encoding="utf-8")


def test_no_font_is_fetched_from_the_net() -> None:
    assert "http" not in CONFIG.read_text(encoding="utf-8")


def test_garbage_of_all_sessions_is_not_collected_after_every_run_of_one() -> None:
    """docs/load.md has what it costs."""
    assert tomllib.loads(CONFIG.read_text(encoding="utf-8"))["runner"]["postScriptGC"] is False

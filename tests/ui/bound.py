"""The clock of every page, for one test."""

import pkgutil
from collections.abc import Callable
from datetime import datetime
from importlib import import_module

import pytest

import coach.ui
from coach import bootstrap


def set_clock(monkeypatch: pytest.MonkeyPatch, clock: Callable[[], datetime]) -> None:
    """Whatever takes the clock by its name is imported first: it would keep this one for all tests to come. Pages are
    read anew each time."""
    for module in pkgutil.walk_packages(coach.ui.__path__, "coach.ui."):
        if not module.name.startswith("coach.ui.pages"):
            import_module(module.name)
    monkeypatch.setattr(bootstrap, "clock", clock)

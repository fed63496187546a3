"""Whatever stands in the address of a page, the page opens; and whatever stands in the preferences, they are read."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from coach.domain.choices import Choices
from coach.services.preferences import load_preferences
from coach.ui.components.editor.values import Typed
from coach.ui.components.editor.wire import read_typed

ROOT = Path(__file__).parents[2]
ODD = [
    "",
    "new",
    "0",
    "-1",
    "9" * 400,
    "../../etc/passwd",
    "%00",
    "a\0b",
    "<script>",
    "' OR 1=1 --",
    "\u202e\u0301",
    "ünï",
    "{}",
    "a" * 5000,
]
WHERE = [("draft", "note"), ("applications", "application"), ("upload", "fill"), ("timeline", "page")]

json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)
_NAMES = st.sampled_from(
    ["draft_id", "revision", "version", "sequence", "text", "weights", "muted", "words", "thank_you", "thanks"]
)
near_misses = st.dictionaries(_NAMES, json_values | st.dictionaries(_NAMES, json_values, max_size=3), max_size=6)
few = settings(max_examples=150, derandomize=True, suppress_health_check=list(HealthCheck))


@pytest.mark.parametrize(("page", "name"), WHERE, ids=[page for page, _ in WHERE])
def test_a_page_opens_whatever_its_address_says(page: str, name: str) -> None:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.run()
    app.switch_page(str(ROOT / "coach" / "ui" / "pages" / f"{page}.py"))
    for odd in ODD:
        app.query_params[name] = odd
        app.run()
        assert not app.exception, (odd, app.exception)


@few
@given(json_values | near_misses)
def test_what_the_browser_says_was_typed_is_read_or_passed_over(value: Any) -> None:
    typed = read_typed(value)
    assert typed is None or (isinstance(typed, Typed) and isinstance(typed.text, str) and type(typed.version) is int)


class Kept:
    """A record that holds any JSON as preferences."""

    def __init__(self, values: dict[str, Any]) -> None:
        self.values = values

    def preferences(self) -> dict[str, Any]:
        """All of them."""
        return self.values


@few
@given(
    st.fixed_dictionaries(
        {}, optional=dict.fromkeys(("region", "zone", "thresholds", "scoring"), json_values | near_misses)
    )
)
def test_any_json_in_the_preferences_is_read(values: dict[str, Any]) -> None:
    read = load_preferences(Kept(values))  # type: ignore[arg-type]
    assert isinstance(read.choices, Choices)
    assert read.thresholds
    assert json.dumps(dict(read.overrides))

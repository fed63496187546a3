"""Every page launches, and what a person does on it has its effect; scored by the real engine."""

from itertools import pairwise
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from coach.ui.shell import OF_ROLE
from tests.ui.reading import Seen, seen_in
from tests.ui.seats import ADE, be_here, sit

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "coach" / "ui" / "pages"


@pytest.fixture
def app() -> AppTest:
    return AppTest.from_file(str(ROOT / "app.py"), default_timeout=30)


def seen(app: AppTest) -> Seen:
    assert not app.exception
    return seen_in("".join(element.proto.body for element in app.get("html") if "<style>" not in element.proto.body))


@pytest.mark.parametrize("page", sorted(PAGES.glob("[a-z]*.py")), ids=lambda page: page.stem)
def test_every_page_launches(app: AppTest, page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    role = next((role for role, (name, _) in OF_ROLE.items() if name == page.stem), None)
    if role:
        be_here(ADE, role)
        sit(monkeypatch, ADE)
    app.run()
    app.switch_page(str(page)).run()
    levels = [level for level, _ in seen(app).headings]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(down - up <= 1 for up, down in pairwise(levels))


@pytest.mark.parametrize("page", sorted(PAGES.glob("[a-z]*.py")), ids=lambda page: page.stem)
def test_a_page_is_an_outline(page: Path) -> None:
    assert len(page.read_text(encoding="utf-8").splitlines()) <= 40

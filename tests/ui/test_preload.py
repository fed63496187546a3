"""What is loaded before the first page, and what after it."""

import gc
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from coach.errors import InvalidModel
from coach.ui import preload, shell
from coach.ui.preload import Preload, get_preload

ROOT = Path(__file__).parents[2]
# What the first page shows nothing of, and what takes longest to load.
LATER = ("pandas", "altair", "pyarrow", "textstat", "holidays", "icalendar", "vl_convert")
LOADED = f"""
import ast, sys
from pathlib import Path

def load(page):
    tree = ast.parse(Path("coach/ui/pages", page + ".py").read_text(encoding="utf-8"))
    tree.body = [one for one in tree.body if isinstance(one, (ast.Import, ast.ImportFrom))]
    exec(compile(tree, page, "exec"))

import coach.ui.preload
coach.ui.preload._load_first_page()
before = set(sys.modules)
load("draft")
print(sorted(set(sys.modules) - before))
for page in ("today", "applications", "upload", "rubric", "settings"):
    load(page)
print([name for name in {LATER!r} if name in sys.modules])
"""


def test_the_first_page_finds_its_modules_loaded_and_only_figures_need_tables_charts_and_word_lists() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", LOADED], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert done.stdout.splitlines() == ["[]", "[]"]


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What was loaded, in order."""
    done: list[str] = []
    monkeypatch.setattr(preload, "_load_first_page", lambda: done.append("first"))
    monkeypatch.setattr(preload, "_load_the_rest", lambda: done.append("rest"))
    monkeypatch.setattr(preload, "_DRAWING_SECONDS", 0)
    return done


def begun() -> Preload:
    one = Preload()
    one.begin()
    return one


def ended(one: Preload) -> bool:
    assert one.thread
    one.thread.join(timeout=20)
    return not one.is_under_way


def test_the_rest_waits_until_the_first_page_stands(told: list[str]) -> None:
    one = begun()
    assert one.is_under_way
    assert "rest" not in told
    one.drawn.set()
    assert ended(one)
    assert told == ["first", "rest"]


def test_the_rest_waits_no_longer_than_a_while_for_a_first_page(
    told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preload, "_PATIENCE_SECONDS", 0)
    assert ended(begun())
    assert told == ["first", "rest"]


def test_garbage_is_collected_again_once_the_first_page_is_loaded(
    told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(preload, "_load_first_page", lambda: told.append(f"collects: {gc.isenabled()}"))
    monkeypatch.setattr(preload, "_load_the_rest", lambda: told.append(f"collects: {gc.isenabled()}"))
    one = begun()
    one.drawn.set()
    assert ended(one)
    assert told == ["collects: False", "collects: True"]


def test_a_fault_ends_nothing_and_is_left_to_the_pages(told: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged() -> None:
        raise InvalidModel("model.npz: not the file that the manifest describes.")

    monkeypatch.setattr(preload, "_load_first_page", damaged)
    one = begun()
    one.drawn.set()
    assert ended(one)
    assert told == ["rest"]


def test_no_thread_is_begun_where_there_is_no_server() -> None:
    assert not Preload().is_under_way


def test_a_page_that_comes_while_the_rest_is_loaded_tells_of_a_model_that_is_damaged(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def damaged() -> None:
        raise InvalidModel("model.npz: not the file that the manifest describes.")

    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    monkeypatch.setattr(shell, "get_coach", damaged)
    monkeypatch.setattr(get_preload(), "thread", threading.current_thread())
    app.run()
    assert not app.exception
    assert "model.npz" in app.error[0].value


def test_a_first_page_waits_for_the_model_alone_while_the_rest_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(shell, "warm", lambda: asked.append("all"))
    monkeypatch.setattr(shell, "get_coach", lambda: asked.append("model"))
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    monkeypatch.setattr(get_preload(), "thread", threading.current_thread())
    assert not app.run().exception
    monkeypatch.setattr(get_preload(), "thread", None)
    assert not app.run().exception
    assert asked == ["model", "all"]
    assert get_preload().drawn.is_set()

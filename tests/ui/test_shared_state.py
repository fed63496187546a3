"""What one process holds for everybody is nobody's: the list of it is short, and each on it was looked at."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

COACH = Path(__file__).parents[2] / "coach"
# Rooms that know people. Scoring and importing are asked with words alone, and remember what they made of them.
ROOMS = ("ui", "services", "storage", "metrics", "exporting", "charts")
KEEPERS = {"cache", "lru_cache", "cached_property", "cache_data", "cache_resource", "singleton", "memo"}
HELD = {
    "bootstrap.py: coach": "the model",
    "bootstrap.py: _lead": "the difference of a clock that was set for a demonstration",
    "regions.py: region_names": "names of countries",
    "regions.py: _holidays": "holidays",
    "regions.py: _weekend": "days of rest",
    "regions.py: _split": "codes of regions",
    "exporting/search_log.py: read_part": "files of ours",
    "ui/components/editor/editor.py: asset": "files of ours",
    "ui/lessons.py: load_lessons": "a file of ours",
    "ui/daily.py: get_daily": "whether the copy of the day is made",
    "ui/door/configured.py: _check_authlib": "that it is installed",
    "ui/engine.py: warm": "that it is loaded",
    "ui/engine.py: get_coach": "the model",
    "ui/preload.py: get_preload": "what is being loaded",
    "ui/store.py: get_store": "the connections; rows go by their owner (tests/storage/test_many_owners.py)",
}


def kept_functions(source: str) -> list[str]:
    """Functions whose results outlive the call."""
    found = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return [node.name for node in found if any(set(_names(one)) & KEEPERS for one in node.decorator_list)]


def written_globals(source: str) -> list[str]:
    """Names of a module that a function binds anew, or whose content it changes."""
    tree = ast.parse(source)
    named = {target.id for node in tree.body for target in _targets(node) if isinstance(target, ast.Name)}
    found = [name for node in ast.walk(tree) if isinstance(node, ast.Global) for name in node.names]
    for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
        own = {arg.arg for arg in function.args.args} | {
            one.id for one in ast.walk(function) if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)
        }
        for node in ast.walk(function):
            whose = _changed(node)
            if isinstance(whose, ast.Name) and whose.id in named - own:
                found.append(whose.id)
    return found


def _targets(node: ast.stmt) -> list[ast.expr]:
    return node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []


def _changed(node: ast.AST) -> ast.expr | None:
    changing = {"append", "add", "update", "setdefault", "extend", "insert", "clear", "remove", "discard"}
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in changing:
        return node.func.value
    if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store | ast.Del):
        return node.value
    return None


def _names(node: ast.AST) -> Iterator[str]:
    for one in ast.walk(node):
        if isinstance(one, ast.Name):
            yield one.id
        elif isinstance(one, ast.Attribute):
            yield one.attr


def sources() -> Iterator[tuple[str, str]]:
    files = [*COACH.glob("*.py"), *(one for room in ROOMS for one in (COACH / room).rglob("*.py"))]
    for file in files:
        yield file.relative_to(COACH).as_posix(), file.read_text(encoding="utf-8")


def test_only_what_is_nobodys_is_held_by_the_process() -> None:
    held = {f"{file}: {name}" for file, source in sources() for name in kept_functions(source)}
    assert held == set(HELD)


def test_no_function_leaves_anything_in_a_module() -> None:
    assert not [f"{file}: {name}" for file, source in sources() for name in written_globals(source)]


@pytest.mark.parametrize(
    "source",
    ["_KEPT = {}\ndef f(x):\n    _KEPT[x] = 1", "_KEPT: list = []\ndef f(x):\n    _KEPT.append(x)", "_N = 0\ndef f():\n    global _N\n    _N = 1"],
)  # fmt: skip
def test_what_is_left_in_a_module_is_found(source: str) -> None:
    assert written_globals(source)


@pytest.mark.parametrize(
    "decorator", ["@cache", "@lru_cache(maxsize=4)", "@st.cache_data", "@st.cache_resource(ttl=5)", "@functools.cache"]
)
def test_what_is_held_is_found(decorator: str) -> None:
    assert kept_functions(f"{decorator}\ndef f(): ...") == ["f"]

"""What the source may not hold: read from its syntax, so that none can slip in."""

import ast
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.hostile.patterns import COACH

_UNPACKERS = frozenset(
    {"pickle", "cPickle", "dill", "cloudpickle", "joblib", "marshal", "shelve", "yaml", "xmlrpc", "telnetlib", "ftplib"}
)
_RUNS_TEXT = frozenset({"eval", "exec", "compile", "__import__"})
_LOADS_OBJECTS = frozenset({("np", "load"), ("numpy", "load"), ("torch", "load"), ("pd", "read_pickle")})
_TAKES_SQL = frozenset({"exec_driver_sql", "execute", "executemany", "executescript"})
# What SQLite and PostgreSQL take no bound values in, each put together of constants of its own file.
_OF_CONSTANTS = frozenset({
    ("storage/asking.py", "SET statement_timeout = {round(seconds * 1000)}"),
    ("storage/copying.py", "PRAGMA {('quick' if quick else 'integrity')}_check"),
    ("storage/database.py", "PRAGMA {pragma}"),
    ("storage/database.py", "SET lock_timeout = '{BUSY_SECONDS}s'"),
    ("storage/not_restored.py", "SELECT {_list(names)} FROM preferences WHERE key GLOB ?"),
    ("storage/not_restored.py", "SELECT {_list(names)} FROM {table.name}"),
    ("storage/restoring.py", "SELECT max(version) FROM {table.name}"),
})  # fmt: skip


@cache
def calls() -> tuple[tuple[str, ast.Call], ...]:
    return tuple(_calls())


def _calls() -> Iterator[tuple[str, ast.Call]]:
    for path in sorted(COACH.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call):
                yield path.relative_to(COACH).as_posix(), node


def faults(is_fault: Callable[[ast.Call], bool]) -> list[str]:
    return [f"coach/{path}:{call.lineno} {ast.unparse(call)[:90]}" for path, call in calls() if is_fault(call)]


def named(call: ast.Call) -> str:
    """The last part of what is called."""
    return call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")


def given(call: ast.Call, name: str) -> ast.expr | None:
    return next((one.value for one in call.keywords if one.arg == name), None)


def test_nothing_is_imported_that_makes_objects_or_code_out_of_bytes() -> None:
    found = []
    for path in sorted(COACH.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            found += [f"{path}: {name}" for name in names if name.split(".")[0] in _UNPACKERS]
    assert found == []


def test_no_text_is_run_as_code() -> None:
    assert faults(lambda call: isinstance(call.func, ast.Name) and call.func.id in _RUNS_TEXT) == []


def test_no_array_file_may_hold_objects() -> None:
    """NumPy refuses pickles unless it is told otherwise; PyTorch, which reads one kind only where told, is not used to load."""

    def is_fault(call: ast.Call) -> bool:
        owner = getattr(getattr(call.func, "value", None), "id", "")
        pickles = given(call, "allow_pickle")
        loads = (owner, named(call)) in _LOADS_OBJECTS
        told = pickles is not None and not (isinstance(pickles, ast.Constant) and pickles.value is False)
        return told or (loads and owner not in ("np", "numpy"))

    assert faults(is_fault) == []


def test_no_shell_runs_a_command() -> None:
    def is_fault(call: ast.Call) -> bool:
        shell = given(call, "shell")
        owner = getattr(getattr(call.func, "value", None), "id", "")
        return (shell is not None and not (isinstance(shell, ast.Constant) and shell.value is False)) or (
            owner == "os" and named(call) in ("system", "popen")
        )

    assert faults(is_fault) == []


def test_no_page_takes_html_as_it_comes_from_a_user() -> None:
    """`unsafe_allow_html` and `st.html` stand only where the words are our own or escaped."""

    def is_fault(call: ast.Call) -> bool:
        unsafe = given(call, "unsafe_allow_html")
        return unsafe is not None and not (isinstance(unsafe, ast.Constant) and unsafe.value is False)

    assert faults(is_fault) == []


def made_up(value: ast.expr) -> bool:
    """A text that is put together where it stands."""
    return (
        (isinstance(value, ast.JoinedStr) and any(isinstance(one, ast.FormattedValue) for one in value.values))
        or isinstance(value, ast.BinOp)
        or (isinstance(value, ast.Call) and named(value) in ("format", "join", "replace"))
    )


def takes_sql(call: ast.Call) -> bool:
    """`text` is also a widget; of SQLAlchemy it is called by itself or as `sa.text`."""
    owner = call.func.value if isinstance(call.func, ast.Attribute) else None
    is_text = named(call) == "text" and (
        owner is None or (isinstance(owner, ast.Name) and owner.id in ("sa", "sqlalchemy"))
    )
    return is_text or named(call) in _TAKES_SQL


def test_no_sql_is_put_together_from_values() -> None:
    found = {
        (path, shape(call.args[0])) for path, call in calls() if takes_sql(call) and call.args and made_up(call.args[0])
    }
    assert found == _OF_CONSTANTS


def shape(value: ast.expr) -> str:
    """The text of an f-string as it stands in the source."""
    return ast.unparse(value)[2:-1] if isinstance(value, ast.JoinedStr) else ast.unparse(value)


@pytest.mark.parametrize("source", ["f'a {b}'", "'a' + b", "'a %s' % b", "'a {}'.format(b)", "' '.join(b)"])
def test_a_text_that_is_put_together_is_told_from_one_that_stands(source: str) -> None:
    assert made_up(ast.parse(source, mode="eval").body)
    assert not made_up(ast.parse("'SELECT 1'", mode="eval").body)


def test_templates_and_scripts_load_nothing_from_elsewhere() -> None:
    """The pages that are written to files, and what the browser runs, name no other machine."""
    files = [path for end in ("*.html", "*.css", "*.js", "*.svg") for path in COACH.rglob(end)]
    assert len(files) > 10
    for path in files:
        text = path.read_text(encoding="utf-8").replace("http://www.w3.org/", "")
        assert not any(
            sign in text
            for sign in ("http://", "https://", 'src="//', "url(//", "@import", "eval(", "innerHTML", "document.write")
        ), path


def test_the_walk_sees_the_source() -> None:
    assert len(calls()) > 3000
    assert Path(COACH / "cli").is_dir()

"""Queries on what belongs to somebody are made in one place, which says whose: elsewhere there is no way to make one."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

COACH = Path(__file__).parents[2] / "coach"

# What makes or runs a statement that names its rows itself. `sa.exists()` is told apart below.
MAKERS = {
    "select",
    "update",
    "delete",
    "insert",
    "text",
    "union",
    "union_all",
    "join",
    "outerjoin",
    "table",
    "literal_column",
}
RUNNERS = {"execute", "executemany", "executescript", "exec_driver_sql", "scalar", "scalars", "stream"}
# Those who may, and what for.
NAMED = {
    "storage/scope.py": "the one place that narrows to an owner",
    "storage/asking.py": "whether the database answers: no rows leave it",
    "storage/directory.py": "everybody of a server, for roles and counts",
    "storage/store.py": "which owners there are, so that each one's rows can be checked; no rows leave it",
    "storage/database.py": "the lock of an owner, and the pragmas of a connection",
    "storage/migrating.py": "which form the database has",
    "storage/backups.py": "whole files: checks and copies",
    "storage/restoring.py": "whole files: which form a backup has",
    "storage/not_restored.py": "everybody's shares, roles and looks, which a restore leaves as they are",
}


def calls(tree: ast.AST) -> Iterator[tuple[str, str, int]]:
    """Whose method, which, and in which line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            whose = node.func.value
            yield (whose.id if isinstance(whose, ast.Name) else ast.unparse(whose), node.func.attr, node.lineno)


def own_statements(source: str) -> list[int]:
    """The lines that make a statement without Scope, or run one past it."""
    tree = ast.parse(source)
    found = [
        line
        for whose, name, line in calls(tree)
        if (whose in ("sa", "sqlalchemy") and name in MAKERS) or name in RUNNERS
    ]
    imports = [
        node
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "sqlalchemy"
    ]
    found += [node.lineno for node in imports if {one.name for one in node.names} & (MAKERS | {"*"})]
    of_tables = {"select", "insert", "update", "delete", "join", "outerjoin"}
    found += [line for whose, name, line in calls(tree) if name in of_tables and whose in TABLES]
    return sorted(found)


TABLES = {
    "applications",
    "contacts",
    "events",
    "messages",
    "message_scores",
    "imports",
    "import_changes",
    "preferences",
    "put_offs",
    "mappings",
    "people",
    "shares",
    "accesses",
}
FILES = sorted(one.relative_to(COACH).as_posix() for one in COACH.rglob("*.py") if "migrations" not in one.parts)


@pytest.mark.parametrize(
    "file", [one for one in FILES if one not in NAMED and "sqlalchemy" in (COACH / one).read_text(encoding="utf-8")]
)
def test_whoever_knows_the_tables_asks_for_rows_by_way_of_their_owner(file: str) -> None:
    assert not own_statements((COACH / file).read_text(encoding="utf-8"))


def test_nobody_outside_the_storage_knows_sqlalchemy() -> None:
    knowing = [one for one in FILES if "sqlalchemy" in (COACH / one).read_text(encoding="utf-8")]
    assert {one.split("/")[0] for one in knowing} == {"storage"}


@pytest.mark.parametrize("file", NAMED)
def test_whoever_is_excused_needs_it(file: str) -> None:
    assert own_statements((COACH / file).read_text(encoding="utf-8"))


def test_the_tables_named_here_are_those_that_have_owners() -> None:
    from coach.storage import people_tables, tables

    assert {name for name in vars(tables) | vars(people_tables) if name in TABLES} == TABLES
    assert {one.name for one in tables.metadata.tables.values() if "owner" in one.c} == TABLES


@pytest.mark.parametrize(
    "source",
    [
        "sa.select(events)",
        "rows = sa.delete(events).where(True)",
        "sa.text('SELECT * FROM events')",
        "events.select()",
        "messages.join(events)",
        "connection.execute(query)",
        "scope._connection.scalars(query)",
        "from sqlalchemy import select",
        "from sqlalchemy.sql import *",
    ],
)
def test_a_statement_of_ones_own_is_found(source: str) -> None:
    assert own_statements(source) == [1]


@pytest.mark.parametrize(
    "source", ["", "scope.select(events)", "scope.run(scope.delete(events))", "sa.and_(a, b)", "rules.text()"]
)
def test_what_goes_by_the_owner_is_let_pass(source: str) -> None:
    assert own_statements(source) == []

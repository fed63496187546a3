"""Strict reading of the importer's TOML files."""

from collections.abc import Set
from typing import Any

from coach.domain.tables import parse_table
from coach.errors import InvalidFormats, InvalidRubric


def parse(source: str, name: str, required: Set[str], optional: Set[str] = frozenset()) -> dict[str, Any]:
    """A table with exactly these keys; raises InvalidFormats, naming the file and the key."""
    try:
        table = parse_table(source, name)
    except InvalidRubric as error:
        raise InvalidFormats(str(error)) from None
    check_keys(table, name, required, optional)
    return table


def check_keys(table: dict[str, Any], name: str, required: Set[str], optional: Set[str] = frozenset()) -> None:
    """Raises InvalidFormats for a key that is missing or that nobody reads."""
    if missing := required - table.keys():
        raise InvalidFormats(f"{name}: missing {', '.join(sorted(missing))}")
    if unknown := table.keys() - required - optional:
        raise InvalidFormats(f"{name}: unknown {', '.join(sorted(unknown))}")


def text(table: dict[str, Any], key: str, name: str) -> str:
    """A value that must be text; raises InvalidFormats."""
    value = table[key]
    if not isinstance(value, str) or not value.strip():
        raise InvalidFormats(f"{name}: {key} must be text")
    return value


def text_list(table: dict[str, Any], key: str, name: str) -> tuple[str, ...]:
    """A value that must be a list of texts, missing meaning none; raises InvalidFormats."""
    value = table.get(key, [])
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise InvalidFormats(f"{name}: {key} must be a list of texts")
    return tuple(value)


def sub_table(table: dict[str, Any], key: str, name: str) -> dict[str, Any]:
    """A value that must be a table, missing meaning an empty one; raises InvalidFormats."""
    value = table.get(key, {})
    if not isinstance(value, dict):
        raise InvalidFormats(f"{name}: {key} must be a table")
    return value

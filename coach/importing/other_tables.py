"""Tables that are known not to hold applications."""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources

from coach.errors import InvalidFormats
from coach.importing.data_files import check_keys, parse, text, text_list
from coach.importing.fields import column_key


def what_else(columns: Iterable[str]) -> str | None:
    """A sentence that says what a table is and which one to upload instead; None for any other table."""
    present = {column_key(column) for column in columns}
    return next((says for wanted, says in load_other_tables().items() if wanted <= present), None)


@cache
def load_other_tables() -> Mapping[frozenset[str], str]:
    """The sentences by the columns that give a table away; raises InvalidFormats."""
    source = resources.files("coach.importing").joinpath("other_tables.toml").read_text(encoding="utf-8")
    return parse_other_tables(source)


def parse_other_tables(source: str) -> Mapping[frozenset[str], str]:
    """Raises InvalidFormats for anything that is not exactly in the form of other_tables.toml."""
    name = "other_tables"
    tables = parse(source, name, {"tables"})["tables"]
    if not isinstance(tables, list) or not all(isinstance(one, dict) for one in tables):
        raise InvalidFormats(f"{name}: tables must be a list of tables")
    for one in tables:
        check_keys(one, name, {"columns", "says"})
    return {frozenset(map(column_key, text_list(one, "columns", name))): text(one, "says", name) for one in tables}

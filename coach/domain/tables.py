"""The data files beside the code: TOML whose faults are named by file."""

import tomllib
from typing import Any

from coach.errors import InvalidRubric


def parse_table(source: str, name: str) -> dict[str, Any]:
    """The table in a TOML text; raises InvalidRubric with `name` where it is none."""
    try:
        return tomllib.loads(source)
    except tomllib.TOMLDecodeError as error:
        raise InvalidRubric(f"{name}: not TOML: {error}") from error

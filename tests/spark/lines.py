"""Rows of results as the lines that the interface gives for the same requests."""

import json
from collections.abc import Mapping
from typing import Any


def line_of(row: Mapping[str, Any]) -> str:
    """Byte for byte, where the request had a text for an id."""
    if row["error_code"] is not None:
        assert all(value is None for name, value in row.items() if name not in ("id", "error_code", "error_message"))
        return json.dumps({"id": row["id"], "error": {"code": row["error_code"], "message": row["error_message"]}})
    edits = [{name: value for name, value in edit.items() if value is not None} for edit in row["next_edits"]]
    result = {"schema": 1, **row, "next_edits": edits}
    del result["error_code"], result["error_message"]
    return json.dumps(result)

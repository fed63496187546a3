"""Requests and results as rows of Arrow: the one place that says which column holds what.

A row of requests becomes the line of JSON that the interface takes, and the line that it answers becomes a row of
results: whatever way notes come in and results go out, the same lines are scored, and the results are the same.
"""

import json
from collections.abc import Callable, Iterator, Sequence
from typing import Any
from uuid import UUID

import pyarrow as pa

from coach.domain.messages import Label
from coach.errors import BulkFault

TEXTS = ("text", "kind", "subject", "company", "role", "sender", "request")
LISTS = ("interviewers", "others")
ID = "id"

_text, _whole, _real = pa.string(), pa.int32(), pa.float64()
_span = {"start": _whole, "end": _whole}


def _list_of(fields: dict[str, Any]) -> Any:
    return pa.list_(pa.struct(list(fields.items())))


# What may be given; `text` must be. An id may be of whole numbers too.
REQUESTS = pa.schema([
    (ID, _text), *[(name, _text) for name in TEXTS], *[(name, pa.list_(_text)) for name in LISTS],
])  # fmt: skip

# The keys of a result under their own names, nested as they are there; then what stands in for the result of a row that
# could not be read. `id` is text, whatever it was in the request.
RESULTS = pa.schema([
    (ID, _text),
    ("kind", _text),
    ("kind_probability", _real),
    ("score", _whole),
    ("band", _whole),
    ("cannot_score", _text),
    ("criteria", _list_of({
        "id": _text, "level": _whole, "weight": _whole, "points": _whole, "evidence": _list_of(_span), "message": _text,
        "sources": pa.list_(_text),
    })),
    ("sentences", _list_of(_span | {
        "part": _text, "labels": pa.list_(_text), "probabilities": pa.struct([(label.value, _real) for label in Label]),
    })),
    ("findings", _list_of(
        {"id": _text, "severity": _text} | _span | {"message": _text, "replacements": pa.list_(_text)}
    )),
    ("next_edits", _list_of({"criterion": _text, "finding": _text, "gain": _whole, "message": _text})),
    ("readability", pa.struct([
        ("words", _whole), ("sentences", _whole), ("flesch_kincaid_grade", _real), ("flesch_reading_ease", _real),
    ])),
    ("rubric_version", _text),
    ("model_version", _text),
    ("error_code", _text),
    ("error_message", _text),
])  # fmt: skip


def check_columns(schema: Any) -> None:
    """Raises BulkFault for a table without texts, or with a column of the interface in a form that can't be read."""
    for name in schema.names:
        if name in REQUESTS.names and schema.names.count(name) > 1:
            raise BulkFault(f"two columns are called {name}")
    if "text" not in schema.names:
        raise BulkFault(f"no column is called text; there are {', '.join(map(repr, schema.names[:20])) or 'none'}")
    for name in set(schema.names) & set(REQUESTS.names):
        _reader(name, schema.field(name).type)


def request_columns(schema: Any) -> list[str]:
    """Those of a table that the interface knows, the only ones that need be read."""
    return [name for name in REQUESTS.names if name in schema.names]


def request_lines(batch: Any) -> list[str]:
    """A line of JSON for each row of a RecordBatch, with what is not null; raises BulkFault as `check_columns` does."""
    columns = {name: _read(name, batch.column(name)) for name in request_columns(batch.schema)}
    rows = zip(*columns.values(), strict=True)
    return [json.dumps({k: v for k, v in zip(columns, row, strict=True) if v is not None}) for row in rows]


def result_rows(lines: Sequence[str]) -> Any:
    """A RecordBatch of RESULTS with a row for each line of output."""
    rows = [_row(json.loads(line)) for line in lines]
    try:
        return pa.RecordBatch.from_pylist(rows, schema=RESULTS)
    except UnicodeEncodeError:  # half a character, which JSON can carry and Arrow can't
        return pa.RecordBatch.from_pylist([_with_whole_characters(row) for row in rows], schema=RESULTS)


def _row(result: dict[str, Any]) -> dict[str, Any]:
    error = result.get("error") or {}
    known = None if result[ID] is None else str(result[ID])
    return result | {ID: known, "error_code": error.get("code"), "error_message": error.get("message")}


def _with_whole_characters(value: Any) -> Any:
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, dict):
        return {key: _with_whole_characters(one) for key, one in value.items()}
    return [_with_whole_characters(one) for one in value] if isinstance(value, list) else value


def _read(name: str, column: Any) -> Iterator[Any]:
    kind = column.type
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
        column = column.cast(kind)
    return map(_reader(name, kind), column.cast(_as_bytes(kind)).to_pylist())


def _reader(name: str, kind: Any) -> Callable[[Any], Any]:
    """What makes a value of JSON from one of a column of this type."""
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    if pa.types.is_null(kind):
        return _nothing
    if name in LISTS:
        if _is_list(kind) and (_is_text(kind.value_type) or pa.types.is_null(kind.value_type)):
            return _texts
    elif _is_text(kind):
        return _decoded
    elif name == ID and (pa.types.is_integer(kind) or kind == pa.uuid()):
        return _known_id
    wanted = "a list of texts" if name in LISTS else "text or whole numbers" if name == ID else "text"
    raise BulkFault(f"column {name} is of type {kind}; expected {wanted}")


def _as_bytes(kind: Any) -> Any:
    """Texts are decoded here: another program may have written what is no UTF-8, on which Arrow would stop."""
    if _is_text(kind):
        return pa.large_binary()
    return pa.large_list(_as_bytes(kind.value_type)) if _is_list(kind) else kind


def _is_text(kind: Any) -> bool:
    types = pa.types
    return any(
        is_one(kind)
        for is_one in (
            types.is_string, types.is_large_string, types.is_string_view,
            types.is_binary, types.is_large_binary, types.is_binary_view,
        )
    )  # fmt: skip


def _is_list(kind: Any) -> bool:
    types = pa.types
    return any(is_one(kind) for is_one in (types.is_list, types.is_large_list, types.is_fixed_size_list))


def _nothing(_value: None) -> None:
    return None


def _decoded(value: bytes | None) -> str | None:
    return None if value is None else value.decode("utf-8", "replace")


def _texts(value: list[bytes | None] | None) -> list[str | None] | None:
    return None if value is None else [_decoded(one) for one in value]


def _known_id(value: int | UUID | None) -> int | str | None:
    return str(value) if isinstance(value, UUID) else value

"""Requests and results as rows of Arrow."""

import json
import uuid
from typing import Any

import pyarrow as pa
import pytest

from coach import Coach
from coach.domain.messages import Label
from coach.errors import BulkFault
from coach.scoring.wire import parse_request, result_line
from coach.services.bulk import score_chunk
from coach.services.bulk.rows import REQUESTS, RESULTS, check_columns, request_lines, result_rows

NOTE = "Dear Ms Osei,\n\nThank you for the tour of teh cold store on Tuesday. I would love to join you as shift lead.\n\nBest,\nJo"


def lines_of(**columns: Any) -> list[dict[str, Any]]:
    table = pa.table(columns)
    check_columns(table.schema)
    return [json.loads(line) for batch in table.to_batches() for line in request_lines(batch)]


def test_the_columns_are_the_keys_that_the_interface_takes() -> None:
    given = {
        "id": "a",
        "text": NOTE,
        "kind": "thank_you",
        "subject": "",
        "company": "Larch",
        "role": "Lead",
        "sender": "Jo",
        "request": "r",
        "interviewers": ["Ms Osei"],
        "others": ["x", "y"],
    }
    assert {*given} == {*REQUESTS.names}
    batch = pa.RecordBatch.from_pylist([given], schema=REQUESTS)
    (line,) = request_lines(batch)
    assert json.loads(line) == given
    assert parse_request(line).interviewers == ("Ms Osei",)


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (pa.array(["é\x00", None]), ["é\x00", None]),
        (pa.array(["a", None], pa.large_string()), ["a", None]),
        (pa.array(["a"], pa.string_view()), ["a"]),
        (pa.array([b"a\xff"], pa.binary()), ["a\ufffd"]),
        (pa.array(["a", "b", "a", None]).dictionary_encode(), ["a", "b", "a", None]),
        (pa.nulls(2), [None, None]),
        (pa.array([], pa.string()), []),
        (pa.array(["x", "a", "b"])[1:], ["a", "b"]),
        # What another program wrote as text though it is none.
        (pa.Array.from_buffers(pa.string(), 1, [None, pa.array([0, 2], pa.int32()).buffers()[1], pa.py_buffer(b"\xffa")]), ["\ufffda"]),
    ],
)  # fmt: skip
def test_text_in_any_form_is_text(texts: Any, expected: list[str | None]) -> None:
    assert [row.get("text") for row in lines_of(text=texts)] == expected


@pytest.mark.parametrize(
    ("ids", "expected"),
    [
        (pa.array([1, None]), [1, None]),
        (pa.array([2**64 - 1], pa.uint64()), [2**64 - 1]),
        (pa.array(["a", None]), ["a", None]),
        (pa.array([uuid.UUID(int=1).bytes], pa.uuid()), ["00000000-0000-0000-0000-000000000001"]),
        (pa.nulls(1), [None]),
    ],
)
def test_an_id_stays_what_it_was(ids: Any, expected: list[object]) -> None:
    assert [row.get("id") for row in lines_of(text=["x"] * len(ids), id=ids)] == expected


@pytest.mark.parametrize(
    ("others", "expected"),
    [
        (pa.array([["a", "b"], [], None]), [["a", "b"], [], None]),
        (pa.array([["a", None]]), [["a", None]]),
        (pa.array([["a"]], pa.large_list(pa.large_string())), [["a"]]),
        (pa.array([["a", "b"]], pa.list_(pa.string(), 2)), [["a", "b"]]),
        (pa.array([[None]], pa.list_(pa.null())), [[None]]),
        (pa.nulls(1), [None]),
    ],
)
def test_a_list_of_texts_in_any_form_is_one(others: Any, expected: list[object]) -> None:
    assert [row.get("others") for row in lines_of(text=["x"] * len(others), others=others)] == expected


@pytest.mark.parametrize(
    ("table", "words"),
    [
        (pa.table({}), "no column is called text; there are none"),
        (pa.table({"Text": ["a"], "x\x1b[2J": [1]}), r"there are 'Text', 'x\\x1b\[2J'"),
        (pa.table({"text": [1]}), "column text is of type int64; expected text"),
        (pa.table({"text": [{"a": 1}]}), "column text is of type struct"),
        (pa.table([["a"], ["b"]], names=["text", "text"]), "two columns are called text"),
        (pa.table({"text": ["a"], "id": [1.0]}), "column id is of type double; expected text or whole numbers"),
        (pa.table({"text": ["a"], "id": [True]}), "column id is of type bool"),
        (pa.table({"text": ["a"], "others": ["b"]}), "column others is of type string; expected a list of texts"),
        (pa.table({"text": ["a"], "others": [[[None]]]}), "column others is of type list"),
        (pa.table({"text": ["a"], "company": [["b"]]}), "column company is of type list"),
    ],
)
def test_a_column_that_cannot_be_read_is_told_before_any_row_is(table: Any, words: str) -> None:
    with pytest.raises(BulkFault, match=words):
        check_columns(table.schema)


def test_other_columns_are_passed_over() -> None:
    assert lines_of(text=["a"], colour=["red"], score=[1.5]) == [{"text": "a"}]


def test_a_row_says_all_that_the_line_says(coach: Coach) -> None:
    texts = [NOTE, "No.", "", NOTE.replace("teh", "the")]
    given = [json.dumps({"id": i, "text": text}) for i, text in enumerate(texts)]
    lines = [line for _, line in score_chunk(coach.engine, [*given, "{broken"])]
    rows = result_rows(lines)
    rows.validate(full=True)
    assert rows.schema == RESULTS
    *answered, broken = rows.to_pylist()
    for line, row in zip(lines, answered, strict=False):
        result = json.loads(line)
        assert result.pop("schema") == 1
        assert row.pop("error_code") is row.pop("error_message") is None
        for edit in row["next_edits"]:
            edit.pop("criterion") if edit["criterion"] is None else edit.pop("finding")
        assert row == result | {"id": str(result["id"])}
    assert answered[0]["findings"]
    assert answered[0]["next_edits"]
    assert broken["error_code"] == "invalid_request"
    assert broken["score"] is broken["criteria"] is broken["kind"] is None


def test_the_probabilities_are_those_of_the_labels() -> None:
    sentences = RESULTS.field("sentences").type.value_type
    probabilities = sentences.field("probabilities").type
    assert [probabilities.field(i).name for i in range(probabilities.num_fields)] == [label.value for label in Label]


@pytest.mark.parametrize(
    ("given", "expected"),
    [(None, None), (7, "7"), (10**30, str(10**30)), ("x", "x"), ("\ud83d half", "? half"), ("", "")],
)
def test_the_id_of_a_result_is_text(given: object, expected: str | None, coach: Coach) -> None:
    (row,) = result_rows(
        [line for _, line in score_chunk(coach.engine, [json.dumps({"id": given, "text": "x"})])]
    ).to_pylist()
    assert row["id"] == expected


def test_half_a_character_in_the_words_of_a_finding_does_not_stop_the_table(coach: Coach) -> None:
    lines = [result_line(coach.engine.score(parse_request(json.dumps({"text": NOTE.replace("teh", "\ud83dteh")}))))]
    assert result_rows(lines).to_pylist()[0]["model_version"]

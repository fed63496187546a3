"""The JSON interface: what is accepted, what is refused, what comes out."""

import json

import pytest

from coach import Coach
from coach.domain.messages import Kind, Label
from coach.errors import InvalidRequest
from coach.scoring.wire import as_json, error_line, parse_request, result_line

NOTE = (
    "Dear Ms Osei,\n\nThank you for the tour of the cold store on Tuesday. I would love to join you.\n\nBest,\nJo Reed"
)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "nonsense",
        "[]",
        "null",
        '"text"',
        "{}",
        '{"text": null}',
        '{"text": 5}',
        '{"text": "a", "kind": "poem"}',
        '{"text": "a", "kind": "other"}',
        '{"text": "a", "company": 3}',
        '{"text": "a", "interviewers": "Jo"}',
        '{"text": "a", "others": [1]}',
        "[" * 100_000,
    ],
)
def test_a_broken_request_is_refused(line: str) -> None:
    with pytest.raises(InvalidRequest):
        parse_request(line)


def test_unknown_keys_and_nulls_are_passed_over() -> None:
    note = parse_request('{"text": "Hello", "id": 7, "kind": "auto", "company": null, "segments": []}')

    assert (note.id, note.kind, note.company, note.subject) == (7, None, None, None)


def test_an_empty_subject_is_not_an_unknown_one() -> None:
    assert parse_request('{"text": "Hello", "subject": ""}').subject == ""


def test_an_error_keeps_the_id_where_it_can_be_read() -> None:
    assert json.loads(error_line('{"id": "n1"}', InvalidRequest("no text"))) == {
        "id": "n1",
        "error": {"code": "invalid_request", "message": "no text"},
    }
    assert json.loads(error_line("{", InvalidRequest("no")))["id"] is None


def test_the_result_has_the_agreed_shape(coach: Coach) -> None:
    row = as_json(coach.score(NOTE, id="a"))

    assert list(row) == [
        "schema", "id", "kind", "kind_probability", "score", "band", "cannot_score", "criteria", "sentences",
        "findings", "next_edits", "readability", "rubric_version", "model_version",
    ]  # fmt: skip
    assert set(row["sentences"][0]) == {"start", "end", "part", "labels", "probabilities"}
    assert set(row["sentences"][0]["probabilities"]) == {label.value for label in Label}
    assert set(row["criteria"][0]) == {"id", "level", "weight", "points", "evidence", "message", "sources"}


def test_the_same_note_gives_the_same_bytes(coach: Coach) -> None:
    assert result_line(coach.score(NOTE)) == result_line(Coach().score(NOTE))


def test_a_text_with_lone_surrogates_still_gives_a_line(coach: Coach) -> None:
    assert json.loads(result_line(coach.score(NOTE + "\ud800", Kind.THANK_YOU)))["score"] is not None

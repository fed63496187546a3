"""The scoring interface as JSON: requests in, results out. Other programs rely on these shapes."""

import json
from collections.abc import Mapping
from typing import Any

from coach.domain.messages import Kind, Label, LabelledSentence, NextEdit, Note, ScoreResult
from coach.errors import CoachError, InvalidRequest

SCHEMA = 1
_AUTO = "auto"
_KINDS = (Kind.THANK_YOU, Kind.CHECK_IN, Kind.FEEDBACK_REPLY)


def parse_request(line: str) -> Note:
    """A note from one line of JSON; keys that the interface does not name are passed over. Raises InvalidRequest."""
    try:
        row = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InvalidRequest(f"not JSON: {error}") from error
    if not isinstance(row, dict):
        raise InvalidRequest(f"expected an object with a text, got {type(row).__name__}")
    return Note(
        text=_text(row, "text"),
        id=request_id(row),
        kind=parse_kind(row.get("kind")),
        subject=_optional(row, "subject"),
        company=_optional(row, "company"),
        role=_optional(row, "role"),
        interviewers=_texts(row, "interviewers"),
        sender=_optional(row, "sender"),
        request=_optional(row, "request"),
        others=_texts(row, "others"),
    )


def parse_kind(value: object) -> Kind | None:
    """None for absent or `auto`."""
    if value is None or value == _AUTO:
        return None
    if value not in [kind.value for kind in _KINDS]:
        raise InvalidRequest(f"kind: {value!r} is none of {', '.join([*_KINDS, _AUTO])}")
    return Kind(str(value))


def request_id(row: object) -> str | int | None:
    """The id of a request, if it has one that can be given back."""
    value = row.get("id") if isinstance(row, dict) else None
    return value if isinstance(value, str | int) and not isinstance(value, bool) else None


def error_line(line: str, error: CoachError) -> str:
    """What stands in the place of a result for a line that could not be scored."""
    try:
        known = request_id(json.loads(line))
    except (ValueError, RecursionError):
        known = None
    return json.dumps({"id": known, "error": {"code": error.code, "message": str(error)}})


def result_line(result: ScoreResult) -> str:
    """One result as one line of JSON, ASCII only; the same result gives the same line."""
    return json.dumps(as_json(result))


def as_json(result: ScoreResult) -> dict[str, Any]:
    """A result in the shape of the interface."""
    return {
        "schema": SCHEMA,
        "id": result.id,
        "kind": result.kind,
        "kind_probability": result.kind_probability,
        "score": result.score,
        "band": result.band,
        "cannot_score": result.cannot_score,
        "criteria": [
            {
                "id": one.id, "level": one.level, "weight": one.weight, "points": one.points,
                "evidence": [{"start": span.start, "end": span.end} for span in one.evidence],
                "message": one.message, "sources": list(one.sources),
            }
            for one in result.criteria
        ],
        "sentences": [_sentence(one) for one in result.sentences],
        "findings": [
            {
                "id": one.id, "severity": one.severity, "start": one.start, "end": one.end,
                "message": one.message, "replacements": list(one.replacements),
            }
            for one in result.findings
        ],
        "next_edits": [_edit(one) for one in result.next_edits],
        "readability": {
            "words": result.readability.words,
            "sentences": result.readability.sentences,
            "flesch_kincaid_grade": result.readability.flesch_kincaid_grade,
            "flesch_reading_ease": result.readability.flesch_reading_ease,
        },
        "rubric_version": result.rubric_version,
        "model_version": result.model_version,
    }  # fmt: skip


def _sentence(one: LabelledSentence) -> dict[str, Any]:
    chances = {label.value: chance for label, chance in zip(Label, one.probabilities, strict=True)}
    return {"start": one.start, "end": one.end, "part": one.part, "labels": list(one.labels), "probabilities": chances}


def _edit(one: NextEdit) -> dict[str, Any]:
    about = {"criterion": one.criterion} if one.criterion else {"finding": one.finding}
    return {**about, "gain": one.gain, "message": one.message}


def _text(row: Mapping[str, Any], key: str) -> str:
    value = row.get(key)
    if not isinstance(value, str):
        raise InvalidRequest(f"{key}: expected text, got {'nothing' if value is None else type(value).__name__}")
    return value


def _optional(row: Mapping[str, Any], key: str) -> str | None:
    return None if row.get(key) is None else _text(row, key)


def _texts(row: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = row.get(key)
    if value is None:
        return ()
    if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
        raise InvalidRequest(f"{key}: expected a list of texts")
    return tuple(value)

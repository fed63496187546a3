"""Requests with replies are read strictly, and laid over what the program itself finds."""

import json
from pathlib import Path

import pytest

from coach.errors import InvalidCorpus
from coach.scoring.answering.asks import Clause
from coach.training.answers.requests import (
    State,
    answering_sentences,
    clause_targets,
    load_exchanges,
    load_folder,
    load_replies,
)
from coach.training.corpus import load_corpus

ASKS = Path(__file__).parents[3] / "models" / "asks"
ROW = {
    "id": "a",
    "request": "Thanks for coming. Please send your licence and two references, signed and dated.",
    "reply": "Dear Jo,\n\nMy licence is attached. It is a copy. The references follow on Friday.\n\nBest,\nIda",
    "rating": 2,
    "items": [
        {"text": "your licence", "state": "yes", "in": ["My licence is attached.", "a copy"]},
        {"text": "two references, signed and dated", "state": "date", "in": ["follow on Friday"]},
    ],
}


def written(folder: Path, **changed: object) -> Path:
    path = folder / "q1.jsonl"
    path.write_text(json.dumps(ROW) + "\n" + json.dumps(ROW | changed) + "\n")
    return path


def test_clauses_ask_for_nothing_or_begin_a_thing_or_go_on_with_it(tmp_path: Path) -> None:
    exchange, _ = load_exchanges([written(tmp_path)])
    clauses, things = clause_targets(exchange)
    assert clauses == [Clause.ASKS_NOTHING, Clause.BEGINS, Clause.BEGINS, Clause.GOES_ON, Clause.GOES_ON]
    assert things == [(1,), (2, 3, 4)]


def test_replies_are_learnt_from_beside_the_notes_only_where_they_are_none_of_them() -> None:
    notes, _ = load_corpus(ASKS.parent / "corpus")
    everything, beside = load_folder(ASKS), load_replies(ASKS, notes)

    assert {one.id for one in everything} - {one.id for one in beside} == {one.id for one in everything} & {
        str(note.note.id) for note in notes
    }
    assert 1000 < len(beside) < len(everything)
    assert not {one.reply.text for one in beside} & {note.note.text for note in notes}


def test_a_folder_without_files_has_no_replies(tmp_path: Path) -> None:
    assert load_replies(tmp_path / "none", []) == []


def test_a_thing_is_answered_where_the_reader_says(tmp_path: Path) -> None:
    exchange, _ = load_exchanges([written(tmp_path)])
    assert [answering_sentences(exchange, one) for one in exchange.things] == [
        [True, True, False],
        [False, False, True],
    ]
    assert [one.state for one in exchange.things] == [State.YES, State.DATE]


def test_of_like_words_the_later_thing_means_the_later_ones(tmp_path: Path) -> None:
    like = [{"text": "one", "state": "no", "in": []}, {"text": "one", "state": "no", "in": []}]
    _, exchange = load_exchanges([written(tmp_path, request="A form for one, and for one more.", items=like)])
    assert [one.place.start for one in exchange.things] == [11, 24]


@pytest.mark.parametrize(
    "changed",
    [
        {"items": [{"text": "your passport", "state": "no", "in": []}]},
        {"items": [{"text": "your licence", "state": "perhaps", "in": []}]},
        {"items": [{"text": "your licence", "state": "yes", "in": ["My passport"]}]},
        {"items": [{"text": "", "state": "no", "in": []}]},
        {"items": [{"text": "your licence", "state": "yes"}]},
        {"items": 3},
        {"reply": None},
        {"rating": 3},
        {"rating": -1},
        {"rating": "2"},
    ],
)
def test_a_broken_line_is_named(tmp_path: Path, changed: dict[str, object]) -> None:
    with pytest.raises(InvalidCorpus, match=r"q1\.jsonl:2"):
        load_exchanges([written(tmp_path, **changed)])


def test_a_line_without_a_rating_is_none_but_nothing_may_be_asked(tmp_path: Path) -> None:
    _, exchange = load_exchanges([written(tmp_path, rating=None)])
    assert exchange.rating is None
    unrated = {key: value for key, value in ROW.items() if key != "rating"}
    (tmp_path / "q2.jsonl").write_text(json.dumps(unrated) + "\n")
    with pytest.raises(InvalidCorpus, match=r"q2\.jsonl:1"):
        load_exchanges([tmp_path / "q2.jsonl"])


def test_what_both_folders_rate_is_rated_alike() -> None:
    paths = [path for path in (ASKS.parent / "corpus").glob("w*.jsonl") if (ASKS / path.name).exists()]
    rated = {one.id: one.rating for one in load_exchanges([ASKS / path.name for path in paths])}
    notes = [json.loads(line) for path in paths for line in path.read_text("utf-8").splitlines()]
    theirs = {one["id"]: one.get("ratings", {}).get("answer") for one in notes if one["id"] in rated}
    assert len(paths) == 4
    assert rated == theirs


@pytest.mark.parametrize("content", [b"{\n", b"[]\n", b"\xff\n"])
def test_what_is_no_such_file_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "q1.jsonl").write_bytes(content)
    with pytest.raises(InvalidCorpus, match=r"q1\.jsonl"):
        load_exchanges([tmp_path / "q1.jsonl"])


def test_nothing_that_is_learnt_from_is_what_is_measured_with() -> None:
    learnt, unseen = (load_exchanges(sorted(folder.glob("*.jsonl"))) for folder in (ASKS, ASKS / "unseen"))
    assert len(learnt) > 1000 < 10 * len(unseen)
    assert not {one.reply.text for one in learnt} & {one.reply.text for one in unseen}
    assert len({one.id for one in (*learnt, *unseen)}) == len(learnt) + len(unseen)

"""Training: strict on its input, the same bytes on every run, honest about what it held out."""

import json
from pathlib import Path

import pytest

from coach.errors import InvalidCorpus
from coach.training.corpus import load_corpus
from coach.training.crossval import folds_by_author, folds_by_note
from coach.training.training import CARD, train

CORPUS = Path(__file__).parents[2] / "models" / "corpus"


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        "{}",
        '{"id": "a", "kind": "poem", "text": "Hi", "segments": []}',
        '{"id": "a", "kind": "other", "text": "Hi", "segments": [{"text": "Ho", "part": "body", "labels": []}]}',
        '{"id": "a", "kind": "other", "text": "Hi", "segments": [{"text": "Hi", "part": "body", "labels": ["joy"]}]}',
    ],
)
def test_a_broken_note_is_named_by_file_and_line(tmp_path: Path, line: str) -> None:
    (tmp_path / "w1.jsonl").write_text(f"\n{line}\n")
    (tmp_path / "contrast.jsonl").write_text("")
    with pytest.raises(InvalidCorpus, match=r"w1\.jsonl:2"):
        load_corpus(tmp_path)


def test_an_empty_folder_is_no_corpus(tmp_path: Path) -> None:
    with pytest.raises(InvalidCorpus):
        load_corpus(tmp_path)


def test_folds_are_even_and_by_author_whole() -> None:
    notes, _ = load_corpus(CORPUS)
    folds = folds_by_note(notes)

    assert max(folds.count(f) for f in set(folds)) - min(folds.count(f) for f in set(folds)) <= 1
    authors = folds_by_author(notes)
    assert len({(note.author, fold) for note, fold in zip(notes, authors, strict=True)}) == len(set(authors))


@pytest.mark.slow
def test_the_same_notes_give_the_same_bytes(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    corpus.mkdir()
    for name in ("w5", "w7", "w8", "w9"):
        lines = (CORPUS / f"{name}.jsonl").read_text().splitlines()[::2][:40]
        (corpus / f"{name}.jsonl").write_text("\n".join(lines))
    (corpus / "contrast.jsonl").write_text("\n".join((CORPUS / "contrast.jsonl").read_text().splitlines()[:60]))
    made = []
    for name in ("first", "second"):
        (tmp_path / name).mkdir()
        train(corpus, tmp_path / name, lambda _: None)
        made.append({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()})

    assert made[0] == made[1]
    assert json.loads(made[0]["manifest.json"])["figures"]["by_note"]["notes"] == 160
    assert CARD in made[0]

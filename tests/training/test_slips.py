"""Proofreading measured: what counts as found, as an alarm and as judged; and the bars that our own sets hold it to."""

import json
from pathlib import Path
from typing import Any

import pytest

from coach.errors import InvalidCorpus
from coach.training.corpus import load_corpus
from coach.training.slips import SlipsFound, Tally, load_judged, load_slip_notes, measure_slips
from coach.training.slips_table import LOWEST_PRECISION, slips_table

MODELS = Path(__file__).parents[2] / "models"
GOOD = "Dear Ms. Osei,\n\nThank you for the long conversation in the kiln room on Tuesday. It stayed with me.\n\nKind regards,\nJo Reed"
RECORD = {"company": "Larch Foods", "role": "Potter", "interviewers": ["Ada Osei"]}


def row(text: str, *slips: tuple[str, str]) -> dict[str, Any]:
    """A line with slips, each given by its wrong words and its sort."""
    places = [
        {"start": text.index(wrong), "end": text.index(wrong) + len(wrong), "wrong": wrong, "right": "", "sort": sort}
        for wrong, sort in slips
    ]
    return {"id": "a1", "text": text, "record": RECORD, "slips": places}


def sets(folder: Path, judged: list[dict[str, Any]] | None = None, **rows: list[dict[str, Any]]) -> Path:
    for name, its in rows.items():
        path = folder / f"{name.replace('_', '-')}.jsonl"
        path.write_text("".join(json.dumps(one) + "\n" for one in its), encoding="utf-8")
    (folder / "judged.jsonl").write_text("".join(json.dumps(one) + "\n" for one in judged or []), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def found() -> SlipsFound:
    notes, _ = load_corpus(MODELS / "corpus")
    return measure_slips(MODELS / "slips", notes)


def test_a_slip_is_found_and_anything_else_is_an_alarm(tmp_path: Path) -> None:
    text = GOOD.replace("conversation", "conversaton").replace("stayed", "stayyed")
    folder = sets(
        tmp_path, planted_1=[row(text, ("conversaton", "spelling"), ("Tuesday", "form"))], clean_1=[row(GOOD)]
    )
    found = measure_slips(folder, [])
    clean, planted = found.sets
    assert (clean.name, clean.notes, clean.alarms, clean.recall) == ("clean-1", 1, 0, None)
    assert (planted.found, planted.planted) == ({"spelling": 1}, {"spelling": 1, "form": 1})
    assert (planted.recall, planted.alarms) == (0.5, 1)
    assert found.rules["spelling.misspelt"] == Tally(planted=1, false=1)
    assert found.rules["spelling.misspelt"].precision == 0.5


@pytest.mark.parametrize(
    ("wrong", "is_found"),
    [("conversaton", 1), ("conversaton in the", 1), ("long", 0)],
    ids=["same", "within", "beside"],
)
def test_a_finding_must_share_letters_with_the_slip(tmp_path: Path, wrong: str, is_found: int) -> None:
    folder = sets(tmp_path, planted_1=[row(GOOD.replace("conversation", "conversaton"), (wrong, "spelling"))])
    assert sum(measure_slips(folder, []).sets[0].found.values()) == is_found


def test_hits_on_natural_notes_count_as_an_editor_judged_them(tmp_path: Path) -> None:
    notes = [one for one in load_corpus(MODELS / "corpus")[0] if one.note.id in ("w1-052", "w2-076")]
    assert len(notes) == 2
    blank = measure_slips(sets(tmp_path), notes)
    hits = sum(tally.unjudged for tally in blank.rules.values())
    assert hits > 1
    known = load_judged(MODELS / "slips" / "judged.jsonl")
    judged = [dict(zip(("note", "rule", "start", "end", "right"), (*key, False), strict=True)) for key in known]
    found = measure_slips(sets(tmp_path, judged), notes)
    wrong = sum(tally.judged_false for tally in found.rules.values())
    assert 0 < wrong <= hits
    assert wrong + sum(tally.unjudged for tally in found.rules.values()) == hits


@pytest.mark.parametrize(
    "line",
    [
        "", "no json", "[]", '{"id": "a", "text": "x"}', '{"id": "a", "text": "x", "record": {}, "slips": [{"start": 0}]}',
        '{"id": "a", "text": "x", "record": {}, "slips": [{"start": 0, "end": 1, "wrong": "y", "sort": "form"}]}',
        '{"id": "a", "text": "x", "record": {}, "kind": "letter"}',
    ],
)  # fmt: skip
def test_a_line_in_another_form_is_told_with_its_number(tmp_path: Path, line: str) -> None:
    path = tmp_path / "planted-1.jsonl"
    path.write_text(f"{json.dumps(row(GOOD))}\n{line}\n", encoding="utf-8")
    with pytest.raises(InvalidCorpus, match="line 2"):
        load_slip_notes(path)


def test_judgements_in_another_form_are_refused(tmp_path: Path) -> None:
    (tmp_path / "judged.jsonl").write_text('{"note": "a"}\n', encoding="utf-8")
    with pytest.raises(InvalidCorpus):
        load_judged(tmp_path / "judged.jsonl")
    with pytest.raises(InvalidCorpus, match="gone"):
        load_judged(tmp_path / "gone.jsonl")


def test_seven_in_ten_planted_slips_are_found_in_every_set(found: SlipsFound) -> None:
    assert {one.name: one.recall for one in found.sets if one.recall is not None and one.recall < 0.7} == {}
    assert sum(sum(one.planted.values()) for one in found.sets) >= 400


def test_at_most_one_alarm_in_fifty_clean_notes_in_every_set(found: SlipsFound) -> None:
    clean = [one for one in found.sets if one.recall is None]
    assert {one.name: one.alarms for one in clean if 50 * one.alarms > one.notes} == {}
    assert sum(one.notes for one in clean) >= 300


def test_no_rule_is_on_that_is_wrong_more_often_than_one_time_in_ten(found: SlipsFound) -> None:
    precisions = {switch: tally.precision for switch, tally in found.rules.items()}
    assert {s: p for s, p in precisions.items() if p is not None and p < LOWEST_PRECISION} == {}


def test_the_table_in_the_repository_is_of_these_sets_and_rules(found: SlipsFound) -> None:
    kept = (MODELS / "SLIPS.md").read_text(encoding="utf-8").partition("## Time")[0]
    assert kept.partition("Rules without")[0] == slips_table(found).partition("Rules without")[0]

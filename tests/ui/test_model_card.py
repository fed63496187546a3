"""The figures are read from the manifest, and their absence is no error."""

import json
from pathlib import Path

import pytest

from coach.domain.messages import Label
from coach.ui.model_card import read_model_card

FIGURES = {
    "macro_f1": 0.84,
    "kind_accuracy": 0.97,
    "band": {"kappa": 0.75, "exact": 0.5, "within_one": 0.99},
    "f1": {"answer": 0.75},
    "criteria": {"answer": {"kappa": 0.35}},
}
MANIFEST = {
    "model_version": "7",
    "rubric_version": "2",
    "bands": [38, 58, 79, 95],
    "cutoffs": {"answer": 0.32},
    "figures": {"by_note": FIGURES | {"notes": 900}, "by_author": FIGURES},
}


def test_no_manifest_no_figures(tmp_path: Path) -> None:
    assert read_model_card(tmp_path) is None


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{}", "null", "not json", json.dumps({"model_version": "7", "figures": {"by_note": {}}}), '"\\ud800"'],
)
def test_a_manifest_without_figures_is_passed_over(tmp_path: Path, content: str) -> None:
    (tmp_path / "manifest.json").write_text(content, encoding="utf-8")
    assert read_model_card(tmp_path) is None


@pytest.mark.parametrize(
    "broken",
    [
        {"macro_f1": "good"}, {"band": 0.75}, {"band": {"kappa": None, "exact": 1, "within_one": 1}}, {"f1": {"charm": 1}},
        {"f1": []}, {"criteria": {"answer": 3}},
    ],
)  # fmt: skip
def test_a_figure_that_is_no_number_is_not_shown(tmp_path: Path, broken: dict[str, object]) -> None:
    figures = MANIFEST["figures"] | {"by_author": FIGURES | broken}
    (tmp_path / "manifest.json").write_text(json.dumps(MANIFEST | {"figures": figures}), encoding="utf-8")
    assert read_model_card(tmp_path) is None


def test_the_figures_are_read(tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text(json.dumps(MANIFEST), encoding="utf-8")
    card = read_model_card(tmp_path)
    assert card is not None
    assert (card.model_version, card.notes) == ("7", 900)
    assert card.by_author.band_kappa == 0.75
    assert card.bands == (38, 58, 79, 95)
    assert card.by_note.criteria == {"answer": 0.35}
    assert card.cutoffs == {Label.ANSWER: 0.32}

"""The main figures of the model card, as the pages show them."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coach.domain.messages import Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Shares and agreement from 0 to 1 on notes that took no part in fitting.

    `labels` is F1 by label; `criteria` is agreement with readers (quadratic kappa) by criterion.
    """

    macro_f1: float
    kind_accuracy: float
    band_kappa: float
    band_exact: float
    band_within_one: float
    labels: Mapping[Label, float]
    criteria: Mapping[str, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelCard:
    """`by_note` is cross-validated with each note kept whole, `by_author` with each author left out in turn.

    `bands` are the lowest scores of bands 2 to 5; `cutoffs` the probability from which a sentence bears a label.
    """

    model_version: str
    rubric_version: str
    notes: int
    bands: tuple[int, ...]
    cutoffs: Mapping[Label, float]
    by_note: Figures
    by_author: Figures


def read_model_card(models: Path) -> ModelCard | None:
    """None where the manifest is absent or holds no such figures; the scoring itself does not need them."""
    try:
        manifest = json.loads((models / "manifest.json").read_text(encoding="utf-8"))
        figures = manifest["figures"]
        return ModelCard(
            model_version=str(manifest["model_version"]),
            rubric_version=str(manifest["rubric_version"]),
            notes=int(figures["by_note"]["notes"]),
            bands=tuple(int(_number(score)) for score in manifest["bands"]),
            cutoffs=_by_label(manifest["cutoffs"]),
            by_note=_figures(figures["by_note"]),
            by_author=_figures(figures["by_author"]),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def _figures(row: Mapping[str, Any]) -> Figures:
    band, criteria = row["band"], row["criteria"]
    return Figures(
        macro_f1=_number(row["macro_f1"]),
        kind_accuracy=_number(row["kind_accuracy"]),
        band_kappa=_number(band["kappa"]),
        band_exact=_number(band["exact"]),
        band_within_one=_number(band["within_one"]),
        labels=_by_label(row["f1"]),
        criteria={str(id_): _number(one["kappa"]) for id_, one in criteria.items()},
    )


def _by_label(row: Mapping[str, Any]) -> Mapping[Label, float]:
    return {Label(name): _number(value) for name, value in row.items()}


def _number(value: object) -> float:
    if not isinstance(value, int | float):
        raise TypeError(f"expected a number, got {value!r}")
    return float(value)

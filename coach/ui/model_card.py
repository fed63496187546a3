"""The main figures of the model card, as the pages show them."""

import json
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """Shares and agreement from 0 to 1 on notes that took no part in fitting."""

    macro_f1: float
    kind_accuracy: float
    band_kappa: float
    band_within_one: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelCard:
    """`by_note` is cross-validated with each note kept whole, `by_author` with each author left out in turn."""

    model_version: str
    notes: int
    by_note: Figures
    by_author: Figures


def read_model_card(models: Path) -> ModelCard | None:
    """None where the manifest is absent or holds no such figures; the scoring itself does not need them."""
    try:
        manifest = json.loads((models / "manifest.json").read_text(encoding="utf-8"))
        figures = manifest["figures"]
        return ModelCard(
            model_version=str(manifest["model_version"]),
            notes=int(figures["by_note"]["notes"]),
            by_note=_figures(figures["by_note"]),
            by_author=_figures(figures["by_author"]),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _figures(row: dict[str, object]) -> Figures:
    band = row["band"]
    if not isinstance(band, dict):
        raise TypeError("band")
    return Figures(
        macro_f1=_number(row["macro_f1"]),
        kind_accuracy=_number(row["kind_accuracy"]),
        band_kappa=_number(band["kappa"]),
        band_within_one=_number(band["within_one"]),
    )


def _number(value: object) -> float:
    if not isinstance(value, int | float):
        raise TypeError(f"expected a number, got {value!r}")
    return float(value)

"""What a chart holds, read from its specification."""

from collections.abc import Iterator
from typing import Any

from coach.charts.figure import Figure
from coach.charts.theme import LIGHT, themed


def spec(figure: Figure) -> dict[str, Any]:
    return themed(figure.chart, LIGHT).to_dict()


def layers(figure: Figure) -> Iterator[dict[str, Any]]:
    """All layers with their rows, from the back to the front."""
    whole = spec(figure)
    return _leaves(whole, {}, whole.get("datasets", {}))


def _leaves(part: dict[str, Any], data: dict[str, Any], datasets: dict[str, Any]) -> Iterator[dict[str, Any]]:
    data = part.get("data", data)  # rows that all layers share stand at their parent
    for layer in part.get("layer", []):
        yield from _leaves(layer, data, datasets)
    if "mark" in part:
        yield part | {"rows": data.get("values") or datasets.get(data.get("name"), [])}


def drawn(figure: Figure, mark: str) -> list[dict[str, Any]]:
    """The rows of all layers with that mark."""
    return [row for layer in layers(figure) if layer["mark"]["type"] == mark for row in layer["rows"]]

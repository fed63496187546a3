"""How time and memory grow with the record, from a thousand applications to a hundred thousand.

    python -m tests.benchmarks.growth --into growth.json      # about ten minutes; Linux only
    python -m tests.benchmarks.growth --from growth.json --draw docs/growth.svg

Prints a table with the exponents between the sizes: 1.0 is in proportion to the record, 2.0 its square.
"""

import argparse
import json
import math
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tests.benchmarks import growth_curves, growth_pages, growth_parts

_FIRST = ", first"
SIZES = (1_000, 10_000, 100_000)
Rows = list[dict[str, Any]]


def main() -> None:
    options = _options()
    rows: Rows = [row for file in options.given for row in json.loads(file.read_text())]
    for size in () if options.given else options.sizes:
        rows += measured(size, options.times)
        if options.into:
            options.into.write_text(json.dumps(rows, indent=1))
    column = "cpu" if options.processor else "seconds"
    shown = [row | {"seconds": row[column]} if column in row else row for row in rows]
    print("\n".join(table(shown)))
    if options.draw:
        options.draw.write_text(growth_curves.svg(shown))


def measured(size: int, times: int) -> Rows:
    """One row for each thing measured: what, n, seconds, and memory (MB) where it is that of a process of its own."""
    print(f"{size:,} applications …", file=sys.stderr)
    with tempfile.TemporaryDirectory() as folder:
        parts = [asdict(one) | {"n": size} for one in growth_parts.parts(size, Path(folder))]
    with tempfile.TemporaryDirectory() as folder:
        pages, memory = growth_pages.measured(Path(folder), size, times)
    for one in pages:
        parts.append({"what": f"page: {one.page}{_FIRST}", "n": size, "seconds": one.first, "cpu": one.first_cpu})
        parts.append({"what": f"page: {one.page}", "n": size, "seconds": one.warm, "cpu": one.cpu})
    return [*parts, {"what": "server", "n": size, "memory": memory}]


def table(rows: Rows) -> list[str]:
    """In Markdown; times in ms, of a page those of the first visit in a session and of the next, and behind them the
    exponents from one size to the next."""
    sizes = sorted({row["n"] for row in rows})
    head = " | ".join(f"{size:,}" for size in sizes)
    lines = [f"| ms | {head} | exponents |", "| --- |" + " ---: |" * (len(sizes) + 1)]
    for what in dict.fromkeys(row["what"] for row in rows if "seconds" in row):
        if not what.endswith(_FIRST):
            again, first = _told(rows, what, sizes), _told(rows, what + _FIRST, sizes)
            cells = [f"{_ms(one)}, {_ms(two)}" if one else _ms(two) for one, two in zip(first, again, strict=True)]
            exponents = "; ".join(filter(None, (_exponents(first, sizes), _exponents(again, sizes))))
            lines.append(f"| {what} | {' | '.join(cells)} | {exponents} |")
    lines += ["", f"| MB at the most | {head} |", "| --- |" + " ---: |" * len(sizes)]
    most = {what: _told(rows, what, sizes, "memory") for what in dict.fromkeys(row["what"] for row in rows)}
    # What one process did one after the other has the same memory: told once.
    processes = {tuple(told): what for what, told in reversed(most.items()) if any(told)}
    return lines + [f"| {what} | {' | '.join(map(_mb, told))} |" for told, what in reversed(processes.items())]


def _told(rows: Rows, what: str, sizes: Sequence[int], column: str = "seconds") -> list[float | None]:
    return [next((row.get(column) for row in rows if (row["what"], row["n"]) == (what, size)), None) for size in sizes]


def _ms(seconds: float | None) -> str:
    return "" if seconds is None else f"{seconds * 1000:,.0f}"


def _mb(memory: float | None) -> str:
    return "" if memory is None else f"{memory:,.0f}"


def _exponents(took: Sequence[float | None], sizes: Sequence[int]) -> str:
    steps = zip(took, took[1:], sizes, sizes[1:], strict=False)
    return ", ".join(f"{math.log(b / a) / math.log(m / n):.2f}" for a, b, n, m in steps if a and b)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="applications in the record")
    parser.add_argument("--times", type=int, default=7, help="visits to each page, of which the median is taken")
    parser.add_argument("--into", type=Path, help="where to keep what was measured, as JSON")
    parser.add_argument("--from", dest="given", type=Path, nargs="+", default=[], help="what was measured before")
    parser.add_argument(
        "--processor", action="store_true", help="tell processor time, which other programs disturb less than the clock"
    )
    parser.add_argument("--draw", type=Path, help="where to draw the curves, as SVG")
    return parser.parse_args()


if __name__ == "__main__":
    main()

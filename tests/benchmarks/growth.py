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

SIZES = (1_000, 10_000, 100_000)
Rows = list[dict[str, Any]]


def main() -> None:
    options = _options()
    rows: Rows = [row for file in options.given for row in json.loads(file.read_text())]
    for size in () if options.given else options.sizes:
        rows += measured(size, options.times)
        if options.into:
            options.into.write_text(json.dumps(rows, indent=1))
    print("\n".join(table(rows)))
    if options.draw:
        options.draw.write_text(growth_curves.svg(rows))


def measured(size: int, times: int) -> Rows:
    """One row for each thing measured: what, n, seconds, and memory (MB) where it is that of a process of its own."""
    print(f"{size:,} applications …", file=sys.stderr)
    with tempfile.TemporaryDirectory() as folder:
        parts = [asdict(one) | {"n": size} for one in growth_parts.parts(size, Path(folder))]
    with tempfile.TemporaryDirectory() as folder:
        pages, memory = growth_pages.measured(Path(folder), size, times)
    for one in pages:
        parts.append({"what": f"page: {one.page}, first", "n": size, "seconds": one.first})
        parts.append({"what": f"page: {one.page}", "n": size, "seconds": one.warm, "cpu": one.cpu})
    return [*parts, {"what": "server", "n": size, "memory": memory}]


def table(rows: Rows) -> list[str]:
    """In Markdown; times in ms, and behind them the exponents from one size to the next."""
    sizes = sorted({row["n"] for row in rows})
    head = [f"{size:,}" for size in sizes] + ["exponents"]
    lines = ["| ms | " + " | ".join(head) + " |", "| --- |" + " --- |" * len(head)]
    for what in dict.fromkeys(row["what"] for row in rows if "seconds" in row):
        took = [
            next((row["seconds"] for row in rows if (row["what"], row["n"]) == (what, size)), None) for size in sizes
        ]
        cells = ["" if one is None else f"{one * 1000:,.0f}" for one in took]
        lines.append(f"| {what} | " + " | ".join([*cells, ", ".join(_exponents(took, sizes))]) + " |")
    for what in dict.fromkeys(row["what"] for row in rows if "memory" in row):
        most = [
            max((row["memory"] for row in rows if (row["what"], row["n"]) == (what, size)), default=0) for size in sizes
        ]
        lines.append(f"| memory of {what}, MB | " + " | ".join([f"{one:,.0f}" for one in most] + [""]) + " |")
    return lines


def _exponents(took: Sequence[float | None], sizes: Sequence[int]) -> list[str]:
    steps = zip(took, took[1:], sizes, sizes[1:], strict=False)
    return [f"{math.log(b / a) / math.log(m / n):.2f}" for a, b, n, m in steps if a and b]


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="applications in the record")
    parser.add_argument("--times", type=int, default=7, help="visits to each page, of which the median is taken")
    parser.add_argument("--into", type=Path, help="where to keep what was measured, as JSON")
    parser.add_argument("--from", dest="given", type=Path, nargs="+", default=[], help="what was measured before")
    parser.add_argument("--draw", type=Path, help="where to draw the curves, as SVG")
    return parser.parse_args()


if __name__ == "__main__":
    main()

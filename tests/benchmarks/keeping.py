"""What is kept of a run of the benchmarks: docs/speed.json, from which every table is made."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Figure:
    """Seconds of one thing: quartiles and mean over its rounds; memory in MB at its highest, None where not measured."""

    median: float
    low: float
    high: float
    mean: float
    rounds: int
    version: str | None = None
    peak_mb: float | None = None


@dataclass(frozen=True, slots=True)
class Group:
    """Things that were measured in turns, in one run: only within it are ratios of any use.

    `others`: processors that other programs kept busy; None where that is not known.
    """

    date: str
    machine: str
    others: float | None
    figures: Mapping[str, Figure]


Kept = dict[str, Group]


def read_run(run: Mapping[str, Any]) -> Kept:
    """The groups of pytest-benchmark's JSON; benchmarks that were not told as ours are passed over."""
    groups: dict[str, list[Mapping[str, Any]]] = {}
    for one in run["benchmarks"]:
        if "name" in one["extra_info"]:
            groups.setdefault(one["group"], []).append(one)
    date, machine = run["datetime"][:10], _machine(run["machine_info"])
    return {name: _group(date, machine, found) for name, found in groups.items()}


def load(text: str) -> Kept:
    """What `dump` wrote; raises TypeError or KeyError for anything else."""
    return {
        name: Group(**one | {"figures": {key: Figure(**figure) for key, figure in one["figures"].items()}})
        for name, one in json.loads(text).items()
    }


def dump(kept: Kept) -> str:
    """As text; the same figures give the same text."""
    return json.dumps({name: asdict(kept[name]) for name in sorted(kept)}, indent=1) + "\n"


def _group(date: str, machine: str, found: Sequence[Mapping[str, Any]]) -> Group:
    looks = [one["extra_info"]["others"] for one in found if one["extra_info"]["others"] is not None]
    figures = {one["extra_info"]["name"]: _figure(one["stats"], one["extra_info"]) for one in found}
    return Group(date, machine, max(looks, default=None), figures)


def _figure(stats: Mapping[str, Any], more: Mapping[str, Any]) -> Figure:
    # Nine digits are a nanosecond.
    low, median, high, mean = (round(stats[name], 9) for name in ("q1", "median", "q3", "mean"))
    memory = more.get("peak_mb")
    return Figure(
        median, low, high, mean, stats["rounds"], more.get("version") or None, round(memory) if memory else None
    )


def _machine(info: Mapping[str, Any]) -> str:
    cpu = info["cpu"]
    return f"{cpu['count']} × {cpu['brand_raw']}, {info['system']}, Python {info['python_version']}"

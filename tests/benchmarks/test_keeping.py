"""What pytest-benchmark writes becomes what is kept, without the name of a machine or of a folder."""

import json
from typing import Any

import pytest

from tests.benchmarks.conftest import pytest_benchmark_update_json
from tests.benchmarks.keeping import dump, load, read_run

STATS = {"q1": 0.9, "median": 1.0, "q3": 1.2, "mean": 1.123456789123, "rounds": 5, "data": [1.0]}


def benchmark(group: str, name: str, others: float | None, **more: object) -> dict[str, Any]:
    return {"group": group, "stats": STATS, "extra_info": {"name": name, "others": others, **more}}


RUN = {
    "datetime": "2026-11-26T11:16:38+00:00",
    "machine_info": {
        "node": "secret", "system": "Linux", "python_version": "3.11.7", "cpu": {"count": 2, "brand_raw": "Loom"},
    },
    "commit_info": {"branch": "secret"},
    "benchmarks": [
        benchmark("one note", "coach", 0.1, version="0.1.0", peak_mb=218.6),
        benchmark("one note", "vader", 0.3, version=""),
        benchmark("start", "python", None),
        {"group": None, "stats": STATS, "extra_info": {}},
    ],
}  # fmt: skip


def test_groups_keep_their_quartiles_and_the_most_that_others_did() -> None:
    kept = read_run(RUN)
    assert list(kept) == ["one note", "start"]
    note = kept["one note"]
    assert (note.date, note.machine, note.others) == ("2026-11-26", "2 × Loom, Linux, Python 3.11.7", 0.3)
    coach = note.figures["coach"]
    assert (coach.low, coach.median, coach.high, coach.mean, coach.rounds) == (0.9, 1.0, 1.2, 1.123456789, 5)
    assert (coach.version, coach.peak_mb) == ("0.1.0", 219)
    assert note.figures["vader"].version is None
    assert kept["start"].others is None


def test_what_is_kept_comes_back_and_is_written_the_same_again() -> None:
    kept = read_run(RUN)
    assert load(dump(kept)) == kept
    assert dump(load(dump(dict(reversed(kept.items()))))) == dump(kept)


@pytest.mark.parametrize("text", ['{"one note": {"date": "x"}}', '{"one note": {"figures": {"coach": {"speed": 1}}}}'])
def test_a_file_that_is_none_of_ours_is_refused(text: str) -> None:
    with pytest.raises((KeyError, TypeError)):
        load(text)


def test_no_name_of_a_machine_or_a_branch_is_written() -> None:
    output = json.loads(json.dumps(RUN))
    pytest_benchmark_update_json(output)
    assert "secret" not in json.dumps(output)

"""`coach metrics --parquet`: the figures of a file of waits, not of the record."""

import json
from pathlib import Path

import pandas as pd
import pytest

from tests.cli.calling import run


@pytest.fixture
def waits(tmp_path: Path) -> str:
    """Replies after 1, 2, 3 and 4 days and one open wait of 9 at Apex; one of 5 days that was broken off elsewhere."""
    days = [1.0, 2.0, 3.0, 4.0, 9.0, 5.0]
    observed = [True] * 4 + [False] * 2
    table = {
        "measure": "application_to_reply",
        "company": ["Apex\x1b[31m"] * 5 + [None],
        "days": days,
        "observed": observed,
    }
    path = tmp_path / "waits.parquet"
    pd.DataFrame({**table, "running": [False] * 4 + [True, False]}).to_parquet(path)
    return str(path)


def test_a_line_for_each_group_and_none_of_the_record(home: Path, waits: str) -> None:
    done = run("metrics", "--parquet", waits, "--by", "company", home=home)
    assert done.returncode == 0, done.stderr
    rows = [line.split() for line in done.stdout.splitlines()]
    assert rows[1][-5:] == ["5", "1", "2.0", "3.0", "4.0"]
    assert rows[2] == ["–", "1", "0", "–", "–", "–"]
    assert "\x1b" not in done.stdout
    assert not home.exists()


def test_as_json_each_group_has_its_curve(home: Path, waits: str) -> None:
    told = json.loads(run("metrics", "--json", "--parquet", waits, home=home).stdout)
    (group,) = told["groups"]
    assert (group["measure"], group["n"], group["open"], group["median"]) == ("application_to_reply", 6, 1, 3.0)
    assert [step["at_risk"] for step in group["curve"]] == [6, 5, 4, 3]


@pytest.mark.parametrize(
    ("words", "code", "says"),
    [
        (["--parquet", "none.parquet"], 1, "none.parquet"),
        (["--parquet", "WAITS", "--by", "town"], 2, "needs a column 'town'; this one has measure, company"),
        (["--parquet", "WAITS", "--now", "2026-05-04T14:00"], 2, "--now is for your record"),
        (["--by", "company"], 2, "--by goes with --parquet"),
    ],
)  # fmt: skip
def test_a_call_that_cannot_be_followed_is_told(home: Path, waits: str, words: list[str], code: int, says: str) -> None:
    done = run("metrics", *(waits if word == "WAITS" else word for word in words), home=home)
    assert done.returncode == code
    assert says in " ".join(done.stderr.replace("│", " ").split())

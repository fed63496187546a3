"""Waiting times of a Parquet file: those of coach.metrics on the same waits, and nothing fetched from anywhere."""

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from coach.errors import BulkFault, InvalidOptions
from coach.metrics.groups import by_group
from coach.metrics.parquet import waiting_times
from coach.metrics.survival import kaplan_meier
from coach.metrics.tallies import to_json_object


def some_waits(count: int = 3000, *, whole_days: bool = True) -> pd.DataFrame:
    chance = np.random.default_rng(7)
    days = chance.gamma(1.5, 9.0, count)
    observed = chance.random(count) < 0.6
    return pd.DataFrame(
        {
            "measure": chance.choice(["application_to_reply", "interview_to_reply", None], count),
            "the \"firm\"": chance.choice(["Apex", "Larch; DROP", "Été"], count),
            "days": np.where(chance.random(count) < 0.02, np.nan, np.floor(days) if whole_days else days),
            "observed": observed,
            "running": ~observed & (chance.random(count) < 0.8),
        }
    )  # fmt: skip


def written(waits: pd.DataFrame, folder: Path) -> str:
    waits.to_parquet(folder / "waits.parquet")
    return str(folder / "waits.parquet")


def same(found: pd.DataFrame, expected: pd.DataFrame) -> None:
    pd.testing.assert_frame_equal(found, expected, check_dtype=False, rtol=0, atol=1e-12)


@pytest.mark.parametrize("whole_days", [True, False])
@pytest.mark.parametrize("by", [["measure"], ['the "firm"', "measure"]])
def test_the_figures_are_those_of_the_same_waits_in_memory(tmp_path: Path, by: list[str], whole_days: bool) -> None:
    waits = some_waits(whole_days=whole_days)
    found = waiting_times(written(waits, tmp_path), by)
    assert len(found.groups) == (3 if len(by) == 1 else 9)
    same(found.groups, by_group(waits, by))
    same(found.curves, kaplan_meier(waits, by=by))


def test_where_none_was_broken_off_open_is_what_had_no_reply(tmp_path: Path) -> None:
    waits = some_waits().drop(columns="running")
    found = waiting_times(written(waits, tmp_path))
    assert found.groups["open"].sum() == (~waits["observed"]).sum()


def test_several_files_are_one_table(tmp_path: Path) -> None:
    waits = some_waits()
    waits[:1000].to_parquet(tmp_path / "1.parquet")
    waits[1000:].to_parquet(tmp_path / "2.parquet")
    same(waiting_times(str(tmp_path / "*.parquet")).curves, kaplan_meier(waits, by=["measure"]))


@pytest.mark.parametrize("rows", [0, 1])
def test_a_table_of_hardly_any_waits_has_hardly_any_figures(tmp_path: Path, rows: int) -> None:
    waits = some_waits()[:rows].assign(days=3.0, observed=False, running=True)
    found = waiting_times(written(waits, tmp_path))
    assert found.groups["n"].tolist() == [1] * rows
    assert found.groups["median"].isna().all()
    assert found.curves.empty
    assert [group["curve"] for group in to_json_object(found)["groups"]] == [[]] * rows


def test_for_programs_each_group_has_its_curve(tmp_path: Path) -> None:
    waits = some_waits()
    told = json.loads(json.dumps(to_json_object(waiting_times(written(waits, tmp_path))), allow_nan=False))
    assert told["by"] == ["measure"]
    assert [group["measure"] for group in told["groups"]] == ["application_to_reply", "interview_to_reply", None]
    curve = kaplan_meier(waits[waits["measure"].isna()])
    last = told["groups"][-1]
    assert last["n"] == waits["measure"].isna().sum()
    assert [step["at_risk"] for step in last["curve"]] == curve["at_risk"].tolist()
    assert last["median"] == curve.loc[curve["survival"] <= 0.5, "days"].iloc[0]


@pytest.mark.parametrize(
    ("dropped", "by", "says"),
    [("days", ["measure"], "needs a column 'days'"), ("observed", ["measure"], "'observed'"), ("running", ["town"], "'town'"), ("running", [], "to group by")],
)  # fmt: skip
def test_a_column_that_is_missing_is_named(tmp_path: Path, dropped: str, by: list[str], says: str) -> None:
    path = written(some_waits(5).drop(columns=dropped), tmp_path)
    with pytest.raises(InvalidOptions, match=says):
        waiting_times(path, by)


@pytest.mark.parametrize("by", [["n"], ["open"], ["days"], ["median"], ["survival"], ["measure", "measure"]])
def test_no_column_to_group_by_goes_by_the_name_of_a_figure_or_of_another(tmp_path: Path, by: list[str]) -> None:
    path = written(some_waits(5).assign(n=1, open=2, median=3.0, survival=0.5), tmp_path)
    with pytest.raises(InvalidOptions, match="can't be grouped"):
        waiting_times(path, by)


def test_what_is_no_parquet_and_what_is_not_there_are_told(tmp_path: Path) -> None:
    (tmp_path / "waits.parquet").write_text("measure,days,observed\n")
    for path in (tmp_path / "waits.parquet", tmp_path / "none.parquet"):
        with pytest.raises(BulkFault, match=path.name):
            waiting_times(str(path))


def test_nothing_is_fetched_and_nothing_left_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, home = written(some_waits(), tmp_path), tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.chdir(home)
    waiting_times(path)
    # An address wants an extension, which would be fetched first.
    with pytest.raises(BulkFault, match="httpfs"):
        waiting_times("https://127.0.0.1:9/waits.parquet")
    assert not list(home.iterdir())

"""On Spark with several worker processes: the results of one machine, byte for byte, whatever is killed.

    python -m tests.soak.spark --notes 200000 --folder FOLDER

is the same for 200,000 notes.
"""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from coach import Coach
from coach.errors import BulkFault, InvalidOptions
from coach.metrics.groups import by_group
from coach.metrics.survival import kaplan_meier
from coach.services.bulk import score_chunk
from coach.services.bulk.rows import REQUESTS, RESULTS
from tests.cli.calling import call
from tests.spark.lines import line_of
from tests.spark.notes import requests

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

pytestmark = [
    pytest.mark.spark,
    pytest.mark.slow,
    pytest.mark.filterwarnings("ignore:PySpark does not yet fully support pandas:FutureWarning"),
    # Sockets of Spark's own gateway are closed when they are collected.
    pytest.mark.filterwarnings("ignore:unclosed:ResourceWarning"),
]

NOTES = 200


def lines_here(coach: Coach, rows: list[dict[str, Any]]) -> list[str]:
    return [line for _, line in score_chunk(coach.engine, [json.dumps(row) for row in rows])]


def frame(spark: "SparkSession", rows: list[dict[str, Any]]) -> Any:
    return spark.createDataFrame(pa.Table.from_pylist(rows, schema=REQUESTS))


def test_with_an_executor_and_a_worker_killed_nothing_is_lost_doubled_or_other(
    spark: "SparkSession", coach: Coach, tmp_path: Path
) -> None:
    from tests.soak.spark import KINDS, compare, hash_of, on_spark, write_requests
    from tests.spark.cluster import processes

    write_requests(tmp_path / "requests", NOTES, rows_a_file=20)
    killed = on_spark(spark, tmp_path / "requests", tmp_path / "results", KINDS)
    assert len(killed) == len(KINDS)
    alive = processes(spark.sparkContext._gateway.proc.pid, "")
    assert all(one and one not in alive for one in killed)
    rows = list(requests(NOTES))
    expected = {row["id"]: hash_of(line) for row, line in zip(rows, lines_here(coach, rows), strict=True)}
    found = compare(tmp_path / "results", expected)
    assert (found.results, found.all_well) == (NOTES, True), found


def test_rows_that_cannot_be_read_cost_themselves_alone(spark: "SparkSession", coach: Coach) -> None:
    from coach.spark import score

    good = {
        "id": "7",
        "text": "Dear Ms Osei,\n\nThank you for Tuesday. \0 💐\n\nBest,\nJo",
        "interviewers": ["Ms Osei"],
    }
    rows: list[dict[str, Any]] = [
        good, {"id": "1", "text": None}, {"id": "2", "text": "Dear", "kind": "letter"}, {"text": ""},
        {"id": "3", "text": "Dear Ms Osei,", "others": ["a", None]}, {**good, "id": "8"},
    ]  # fmt: skip
    found = [row.asDict(recursive=True) for row in score(frame(spark, rows)).collect()]
    assert [line_of(row) for row in found] == lines_here(coach, rows)
    assert [row["error_code"] for row in found] == [
        None,
        "invalid_request",
        "invalid_request",
        None,
        "invalid_request",
        None,
    ]
    assert not score(frame(spark, [])).collect()


def test_a_table_may_have_numbers_for_ids_columns_of_its_own_and_broken_utf_8(
    spark: "SparkSession", coach: Coach
) -> None:
    from coach.spark import score
    from coach.spark.frames import result_columns

    table = spark.sql("SELECT 12 AS id, 'Leeds' AS branch, CAST(x'44656172204D73FF2C' AS STRING) AS text")
    result = score(table)
    assert result.schema == result_columns()
    assert result.columns == RESULTS.names
    row = result.collect()[0].asDict(recursive=True)
    assert line_of(row) == lines_here(coach, [{"id": "12", "text": "Dear Ms\ufffd,"}])[0]


@pytest.mark.parametrize(
    ("query", "says"),
    [("SELECT 1 AS id", "no column is called text"), ("SELECT 1 AS text", "text is of type int32"), ("SELECT '' AS text, 'Ms Osei' AS interviewers", "interviewers is of type string; expected a list")],
)  # fmt: skip
def test_a_column_that_is_missing_or_of_another_type_is_told_before_any_task_starts(
    spark: "SparkSession", query: str, says: str
) -> None:
    from coach.spark import score

    with pytest.raises(BulkFault, match=says):
        score(spark.sql(query))


def test_files_of_either_form_give_what_one_machine_gives(spark: "SparkSession", coach: Coach, tmp_path: Path) -> None:
    from coach.spark.files import Counted, score_into

    rows = [{**row, "text": row["text"] and row["text"][:60]} for row in requests(100)]
    expected = lines_here(coach, rows)
    lines = [json.dumps(row).encode() for row in rows]
    hostile = [b'{"id": 1, "text": "Dear Ms \xff"}', b"   ", b"not JSON", b'{"id": 2,\r "text": ""}\r']
    (tmp_path / "in.jsonl").write_bytes(b"\n".join([*lines, *hostile]))
    failed = sum("error" in json.loads(line) for line in expected)
    assert failed
    assert score_into(spark, str(tmp_path / "in.jsonl"), str(tmp_path / "lines")) == Counted(103, failed + 1)
    told = "".join(file.read_text() for file in sorted((tmp_path / "lines").glob("part-*"))).splitlines()
    decoded = [line.decode("utf-8", "replace") for line in hostile]
    assert told == [*expected, *(line for _, line in score_chunk(coach.engine, decoded))]

    pq.write_table(pa.Table.from_pylist(rows, schema=REQUESTS), tmp_path / "in.parquet")
    assert score_into(spark, str(tmp_path / "in.parquet"), str(tmp_path / "rows")) == Counted(100, failed)
    assert [line_of(row) for row in pq.read_table(tmp_path / "rows").to_pylist()] == expected

    with pytest.raises(BulkFault, match="already exists"):
        score_into(spark, str(tmp_path / "in.parquet"), str(tmp_path / "rows"))
    with pytest.raises(BulkFault, match="does not exist"):
        score_into(spark, str(tmp_path / "none.jsonl"), str(tmp_path / "other"))


@pytest.mark.parametrize("by", ["measure", "wait.measure", "a `name`"])
def test_waiting_times_are_those_of_the_same_waits_in_memory(spark: "SparkSession", by: str) -> None:
    from coach.spark import waiting_times

    chance = np.random.default_rng(3)
    observed = chance.random(2000) < 0.6
    waits = pd.DataFrame(
        {
            by: chance.choice(["application_to_reply", "interview_to_reply", None], 2000),
            "days": np.where(chance.random(2000) < 0.05, np.nan, np.floor(chance.gamma(1.5, 9.0, 2000))),
            "observed": observed,
            "running": ~observed & (chance.random(2000) < 0.8),
        }
    )
    found = waiting_times(spark.createDataFrame(pa.Table.from_pandas(waits)), [by])
    for table, expected in (
        (found.groups, by_group(waits, [by])),
        (found.curves, kaplan_meier(waits, by=[by])),
    ):
        pd.testing.assert_frame_equal(table, expected, check_dtype=False, rtol=0, atol=1e-12)
    with pytest.raises(InvalidOptions, match="'company'"):
        waiting_times(spark.createDataFrame(pa.Table.from_pandas(waits)), ["company"])


def test_no_process_of_it_listens_to_other_machines(spark: "SparkSession") -> None:
    from tests.spark.cluster import EXECUTOR, listening, processes

    gateway = spark.sparkContext._gateway.proc.pid
    assert len(processes(gateway, EXECUTOR)) == 2
    addresses = listening([gateway, *processes(gateway, "")])
    assert len(addresses) > 4
    assert {address for address, _ in addresses} <= {"127.0.0.1"}


@pytest.mark.usefixtures("spark")  # for its word on what is missing: the program starts a Spark of its own
def test_in_a_terminal_it_ends_as_on_one_machine(coach: Coach, tmp_path: Path) -> None:
    rows = [*requests(3), {"id": "n9", "text": None}]
    (tmp_path / "in.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    words = ["--engine", "spark", "--jsonl", str(tmp_path / "in.jsonl"), "--out", str(tmp_path / "out")]
    done = call("score", *words, "--master", "local[1]")
    assert done.returncode == 1, done.stderr
    assert f"Written to {tmp_path / 'out'}: 4 results, of which 1 could not be read." in done.stderr
    told = "".join(file.read_text() for file in sorted((tmp_path / "out").glob("part-*"))).splitlines()
    assert told == lines_here(coach, rows)

"""Files of notes in, a folder of results out."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

import pyarrow as pa
from pyspark.errors import AnalysisException, PySparkException
from pyspark.sql import Column, DataFrame, Observation, SparkSession
from pyspark.sql import functions as sql

from coach.errors import BulkFault
from coach.services.bulk import score_chunk
from coach.spark.frames import pieces, score, shipped_with
from coach.spark.model import Shipped, engine_here
from coach.spark.session import spark_session

_LINES = pa.schema([("readable", pa.bool_()), ("line", pa.string())])


@dataclass(frozen=True, slots=True)
class Counted:
    """How many notes there were, and how many of them could not be read."""

    notes: int
    failed: int


def score_files(source: str, folder: str, master: str | None = None) -> Counted:
    """Scores JSON lines into JSON lines, or Parquet (where the name ends in .parquet) into Parquet.

    `source` is a file, a folder or a pattern of names, `folder` must not be there yet: paths of this machine, or
    addresses that Spark's file systems know. Raises InvalidOptions where Spark does not start, BulkFault where the
    input can't be read, the folder is there or the job failed.
    """
    with spark_session(master) as session:
        return score_into(session, source, folder)


def score_into(session: SparkSession, source: str, folder: str) -> Counted:
    """The same in a session that is there. Spark writes _SUCCESS last: without it the folder is not whole."""
    try:
        if source.rstrip("/").endswith(".parquet"):
            counts, results = _counting(score(session.read.parquet(source)), sql.col("error_code").isNotNull())
            results.write.parquet(folder)
        else:
            counts, results = _counting(_scored_lines(session, source), ~sql.col("readable"))
            results.select("line").write.text(folder)
    except AnalysisException as error:  # no such file, or a folder that is there
        raise BulkFault(f"Spark: {error.getMessage()}") from None
    except PySparkException as error:
        raise BulkFault(f"Spark gave up, and {folder} is not whole. Delete it and begin again. {error}") from None
    return Counted(**counts.get)


def _scored_lines(session: SparkSession, source: str) -> DataFrame:
    # Bytes: what is no UTF-8 is decoded as it is on one machine.
    lines = session.read.text(source, lineSep="\n").select(sql.col("value").cast("binary").alias("line"))
    return lines.mapInArrow(partial(score_line_batches, shipped_with(lines)), "readable boolean, line string")


def score_line_batches(shipped: Shipped, batches: Iterator[pa.RecordBatch]) -> Iterator[pa.RecordBatch]:
    """What a Python worker does with the lines of a task."""
    for piece in pieces(batches):
        lines = [line.decode("utf-8", "replace") for line in piece.column(0).to_pylist()]
        scored = [dict(zip(_LINES.names, one, strict=True)) for one in score_chunk(engine_here(shipped), lines)]
        yield pa.RecordBatch.from_pylist(scored, schema=_LINES)


def _counting(results: DataFrame, failed: Column) -> tuple[Observation, DataFrame]:
    """Counts on the way, so that nothing is scored twice; a task that was done again counts once."""
    counts = Observation()
    return counts, results.observe(counts, sql.count(sql.lit(1)).alias("notes"), sql.count_if(failed).alias("failed"))

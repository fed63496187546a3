"""Waiting times of a DataFrame of waits: Spark counts, and what is done with the counts is done as on one machine."""

from collections.abc import Sequence

from pyspark.sql import Column, DataFrame
from pyspark.sql import functions as sql

from coach.metrics.parquet import check_waits
from coach.metrics.tallies import WaitingTimes, waiting_times_of


def waiting_times(waits: DataFrame, by: Sequence[str] = ("measure",)) -> WaitingTimes:
    """As `waiting_times` of coach.metrics.parquet, by the same columns; raises InvalidOptions where one is missing.

    The counts come to the driver: a row for each group and time.
    """
    by = list(by)
    check_waits("the waits", waits.columns, by)
    is_open = sql.col("running") if "running" in waits.columns else ~sql.col("observed")
    groups = [_named(name) for name in by]
    sizes = waits.groupBy(groups).agg(sql.count(sql.lit(1)).alias("n"), sql.count_if(is_open).alias("open"))
    known = waits.withColumn("days", sql.col("days").cast("double")).where("days IS NOT NULL AND NOT isnan(days)")
    replies = sql.count_if("observed").alias("replies")
    tallies = known.groupBy(*groups, "days").agg(sql.count(sql.lit(1)).alias("waits"), replies)
    return waiting_times_of(sizes.toArrow().to_pandas(), tallies.toArrow().to_pandas(), by)


def _named(column: str) -> Column:
    """A column by its name alone: Spark takes a dot in it for the way to a field."""
    return sql.col("`{}`".format(column.replace("`", "``")))

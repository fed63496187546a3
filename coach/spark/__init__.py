"""Scoring and waiting times on Apache Spark: another shell, round the same pure functions. Needs the extra `spark`."""

from coach.errors import InvalidOptions

try:
    import pyspark  # noqa: F401 - only whether it is there
except ImportError as error:
    raise InvalidOptions(
        f"Spark: {error}. Install it beside the coach with `pip install 'followup-coach[spark]'` (400 MB); it needs "
        "Java 17 or newer as well."
    ) from error

from coach.spark.frames import score
from coach.spark.waits import waiting_times

__all__ = ["score", "waiting_times"]

"""A session for the command line: on this machine and shut to others, or where `--master` or spark-submit says."""

import os
import shutil
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pyspark
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

from coach.errors import InvalidOptions

# All cores. A task whose Python worker was killed is done again, as on a cluster; `local[*]` alone would give up.
_HERE = "local[*,4]"
_LOOPBACK = "127.0.0.1"
# About 8,000 notes, half a minute of a core: what a killed worker costs.
_PART_BYTES = 8 * 1024 * 1024


@contextmanager
def spark_session(master: str | None = None) -> Iterator[SparkSession]:
    """Raises InvalidOptions where Spark does not start.

    Under spark-submit that has settled everything. Else `master`, else SPARK_MASTER, else all cores of this machine;
    a master that is on this machine listens on the loopback address alone.
    """
    submitted = "PYSPARK_GATEWAY_PORT" in os.environ
    if submitted and master:
        raise InvalidOptions("Under spark-submit the master is for spark-submit to be told: give --master to it.")
    builder = SparkSession.builder.appName("coach score")
    if not submitted:
        for name, value in settings_for(master or os.environ.get("SPARK_MASTER") or _HERE).items():
            builder = builder.config(name, value)
    session = _started(builder)
    session.sparkContext.setLogLevel("ERROR")
    try:
        yield session
    finally:
        session.stop()


def settings_for(master: str) -> dict[str, str]:
    """Spark's settings for a master. One on this machine gets the variables that its processes look at, too."""
    settings = {"spark.master": master, "spark.sql.files.maxPartitionBytes": str(_PART_BYTES)}
    if not master.startswith("local"):
        return settings
    os.environ.setdefault("SPARK_HOME", str(Path(pyspark.__file__).parent))
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ["SPARK_LOCAL_IP"] = _LOOPBACK
    shut = {"spark.driver.bindAddress": _LOOPBACK, "spark.driver.host": _LOOPBACK, "spark.ui.enabled": "false"}
    return settings | shut


def _started(builder: SparkSession.Builder) -> SparkSession:
    # It looks whether pandas is there, of which nothing here makes use.
    warnings.filterwarnings("ignore", "PySpark does not yet fully support pandas", FutureWarning)
    if not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        raise InvalidOptions("Spark needs Java 17 or newer, and none was found. Install it, or set JAVA_HOME.")
    try:
        return builder.getOrCreate()
    except PySparkException as error:
        raise InvalidOptions(
            f"Spark did not start; it needs Java 17 or newer. See what it says above. {error}"
        ) from None

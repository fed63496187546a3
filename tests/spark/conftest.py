"""One Spark of several worker processes for all tests, since it takes seconds to start; none where it can't."""

import importlib.util
import os
import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pyspark.sql import SparkSession


@pytest.fixture(scope="session")
def spark(tmp_path_factory: pytest.TempPathFactory) -> Iterator["SparkSession"]:
    if not (importlib.util.find_spec("pyspark") and (os.environ.get("JAVA_HOME") or shutil.which("java"))):
        pytest.skip("PySpark or Java is missing")
    from tests.spark.cluster import cluster

    with cluster(tmp_path_factory.mktemp("spark")) as session:
        yield session

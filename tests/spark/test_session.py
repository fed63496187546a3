"""How Spark is set up for the command line, and what is told where it can't start."""

import os

import pytest

from coach.errors import InvalidOptions

pytest.importorskip("pyspark", reason="PySpark is in the extra `spark`")

from coach.spark.session import settings_for, spark_session


@pytest.fixture(autouse=True)
def _variables_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "environ", os.environ.copy())
    os.environ.pop("SPARK_LOCAL_IP", None)


@pytest.mark.parametrize("master", ["local[*,4]", "local-cluster[2,1,1024]"])
def test_on_this_machine_it_is_shut_to_others(master: str) -> None:
    settings = settings_for(master)
    assert settings["spark.master"] == master
    assert settings["spark.driver.bindAddress"] == settings["spark.driver.host"] == "127.0.0.1"
    assert settings["spark.ui.enabled"] == "false"
    assert os.environ["SPARK_LOCAL_IP"] == "127.0.0.1"


def test_a_cluster_is_spoken_to_as_it_is_set_up() -> None:
    assert not [name for name in settings_for("spark://head:7077") if name.startswith(("spark.driver", "spark.ui"))]
    assert "SPARK_LOCAL_IP" not in os.environ


def test_where_java_is_missing_it_says_so() -> None:
    os.environ.pop("JAVA_HOME", None)
    os.environ["PATH"] = ""
    with pytest.raises(InvalidOptions, match="Java 17"), spark_session():
        pass


def test_under_spark_submit_a_master_of_our_own_is_refused() -> None:
    os.environ["PYSPARK_GATEWAY_PORT"] = "1"
    with pytest.raises(InvalidOptions, match="spark-submit"), spark_session("local[1]"):
        pass

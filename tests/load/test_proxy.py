"""The proxy's configuration, as shipped and as run."""

import re

from tests.load.proxy import CONFIG, configured


def test_the_shipped_configuration_is_run_with_nothing_but_other_ports() -> None:
    shipped = CONFIG.read_text(encoding="utf-8")

    run = configured(shipped, 9000, (9001, 9002, 9003))

    assert re.findall(r"^ *server 127.0.0.1:(\d+);", run, re.MULTILINE) == ["9001", "9002", "9003"]
    assert re.findall(r"listen ([^;]+);", run) == ["127.0.0.1:9000"]
    assert [one for one in run.splitlines() if "127.0.0.1" not in one] == [
        one for one in shipped.splitlines() if "127.0.0.1" not in one
    ]

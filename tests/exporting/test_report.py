"""The report stands alone: nothing is loaded, nothing runs, everything typed stays text."""

import re
from base64 import b64decode
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from coach.domain.applications import Application
from coach.exporting import report
from coach.exporting.report import Picture, Row
from tests.exporting.test_search_log import Page

NOW = datetime(2026, 11, 25, 21, tzinfo=UTC)
LONDON = ZoneInfo("Europe/London")
HOSTILE = '"><script>alert(1)</script><img src="https://x.example/a.png" onerror="alert(1)">'
ROW = Row("Interview to my thank-you", "36", "5", "6.6 hours", "80%")


def page(*pictures: Picture, name: str = "Larch Foods") -> str:
    return report([Application(name)], [ROW], pictures, NOW, LONDON)


def test_the_figures_the_charts_and_the_log_are_on_it() -> None:
    text = Page(page(Picture("Waiting curve", "5 waits, 2 open", "<svg/>"))).text
    for words in ("Interview to my thank-you", "6.6 hours", "80%", "Waiting curve", "5 waits, 2 open", "Larch Foods"):
        assert words in text


def test_a_chart_is_part_of_the_page_with_its_words_in_its_place() -> None:
    found = re.search(
        r'src="data:image/svg\+xml;base64,([^"]+)" alt="([^"]+)"', page(Picture("A", "12 waits", "<svg>é</svg>"))
    )
    assert found
    assert b64decode(found[1]).decode() == "<svg>é</svg>"
    assert found[2] == "12 waits"


@pytest.mark.parametrize("picture", [Picture(HOSTILE, "x", "<svg/>"), Picture("x", HOSTILE, "<svg/>")])
def test_names_stay_text(picture: Picture) -> None:
    tags = [tag for tag, _ in Page(page(picture, name=HOSTILE)).tags]
    assert "script" not in tags
    assert tags.count("img") == 1


def test_nothing_is_loaded_from_elsewhere() -> None:
    html = page(Picture("A", "x", "<svg/>"))
    assert "default-src 'none'" in html
    assert all(source.startswith("data:") for source in re.findall(r'src="([^"]*)"', html))
    assert not re.search(r"<link|<script|@import|url\(", html)


def test_an_empty_record_makes_a_page_too() -> None:
    assert "No applications are recorded yet" in report([], [], [], NOW, LONDON)

"""What all figures share: rows, data to take along, the theme, pictures."""

import csv
import io
import tomllib
from datetime import date
from pathlib import Path

import altair as alt
import pandas as pd
import pytest

from coach.charts.curves import waiting_curve
from coach.charts.figure import Figure, layered, rows, to_csv
from coach.charts.lanes import lanes
from coach.charts.months import months
from coach.charts.pictures import png, svg
from coach.charts.promised import promised_dates
from coach.charts.response_times import response_times
from coach.charts.theme import DARK, DASHES, GROUNDS, LIGHT, themed
from coach.metrics.frames import events_frame
from coach.metrics.waits import Measure, waits_frame
from tests.metrics.logs import BERLIN, instant, log
from tests.ui.test_palette import contrast

HOSTILE = '=HYPERLINK("http://x.example") <script>alert(1)</script>'
GRAPHICS = 3.0  # WCAG 2.2, 1.4.11: what must be seen to understand a graphic
RECORD = [
    log("1 12:00 applied", "4 10:00-11:00 interview", "4 14:00 note_sent note=thank_you",
        "5 12:00 date_promised promised_on=9", "12 12:00 rejection", company=HOSTILE),
    *[log("2 12:00 applied", "7 12:00 employer_reply") for _ in range(5)],
]  # fmt: skip
CONFIG = tomllib.loads((Path(__file__).parents[2] / ".streamlit" / "config.toml").read_text(encoding="utf-8"))


def figures() -> list[Figure]:
    now = instant(20)
    events = events_frame(RECORD)
    waits = waits_frame(events, now=now, zone=BERLIN)
    return [
        lanes(events, waits, now=now, zone=BERLIN),
        months(events, zone=BERLIN),
        response_times(waits, Measure.THANK_YOU, "hours"),
        waiting_curve(waits, Measure.APPLICATION_TO_REPLY, "days"),
        promised_dates(waits),
    ]


def small(data: pd.DataFrame) -> Figure:
    return Figure(
        "small", "Small", "", layered(alt.Chart(rows(data, list(data.columns))).mark_point(), height=10), data
    )


def test_rows_hold_no_zone_and_nothing_that_json_lacks() -> None:
    frame = pd.DataFrame(
        {"at": [pd.Timestamp("2026-05-04 14:30"), pd.NaT], "days": [1.5, float("nan")], "who": ["Osei", None]}
    )
    assert rows(frame, ["at", "days", "who"]).values == [
        {"at": "2026-05-04T14:30:00", "days": 1.5, "who": "Osei"},
        {"at": None, "days": None, "who": None},
    ]


def test_no_cell_of_the_data_is_taken_for_a_formula_and_numbers_stay_numbers() -> None:
    data = pd.DataFrame({"name": ["=1+1", "plain", None], "days": [-7, 2, 3], "on": [date(2026, 5, 4)] * 3})
    text = to_csv(small(data)).decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(text)))[1:] == [
        ["'=1+1", "-7", "2026-05-04"],
        ["plain", "2", "2026-05-04"],
        ["", "3", "2026-05-04"],
    ]


@pytest.mark.parametrize("figure", figures(), ids=lambda figure: figure.name)
def test_every_figure_has_words_data_and_a_picture(figure: Figure) -> None:
    assert figure.says
    assert to_csv(figure).startswith(b"\xef\xbb\xbf")
    picture = svg(figure, DARK)
    assert picture.startswith("<svg")
    assert DARK.paper in picture
    assert figure.title.split(":")[0] in picture
    assert png(figure).startswith(b"\x89PNG")


@pytest.mark.parametrize("figure", figures(), ids=lambda figure: figure.name)
def test_a_picture_runs_nothing_and_loads_nothing(figure: Figure) -> None:
    picture = svg(figure)
    assert "<script" not in picture
    assert "<image" not in picture
    assert "href=" not in picture


@pytest.mark.parametrize("figure", figures(), ids=lambda figure: figure.name)
def test_colours_come_from_the_theme_alone(figure: Figure) -> None:
    assert "#" not in str(figure.chart.to_dict(validate=False) | {"config": None, "$schema": None})


def test_dressing_a_chart_leaves_the_other_as_it_was() -> None:
    figure = figures()[1]
    themed(figure.chart, DARK)
    assert themed(figure.chart, LIGHT).to_dict()["config"]["background"] == LIGHT.paper


@pytest.mark.parametrize("theme", GROUNDS)
def test_the_charts_stand_on_the_ground_of_the_page_and_can_be_seen(theme: str) -> None:
    ground, page = GROUNDS[theme], CONFIG["theme"][theme]
    assert ground.paper == page["backgroundColor"]
    assert all(contrast(hue, ground.paper) >= GRAPHICS for hue in ground.hues)
    assert all(contrast(colour, ground.paper) >= 4.5 for colour in (ground.ink, ground.quiet))


def test_no_two_dashes_are_alike() -> None:
    assert len({tuple(dash) for dash in DASHES}) == len(DASHES)

"""The Timeline page in each of its states, with a real record in a folder of its own."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from coach.domain.applications import Application, Event, EventKind, Stage
from coach.domain.messages import Kind
from coach.importing.reading import read_file
from coach.importing.results import ImportOptions
from coach.metrics.waits import MINE, Measure
from coach.storage.record import Record
from coach.ui import record as ui_record
from coach.ui.components import timeline_lanes
from coach.ui.components.timeline_views import CURVE, LANES, TIMES, VIEWS, WAITS
from coach.ui.record import get_settings
from coach.ui.timeline.choices import CHECK_IN
from tests.ui.bound import set_clock
from tests.ui.reading import Seen, seen_in

ROOT = Path(__file__).parents[2]
PAGE = str(ROOT / "coach" / "ui" / "pages" / "timeline.py")
NOW = datetime(2026, 11, 25, 21, tzinfo=UTC)
HOSTILE = '<img src=x onerror="alert(1)"> [a](javascript:b) **c** :smile: $d$'


@pytest.fixture
def record(monkeypatch: pytest.MonkeyPatch) -> Iterator[Record]:
    ticks = count()
    set_clock(monkeypatch, lambda: NOW + timedelta(microseconds=next(ticks)))
    ui_record.get_store.clear()
    yield ui_record.get_record()
    ui_record.get_store().close()
    ui_record.get_store.clear()


@pytest.fixture
def app(record: Record) -> AppTest:  # noqa: ARG001 - the page opens the same one
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60)
    app.run()
    return app.switch_page(PAGE)


@pytest.fixture
def sample(record: Record) -> None:
    data = (ROOT / "sample_data" / "search.json").read_bytes()
    for one in read_file(data, "search.json", ImportOptions(zone=get_settings().zone)).applications:
        record.create(one.application)


def applied(company: str, days_ago: int, reply_after: int | None = None, **more: Any) -> Application:
    at = NOW - timedelta(days=days_ago)
    events = [Event(EventKind.APPLIED, at=at)]
    if reply_after is not None:
        events.append(Event(EventKind.EMPLOYER_REPLY, at=at + timedelta(days=reply_after)))
    return Application(company, "Buyer", events=tuple(events), **more)


def seen(app: AppTest) -> Seen:
    assert not app.exception
    return seen_in("".join(element.proto.body for element in app.get("html") if "<style>" not in element.proto.body))


def view(app: AppTest, name: str) -> Seen:
    app.run()
    app.segmented_control(key="timeline_view").set_value(name).run()
    return seen(app)


def alts(app: AppTest) -> list[str]:
    return [element.proto.alt for element in app.get("vega_lite_chart")]


def downloads(app: AppTest) -> list[str]:
    return [element.proto.label for element in app.get("download_button")]


def test_an_empty_record_says_what_will_be_here_and_how_to_begin(app: AppTest) -> None:
    assert "Nothing has a date yet" in seen(app.run()).text
    assert any("sample data" in link.proto.label for link in app.get("page_link"))
    assert not app.text_input


def test_applications_without_a_date_are_as_good_as_none(app: AppTest, record: Record) -> None:
    record.create(Application("Larch Foods"))
    assert "Nothing has a date yet" in seen(app.run()).text


@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.usefixtures("sample")
def test_every_view_of_the_sample_year_draws_says_and_gives_away_what_it_shows(app: AppTest, name: str) -> None:
    text = view(app, name).text
    assert not app.error
    charts = alts(app)
    assert bool(charts) is (name != WAITS)
    assert all(alt and alt in text for alt in charts)
    assert downloads(app).count("Data as CSV") == len(charts)
    assert downloads(app).count("Chart as PNG") == downloads(app).count("Chart as SVG") == len(charts)


@pytest.mark.usefixtures("sample")
def test_the_head_gives_each_median_with_its_n(app: AppTest) -> None:
    text = seen(app.run()).text
    assert "Application to first reply18 days" in text
    assert "median of 58 waits, 18 open" in text
    assert "within 24 hours" in text
    assert "Their message to mine" in text
    assert "median of 50 waits, 9 open" in text


@pytest.mark.usefixtures("sample")
@pytest.mark.parametrize(("name", "warned"), [(LANES, False), (TIMES, True), (CURVE, True), (WAITS, False)])
def test_times_of_what_was_chosen_for_being_open_are_not_told_as_usual(app: AppTest, name: str, warned: bool) -> None:
    view(app, name)
    app.toggle(key="timeline_only_open").set_value(True).run()
    text = seen(app).text
    assert "median of" not in text
    assert "18 open" in text
    assert any("still open" in one.value for one in app.info) is warned


@pytest.mark.usefixtures("sample")
def test_each_of_my_times_has_its_chart(app: AppTest) -> None:
    view(app, TIMES)
    mine = app.segmented_control(key="timeline_mine")
    assert len(mine.options) == len(MINE)
    mine.set_value(Measure.THEIR_MESSAGE).run()
    assert any(alt.startswith("Their message to mine: 50 waits") for alt in alts(app))


@pytest.mark.usefixtures("sample")
def test_lanes_come_a_page_at_a_time_and_stay_within_forty(app: AppTest) -> None:
    app.run()
    assert timeline_lanes.LANES <= 40
    assert f"A lane for each of {timeline_lanes.LANES} applications" in alts(app)[0]
    assert len(app.selectbox(key="timeline_open").options) == timeline_lanes.LANES


@pytest.mark.usefixtures("sample")
def test_an_application_can_be_opened_without_a_mouse(app: AppTest, record: Record) -> None:
    app.run()
    app.selectbox(key="timeline_open").select_index(0).run()
    link = next(link.proto for link in app.get("page_link") if link.proto.label.startswith("Open"))
    ids = {one.id: one.application.company for one in record.stored()}
    assert ids[link.query_string.removeprefix("application=")] == "Greylag Provisions"


@pytest.mark.usefixtures("sample")
def test_filters_narrow_everything_and_survive_a_visit_elsewhere(app: AppTest) -> None:
    app.run()
    app.text_input(key="timeline_company").set_value("larch").run()
    assert "2 applications" in alts(app)[0]
    app.switch_page(str(ROOT / "coach" / "ui" / "pages" / "rubric.py")).run()
    app.switch_page(PAGE).run()
    assert "2 applications" in alts(app)[0]
    app.multiselect(key="timeline_stages").set_value([Stage.OFFER]).run()
    assert "No application matches" in app.info[0].value
    assert not alts(app)


@pytest.mark.usefixtures("sample")
def test_only_what_is_open_and_a_period_can_be_chosen(app: AppTest) -> None:
    app.run()
    app.toggle(key="timeline_only_open").set_value(True).run()
    app.selectbox(key="timeline_period").set_value("Last 3 months").run()
    assert "8 applications" in alts(app)[0]
    app.selectbox(key="timeline_period").set_value("Other dates").run()
    app.date_input(key="timeline_since").set_value(date(2026, 11, 20)).run()
    assert "3 applications" in alts(app)[0]


def test_too_many_applications_to_draw_are_counted_by_month(
    app: AppTest, record: Record, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timeline_lanes, "MOST_LANES", 3)
    for days in range(4):
        record.create(applied(f"Firm {days}", days))
    app.run()
    assert "4 applications by month" in alts(app)[0]
    assert any("narrow them down" in caption.value for caption in app.caption)


def test_under_five_waits_there_are_points_and_it_is_said(app: AppTest, record: Record) -> None:
    for days in (1, 2, 3):
        record.create(applied("Larch Foods", 9, days))
    record.create(applied("Apex", 5))
    text = view(app, CURVE).text
    assert "under 5 there is no curve" in text
    assert any("as points" in alt for alt in alts(app))
    assert "only your 4 waits, 1 of them still open" in view(app, WAITS).text


def test_waits_with_and_without_a_check_in_are_shown_with_n_and_not_as_a_cause(app: AppTest, record: Record) -> None:
    for days in range(1, 6):
        record.create(applied("Larch Foods", 20, days))
        late = applied("Apex", 20, 10 + days)
        check_in = Event(EventKind.NOTE_SENT, at=NOW - timedelta(days=12), note=Kind.CHECK_IN)
        record.create(Application("Apex", "Buyer", events=(*late.events, check_in)))
    view(app, CURVE)
    app.selectbox(key="timeline_grouping_6").set_value(CHECK_IN).run()
    assert "not as a cause" in app.info[0].value
    assert "With a check-in: 5 waits" in alts(app)[0]
    assert "Without a check-in: 5 waits" in alts(app)[0]


@pytest.mark.usefixtures("sample")
def test_a_group_too_small_has_no_times_in_the_table(app: AppTest) -> None:
    view(app, CURVE)
    app.selectbox(key="timeline_grouping_6").set_value("Company").run()
    text = seen(app).text
    assert "under 5 waits no times" in text
    assert "The 20 largest of" in text


@pytest.mark.usefixtures("sample")
def test_days_are_counted_both_ways_and_labelled(app: AppTest) -> None:
    view(app, TIMES)
    app.segmented_control(key="timeline_theirs_unit").set_value("business_days").run()
    assert "business days" in alts(app)[1]
    text = view(app, WAITS).text
    assert "You are on day 13 (9 business days)" in text
    assert "Glassdoor, 2017" in text


def test_an_open_wait_leads_to_its_application(app: AppTest, record: Record) -> None:
    stored = record.create(applied("Larch Foods", 9))
    view(app, WAITS)
    link = next(link.proto for link in app.get("page_link") if link.proto.label == "Larch Foods\\, Buyer")
    assert link.query_string == f"application={stored.id}"


def test_nobody_to_wait_for_is_a_good_state_too(app: AppTest, record: Record) -> None:
    record.create(applied("Larch Foods", 9, 3))
    view(app, WAITS)
    assert "not waiting for anybody" in app.info[0].value


@pytest.mark.parametrize("name", VIEWS)
def test_hostile_names_are_shown_as_text(app: AppTest, record: Record, name: str) -> None:
    for days in (9, 12):
        record.create(applied(HOSTILE, days))
    page = view(app, name)
    assert "img" not in page.tags
    if name == LANES:
        assert app.selectbox(key="timeline_open").options == [f"{HOSTILE}, Buyer"] * 2
    if name == CURVE:
        app.selectbox(key="timeline_grouping_6").set_value("Company").run()
        assert HOSTILE in seen(app).text
        assert "img" not in seen(app).tags


def test_a_change_of_the_record_is_seen_at_once(app: AppTest, record: Record) -> None:
    record.create(applied("Larch Foods", 9))
    app.run()
    assert "1 application," in alts(app)[0]
    record.create(applied("Apex", 8))
    app.run()
    assert "2 applications," in alts(app)[0]


@pytest.mark.usefixtures("sample")
def test_nothing_on_the_page_shames(app: AppTest) -> None:
    for name in (LANES, TIMES, CURVE, WAITS):
        text = view(app, name).text.lower()
        assert not any(word in text for word in ("ghosted", "chance", "failed", "ignored"))

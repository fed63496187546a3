"""The Settings page: what is set is kept, what cannot be is refused, and everything goes back."""

import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from coach.domain.timing import load_timing
from coach.ui.components.settings_contents import SECTIONS
from coach.ui.components.settings_place import MACHINE, NOWHERE
from coach.ui.record import get_settings
from tests.domain.planning.planning import met, thanked
from tests.ui import test_today_page
from tests.ui.seats import ADA, be_here, sit
from tests.ui.test_today_page import add, field, go, labels, press, record, said, titles

app = test_today_page.app
PAGE = Path(__file__).parents[2] / "coach" / "ui" / "pages" / "settings.py"


def number(app: AppTest, id_: str):  # type: ignore[no-untyped-def]
    (found,) = [one for one in app.number_input if one.key and one.key.startswith(f"settings_{id_}_")]
    return found


def test_every_threshold_stands_with_its_default_bounds_and_source(app: AppTest) -> None:
    page = go(app, "settings")
    for one in load_timing().values():
        shown = number(app, one.id)
        assert (shown.value, shown.min, shown.max) == (one.default, *one.bounds)
        assert f"Default {one.default}, from {one.bounds[0]} to {one.bounds[1]}" in page.text
    assert any("naceweb" in link or link.startswith("https://") for link in page.links)
    assert "All stand at their defaults" in said(app)


def test_a_changed_threshold_is_marked_changes_the_day_and_goes_back(app: AppTest) -> None:
    add("Larch", met("2026-06-05"), thanked("2026-06-05"))
    assert "Nothing to do today" in go(app).text
    go(app, "settings")
    number(app, "check_in_from_business_days").set_value(3)
    press(app, "Save thresholds")
    assert "Changed by you: 1" in said(app)
    assert "changed" in number(app, "check_in_from_business_days").label
    assert "Nothing to do today" not in go(app).text
    go(app, "settings")
    press(app, "Back to 5")
    assert record().preferences() == {}
    assert number(app, "check_in_from_business_days").value == 5


def test_numbers_that_do_not_fit_together_are_refused_and_nothing_is_kept(app: AppTest) -> None:
    go(app, "settings")
    number(app, "check_in_from_business_days").set_value(12)
    press(app, "Save thresholds")
    assert [one for one in app.error if "First check-in" in one.value.replace("\\", "")]
    assert record().preferences() == {}


def test_all_go_back_at_once(app: AppTest) -> None:
    record().set_preference("thresholds", {"panel_people": 3, "prepare_days": 9})
    go(app, "settings")
    assert labels(app).count("Reset all") == 1
    press(app, "Reset all")
    assert record().preferences() == {}
    assert number(app, "panel_people").value == 7


def test_what_another_version_kept_does_no_harm(app: AppTest) -> None:
    record().set_preference("thresholds", {"panel_people": 10**9, "gone": 3, "prepare_days": "nine"})
    go(app, "settings")
    assert number(app, "panel_people").value == 7


def test_region_and_zone_are_kept_and_taken_out(app: AppTest) -> None:
    go(app, "settings")
    field(app, "selectbox", "settings_region_None").set_value("GB-SCT")
    field(app, "selectbox", "settings_zone_None").set_value("Asia/Tokyo")
    press(app, "Save region and zone")
    assert record().preferences() == {"region": "GB-SCT", "zone": "Asia/Tokyo"}
    assert "saved" in said(app)
    field(app, "selectbox", "settings_region_GB-SCT").set_value(NOWHERE)
    field(app, "selectbox", "settings_zone_Asia/Tokyo").set_value(MACHINE)
    press(app, "Save region and zone")
    assert record().preferences() == {}


def test_regions_are_offered_by_name(app: AppTest) -> None:
    go(app, "settings")
    offered = field(app, "selectbox", "settings_region_None").options
    assert offered[0] == "None: weekends alone are days off"
    assert "United Kingdom: England (GB-ENG)" in offered


@pytest.mark.parametrize("region", ["Atlantis", "<b>", "GB-", "ZZ"])
def test_a_kept_region_that_is_none_is_refused_until_another_is_chosen(app: AppTest, region: str) -> None:
    record().set_preference("region", region)
    go(app, "settings")
    press(app, "Save region and zone")
    assert [one for one in app.error if "region" in one.value]
    field(app, "selectbox", f"settings_region_{region}").set_value("IE")
    press(app, "Save region and zone")
    assert record().preferences() == {"region": "IE"}


def test_numbers_kept_that_no_longer_fit_together_are_told_and_can_be_reset(app: AppTest) -> None:
    record().set_preference("thresholds", {"check_in_from_business_days": 30})
    add("Larch", met("2026-06-05"))
    go(app)
    assert titles(app) == []
    assert app.error
    go(app, "settings")
    press(app, "Reset all")
    go(app)
    assert not app.error


def test_the_chosen_zone_is_the_clock_of_every_page(app: AppTest) -> None:
    add("Larch", met("2026-06-12T13:00"))
    assert "Friday 12 June at 14:00" in go(app).text
    record().set_preference("zone", "Asia/Tokyo")
    assert "Friday 12 June at 22:00" in go(app).text
    assert get_settings().zone.key == "Asia/Tokyo"


def test_a_word_of_ones_own_is_added_and_taken_out(app: AppTest) -> None:
    go(app, "settings")
    app.text_input(key="settings_word").set_value("  Kudzoo ")
    press(app, "Add it")
    assert record().preferences()["scoring"]["words"] == ["Kudzoo"]
    app.text_input(key="settings_word").set_value("12")
    press(app, "Add it")
    assert len(app.error) == 1
    app.button(key="settings_word_0").click().run()
    assert record().preferences() == {}


@pytest.mark.parametrize("others", [False, True])
def test_the_links_at_the_top_lead_to_the_sections_in_their_order(
    app: AppTest, monkeypatch: pytest.MonkeyPatch, others: bool
) -> None:
    if others:
        sit(monkeypatch, ADA)
        be_here(ADA)
    go(app, "settings")
    html = "".join(one.proto.body for one in app.get("html"))
    headings = re.findall(r'<h2 id="([\w-]+)"[^>]*>([^<]+)</h2>', html)
    assert re.findall(r'<a href="#([\w-]+)">([^<]+)</a>', html) == headings
    assert len(headings) == len(SECTIONS) - (not others)

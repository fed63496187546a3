"""Holidays of a region."""

from datetime import date

import pytest

from coach.domain.calendars import BusinessCalendar
from coach.errors import InvalidOptions
from coach.regions import calendar_of, region_names


@pytest.mark.parametrize(
    ("region", "day", "works"),
    [
        ("GB-ENG", date(2026, 4, 6), False),  # Easter Monday
        ("GB-SCT", date(2026, 4, 6), True),
        ("US", date(2026, 11, 26), False),
        ("US", date(2026, 7, 3), False),  # Independence Day, kept on the Friday
        ("US", date(2027, 12, 31), False),  # New Year's Day 2028, kept in 2027
        ("DE-BY", date(2026, 1, 6), False),
        ("DE", date(2026, 1, 6), True),
        ("de-by", date(2026, 1, 6), False),
        ("IL", date(2026, 5, 8), False),  # a Friday
        ("IL", date(2026, 5, 10), True),  # a Sunday
        (None, date(2026, 12, 25), True),
        ("", date(2026, 12, 26), False),
    ],
)
def test_a_region_has_its_own_days_off(region: str | None, day: date, works: bool) -> None:
    assert calendar_of(region, [day.year]).is_business_day(day) is works


def test_the_years_beside_the_ones_asked_for_are_known_too() -> None:
    assert {day.year for day in calendar_of("GB-ENG", [2026]).holidays} == {2025, 2026, 2027}


def test_a_record_without_years_asks_for_no_holidays() -> None:
    assert calendar_of("US", []) == BusinessCalendar()


@pytest.mark.parametrize("region", ["XX", "GB-ZZZ", "England", "U", "US-", "GB-ENG-X", "../GB", "ＧＢ", "G B", "  "])
def test_an_unknown_region_is_refused_whatever_the_years(region: str) -> None:
    with pytest.raises(InvalidOptions, match="GB-ENG"):
        calendar_of(region, [])


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("GB", "United Kingdom"),
        ("GB-ENG", "United Kingdom: England"),
        ("DE-BY", "Germany: Bayern"),
        ("VC", "Saint Vincent and the Grenadines"),
        ("CI", "Côte d’Ivoire"),
    ],
)
def test_regions_have_names(code: str, name: str) -> None:
    assert region_names()[code] == name


def test_every_region_with_a_name_has_a_calendar_and_no_two_share_one() -> None:
    names = region_names()
    assert len(set(names.values())) == len(names) > 800
    for code in names:
        calendar_of(code, [])

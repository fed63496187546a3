"""The business calendar of a country or a part of one, from the `holidays` package."""

import re
from collections.abc import Iterable
from datetime import date
from functools import lru_cache

from coach.domain.calendars import BusinessCalendar
from coach.errors import InvalidOptions

_CODE = re.compile(r"(?P<country>[A-Z]{2})(?:-(?P<part>[A-Z0-9]{1,3}))?")


def calendar_of(region: str | None, years: Iterable[int]) -> BusinessCalendar:
    """The business days of a region such as GB-ENG, US or DE-BY (ISO 3166) in those years and their neighbours.

    Without a region only weekends are off. Outside those years no holiday is known. Raises InvalidOptions for a
    region that is unknown.
    """
    if not region:
        return BusinessCalendar()
    code = region.strip().upper()
    # A wait that starts in December ends in January, and New Year's Day may be kept on 31 December.
    wanted = sorted({near for year in years for near in (year - 1, year, year + 1)})
    off = frozenset[date]().union(*(_holidays(code, year) for year in wanted))
    return BusinessCalendar(off, _weekend(code))


# Some 250 countries and parts; one user needs one of them over a few years, a careers service a few.
@lru_cache(maxsize=512)
def _holidays(code: str, year: int) -> frozenset[date]:
    from holidays import country_holidays

    country, part = _split(code)
    return frozenset(country_holidays(country, subdiv=part, years=year))


@lru_cache(maxsize=64)
def _weekend(code: str) -> frozenset[int]:
    from holidays import country_holidays

    country, part = _split(code)
    return frozenset(country_holidays(country, subdiv=part).weekend)


@lru_cache(maxsize=64)
def _split(code: str) -> tuple[str, str | None]:
    from holidays import list_supported_countries

    parts = _CODE.fullmatch(code)
    known = list_supported_countries()
    if parts and parts["country"] in known and (not parts["part"] or parts["part"] in known[parts["country"]]):
        return parts["country"], parts["part"]
    raise InvalidOptions(f"No region is called {code!r}. Try a country such as US, or a part of one such as GB-ENG.")

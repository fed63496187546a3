"""The business calendar of a country or a part of one, from the `holidays` package."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import cache, lru_cache
from types import MappingProxyType

from coach.domain.calendars import BusinessCalendar
from coach.errors import InvalidOptions

# Names that the capitals of the package's own do not give.
_NAMES = {
    "AX": "Åland Islands",
    "BL": "Saint Barthélemy",
    "CD": "Democratic Republic of the Congo",
    "CI": "Côte d’Ivoire",
    "CW": "Curaçao",
    "GW": "Guinea-Bissau",
    "HK": "Hong Kong",
    "RE": "Réunion",
    "ST": "São Tomé and Príncipe",
    "SY": "Syria",
    "TL": "Timor-Leste",
}
_SMALL = ("and", "of", "the", "da")
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


@cache
def region_names() -> Mapping[str, str]:
    """The name of every region that `calendar_of` knows, by its code and in the order of the names.

    Such as United Kingdom for GB, and United Kingdom: England for GB-ENG.
    """
    names = dict(_named())
    return MappingProxyType(dict(sorted(names.items(), key=lambda one: one[1])))


def _named() -> Iterable[tuple[str, str]]:
    from holidays import country_holidays, list_supported_countries
    from holidays.registry import COUNTRIES

    known = list_supported_countries(include_aliases=False)
    for title, (_, code, *_) in COUNTRIES.items():
        country = _NAMES.get(code) or " ".join(word if word in _SMALL else word.title() for word in title.split("_"))
        yield code, country
        parts = {part: name for name, part in country_holidays(code).subdivisions_aliases.items()}
        for part in known[code]:
            if _CODE.fullmatch(f"{code}-{part}"):  # others are towns and school districts without a code of ISO 3166
                yield f"{code}-{part}", f"{country}: {parts.get(part, part)}"


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

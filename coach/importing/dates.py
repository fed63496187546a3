"""The closed list of forms in which a date is read, and one value read in one of them.

A date whose year is not written is read with the year given, or not at all; nothing else is ever filled in.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from coach.domain.clocks import in_utc, read_off

When = datetime | date
"""An aware instant in UTC, or a plain date. A datetime is a date to isinstance: ask for the datetime first."""

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_FULL = ("january february march april may june july august september october november december").split()
_MONTH_NUMBERS = {name: i for names in (_MONTHS, _FULL) for i, name in enumerate(names, start=1)} | {"sept": 9}

_WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_TIME = (
    r"(?:(?:T|,?\s+(?:at\s+)?)(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,](?P<fraction>\d{1,9}))?)?"
    r"(?:\s*(?P<half>[ap]\.?m\.?))?(?:\s*(?P<offset>Z|UTC|GMT|[+-]\d{2}:?\d{2}))?)?"
)
_ORDINAL = r"(?:st|nd|rd|th)?"
_NAME = r"(?P<name>[a-z]{3,9})\.?"


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(_WEEKDAY + pattern + _TIME, re.I)


@dataclass(frozen=True, slots=True)
class DateForm:
    """One form; `reads` says in words what it is, with an example for messages."""

    name: str
    reads: str
    pattern: re.Pattern[str]


ISO = DateForm(
    "iso", "year-month-day, as 2026-05-04", _compiled(r"(?P<year>\d{4})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})")
)
DMY = DateForm(
    "dmy",
    "day/month/year, as 25/04/2026",
    _compiled(r"(?P<day>\d{1,2})([-/.])(?P<month>\d{1,2})(?:\2(?P<year>\d{4}|\d{2}))?\.?"),
)
MDY = DateForm(
    "mdy",
    "month/day/year, as 04/25/2026",
    _compiled(r"(?P<month>\d{1,2})([-/.])(?P<day>\d{1,2})(?:\2(?P<year>\d{4}|\d{2}))?\.?"),
)
YMD = DateForm(
    "ymd", "year/month/day, as 26/04/25", _compiled(r"(?P<year>\d{2})([-/.])(?P<month>\d{1,2})\2(?P<day>\d{1,2})")
)
DAY_MONTH = DateForm(
    "d month y",
    "day, month, year, as 4 May 2026",
    _compiled(rf"(?P<day>\d{{1,2}}){_ORDINAL}(?:\s+of)?[\s.-]+{_NAME}(?:(?:,?\s+|-)(?P<year>\d{{4}}|'?\d{{2}}))?"),
)
MONTH_DAY = DateForm(
    "month d y",
    "month, day, year, as May 4, 2026",
    _compiled(rf"{_NAME}[\s-]+(?P<day>\d{{1,2}}){_ORDINAL}(?:(?:,?\s+|-)(?P<year>\d{{4}}|'\d{{2}}))?"),
)
EXCEL = DateForm("excel", "a date of the spreadsheet, as 46146", re.compile(r"(?P<serial>\d{5})(?P<part>\.\d+)?"))
FORMS = (ISO, DMY, MDY, YMD, DAY_MONTH, MONTH_DAY, EXCEL)

_EPOCH = date(1899, 12, 30)  # day 0 of a spreadsheet's calendar
_SERIALS = range(32874, 73051)  # 1990 to 2099: other five-digit numbers are no dates of a search
_LEAP_YEAR = 2024  # stands in while a year is unknown, so that 29 February can be recognised


def has_year(text: str, form: DateForm) -> bool:
    """Whether a value that fits the form says its year."""
    found = form.pattern.fullmatch(text.strip())
    return form is EXCEL or bool(found and found["year"])


def is_dotted(text: str) -> bool:
    """Whether a value is written as 04.05.2026; wherever people write so, the day comes before the month."""
    found = DMY.pattern.fullmatch(text.strip())
    return bool(found and found[2] == ".")


def day_in(text: str, form: DateForm) -> date | None:
    """The calendar day of a value in a form, None where it does not fit; without a year, that of a leap year."""
    found = form.pattern.fullmatch(text.strip())
    if not found:
        return None
    try:
        if form is EXCEL:
            return _EPOCH + timedelta(days=int(found["serial"])) if int(found["serial"]) in _SERIALS else None
        _time(found)
        return _day(found, _LEAP_YEAR)
    except (ValueError, OverflowError):
        return None


def read_when(text: str, form: DateForm, zone: ZoneInfo, year: int | None = None) -> When | None:
    """A value that fits the form, None where it has no year and none is given.

    A time without an offset is read off a clock in `zone`; where clocks were put back, the first of the two.
    Raises InvalidRecord for a time that the clocks skipped, ValueError for what is no date after all.
    """
    found = form.pattern.fullmatch(text.strip())
    if not found:
        raise ValueError(text)
    if form is EXCEL:
        return _of_serial(found, zone)
    if not found["year"] and year is None:
        return None
    day, clock = _day(found, year or _LEAP_YEAR), _time(found)
    if clock is None:
        return day
    return _instant(datetime.combine(day, clock), zone)


def _day(found: re.Match[str], default_year: int) -> date:
    parts = found.groupdict()
    month = int(parts["month"]) if "month" in parts else _MONTH_NUMBERS.get(parts["name"].lower(), 0)
    return date(_year(parts["year"]) if parts["year"] else default_year, month, int(parts["day"]))


def _year(written: str) -> int:
    """Two digits as strptime has them: 69 to 99 are of the last century."""
    year = int(written.strip("'"))
    if len(written.strip("'")) == 4:
        return year
    return year + (1900 if year >= 69 else 2000)


def _time(found: re.Match[str]) -> time | None:
    if found["hour"] is None:
        return None
    hour = int(found["hour"])
    if half := found["half"]:
        if not 1 <= hour <= 12:
            raise ValueError(f"{hour} {half}")
        hour = hour % 12 + (12 if half[0] in "pP" else 0)
    micro = int((found["fraction"] or "0").ljust(6, "0")[:6])
    return time(hour, int(found["minute"]), int(found["second"] or 0), micro, tzinfo=_offset(found["offset"]))


def _offset(written: str | None) -> timezone | None:
    if written is None:
        return None
    if written.upper() in {"Z", "UTC", "GMT"}:
        return UTC
    digits = written[1:].replace(":", "")
    ahead = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    return timezone(-ahead if written[0] == "-" else ahead)


def _of_serial(found: re.Match[str], zone: ZoneInfo) -> When:
    day = _EPOCH + timedelta(days=int(found["serial"]))
    seconds = round(float(found["part"] or 0) * 86400)
    if not seconds:
        return day
    return _instant(datetime.combine(day, time()) + timedelta(seconds=seconds), zone)


def _instant(moment: datetime, zone: ZoneInfo) -> datetime:
    return in_utc(moment) if moment.tzinfo else read_off(moment, zone)


def in_words(day: date, *, with_year: bool) -> str:
    """A day as nobody can misread it: 4 March 2026."""
    return f"{day.day} {_FULL[day.month - 1].capitalize()}" + (f" {day.year}" if with_year else "")

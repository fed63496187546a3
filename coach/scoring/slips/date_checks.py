"""Checks on dates."""

import re
from collections.abc import Iterator
from datetime import date

from coach.scoring.slips.checking import Found, OfEach

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LONGEST = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b"
)
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"\b(?:{_DAY} (?:of )?{_MONTH}\.?|{_MONTH}\.? {_DAY}),? (?P<year>\d{{4}})\b"
    r"|\b\d{1,2}[./]\d{1,2}[./](?P<year2>\d{4})\b"
)
_DAY_AND_MONTH = re.compile(
    rf"\b(?P<day>\d\d)(?:st|nd|rd|th)? (?:of )?(?P<month>{_MONTH})"
    rf"|\b(?P<month2>{_MONTH})\.? (?P<day2>\d\d)(?:st|nd|rd|th)?(?![\d:])"
)
# D: no note speaks of its own interview before 1980, and nobody interviews in another century.
_FIRST, _FIRST_OF_ANY, _LAST = 1980, 1800, 2099
_OWN_TIME = re.compile(
    r"\b(?:met|meet|meeting|interview(?:ed|ing)?|spoke|talked|conversation|visit(?:ed)?|call(?:ed)?|start|free|available)\b"
)


_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = (
    r"(?P<weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?"
    r"|sun(?:day)?)"
)
_WHOLE_DATE = re.compile(
    rf"\b{_WEEKDAY}\.?,? (?:the )?(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? (?:of )?(?P<month>{_MONTH})"
    rf"|(?P<month2>{_MONTH})\.? (?P<day2>\d{{1,2}})(?:st|nd|rd|th)?),? (?P<year>\d{{4}})\b"
)


_FIGURE = re.compile(r"\d")


def _century(lower: str) -> Iterator[Found]:
    for match in _DATE.finditer(lower) if _FIGURE.search(lower) else ():
        group = "year" if match["year"] else "year2"
        year = int(match[group])
        if year < _FIRST_OF_ANY or year > _LAST or (year < _FIRST and _OWN_TIME.search(lower)):
            yield *match.span(group), (f"20{match[group][2:]}",)


def _no_such_day(lower: str) -> Iterator[Found]:
    if "calendar" in lower or not _FIGURE.search(lower):  # a broken one shows such days
        return
    for match in _DAY_AND_MONTH.finditer(lower):
        day, month = match["day"] or match["day2"], match["month"] or match["month2"]
        if _LONGEST[_MONTHS.index(month[:3])] < int(day) <= _LONGEST[0]:
            yield *match.span(), ()


def _other_weekday(lower: str) -> Iterator[Found]:
    """A weekday with a whole date that falls on another one. Where the year after has it right, the year is the slip,
    as in January; else which of the two is wrong is not known."""
    for match in _WHOLE_DATE.finditer(lower) if _FIGURE.search(lower) else ():
        day, month = int(match["day"] or match["day2"]), match["month"] or match["month2"]
        year, told = int(match["year"]), _WEEKDAYS.index(match["weekday"][:3])
        falls, next_year = (_weekday(year + more, _MONTHS.index(month[:3]) + 1, day) for more in (0, 1))
        if falls in (None, told):
            continue
        where = match.span("year") if next_year == told else match.span()
        yield *where, (str(year + 1),) if next_year == told else ()


def _weekday(year: int, month: int, day: int) -> int | None:
    """From 0, a Monday; None for a day that there is not."""
    try:
        return date(year, month, day).weekday()
    except ValueError:
        return None


century, no_such_day = OfEach(_century, lower=True), OfEach(_no_such_day, lower=True)
other_weekday = OfEach(_other_weekday, lower=True)

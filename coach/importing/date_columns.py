"""One form of date for each column, decided from all its values together; what they leave open is asked."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from zoneinfo import ZoneInfo

from coach.errors import InvalidRecord
from coach.importing.dates import (
    DMY,
    FORMS,
    ISO,
    MDY,
    YMD,
    DateForm,
    When,
    day_in,
    has_year,
    in_words,
    is_dotted,
    read_when,
)
from coach.importing.results import Code, Question, shown

_NUMERIC = (DMY, MDY, YMD)
_CLEAR = 3  # so many times more values speak for one order than for the other: the others are slips


@dataclass(frozen=True, slots=True, kw_only=True)
class DateSettings:
    """`order`: dmy, mdy or ymd as the user says; `usual_order`: as this tracker writes; `typed`: ISO dates come from
    date cells of a workbook, so that they say nothing about how the other cells were typed."""

    zone: ZoneInfo
    order: str | None = None
    usual_order: str | None = None
    year: int | None = None
    typed: bool = False


@dataclass(frozen=True, slots=True)
class ColumnDates:
    """The values of a column by their text; those left out are in `faults`, with the reason, or wait for an answer."""

    form: DateForm | None = None
    values: Mapping[str, When] = field(default_factory=dict)
    faults: Mapping[str, str] = field(default_factory=dict)
    questions: tuple[Question, ...] = ()


def read_dates(column: str, texts: Iterable[str], settings: DateSettings) -> ColumnDates:
    """Every value of a column, each distinct text read once."""
    counts = Counter(texts)
    typed = {text for text in counts if settings.typed and day_in(text, ISO)}
    written = Counter({text: count for text, count in counts.items() if text not in typed})
    if not written:
        return _read(typed, ISO, settings) if typed else ColumnDates()
    fits = _fits(written)
    form = _widest(fits, written)
    if form is None:
        return ColumnDates(faults=dict.fromkeys(written, _unfit(None)))
    questions: list[Question] = []
    if form in _NUMERIC:
        order = _order(fits, settings)
        if order is None:
            questions.append(_which_order(column, fits))
        form = order or form
    questions += _which_year(column, fits[form], form, settings)
    open_order = any(question.code is Code.AMBIGUOUS_DATE for question in questions)
    read = _read(set() if open_order else set(written), form, settings)
    cells = _read(typed, ISO, settings)
    no_dates = {text: _unfit(None) for text in written if not any(text in fit for fit in fits.values())}
    return ColumnDates(
        form=None if open_order else form,
        values={**cells.values, **read.values},
        faults={**cells.faults, **(no_dates if open_order else read.faults)},
        questions=tuple(questions),
    )


def _fits(texts: Iterable[str]) -> dict[DateForm, dict[str, date]]:
    fits: dict[DateForm, dict[str, date]] = {form: {} for form in FORMS}
    for text in texts:
        for form in FORMS:
            if day := day_in(text, form):
                fits[form][text] = day
                if form is ISO:  # no other form begins with four digits and a separator
                    break
    return fits


def _widest(fits: Mapping[DateForm, Mapping[str, date]], counts: Counter[str]) -> DateForm | None:
    """The form that most values fit, the orders of day, month and year counted as one."""

    def covered(form: DateForm) -> int:
        texts = {text for one in _NUMERIC for text in fits[one]} if form in _NUMERIC else fits[form]
        return sum(counts[text] for text in texts)

    best = max(FORMS, key=covered)
    return best if covered(best) else None


def _order(fits: Mapping[DateForm, Mapping[str, date]], settings: DateSettings) -> DateForm | None:
    """Day first or month first: as the values show, else as the user says, else as the tracker writes."""
    if settings.order == YMD.name and len(fits[YMD]) >= max(len(fits[DMY]), len(fits[MDY])):
        return YMD
    day_first = len(fits[DMY].keys() - fits[MDY].keys())
    month_first = len(fits[MDY].keys() - fits[DMY].keys())
    if day_first > _CLEAR * month_first:
        return DMY
    if month_first > _CLEAR * day_first:
        return MDY
    by_name = {form.name: form for form in (DMY, MDY)}
    if settings.order in by_name:
        return by_name[settings.order]
    if not day_first and not month_first:
        if fits[DMY] == fits[MDY]:
            return DMY if fits[DMY] else YMD
        usual = "dmy" if all(map(is_dotted, fits[DMY])) else settings.usual_order
        return by_name.get(usual or "")
    return None


def _which_order(column: str, fits: Mapping[DateForm, Mapping[str, date]]) -> Question:
    both = [text for text, day in fits[DMY].items() if fits[MDY].get(text, day) != day]
    if both:
        text = both[0]
        days = [in_words(fits[form][text], with_year=has_year(text, DMY)) for form in (DMY, MDY)]
        readings = [f"{shown(text)} is {day}" for day in days]
        day_first, month_first = days
        message = (
            f"In {column}, {shown(text)} can be {day_first} (dmy, day first) or {month_first} (mdy, month first). "
            "Which is it?"
        )
    else:
        firsts = [next(iter(fits[form])) for form in (DMY, MDY)]
        message = (
            f"In {column}, {shown(firsts[0])} has the day first (dmy) and {shown(firsts[1])} the month (mdy). "
            "Which are the slips?"
        )
        readings = [f"{shown(firsts[1 - place])} is a slip and is left empty" for place in range(2)]
    return Question(column, Code.AMBIGUOUS_DATE, message, (DMY.name, MDY.name), tuple(readings))


def _which_year(column: str, texts: Iterable[str], form: DateForm, settings: DateSettings) -> list[Question]:
    if settings.year is not None:
        return []
    without = next((text for text in texts if not has_year(text, form)), None)
    if without is None:
        return []
    message = f"In {column}, {shown(without)} has no year. Which year is it? The dates are left empty until you say."
    return [Question(column, Code.YEAR_MISSING, message)]


def _read(texts: Iterable[str], form: DateForm, settings: DateSettings) -> ColumnDates:
    values: dict[str, When] = {}
    faults: dict[str, str] = {}
    for text in texts:
        try:
            when = read_when(text, form, settings.zone, settings.year)
        except InvalidRecord as fault:
            faults[text] = str(fault).rstrip(".")
        except (ValueError, OverflowError):
            faults[text] = _unfit(form)
        else:
            if when is not None:
                values[text] = when
    return ColumnDates(form, values, faults)


def _unfit(form: DateForm | None) -> str:
    if form is None:
        return "it is no date in a form that is known here"
    return f"the dates of this column are read as {form.reads}"

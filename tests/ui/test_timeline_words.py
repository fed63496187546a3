"""What the Timeline page offers and says, without its widgets."""

from datetime import date

import pytest

from coach.domain.facts import load_facts
from coach.metrics.running import OpenWait, Standing
from coach.metrics.waits import Measure
from coach.ui.timeline.choices import (
    CHECK_IN,
    TOGETHER,
    first_day,
    grouped,
    groupings,
    groups_by_size,
)
from coach.ui.timeline.standing import benchmarks_html, standing_html
from tests.metrics.logs import log, waits
from tests.ui.reading import seen_in

WAIT = OpenWait(0, Measure.INTERVIEW_TO_REPLY, "Larch Foods", "Buyer", date(2026, 11, 12), 9.4, 6)
STANDS = Standing(WAIT, 33, 5, 0.62, 0.45, 0.79, 7.14, 35.9)


def said(stands: Standing) -> str:
    return seen_in(standing_html(stands)).text


def changed(**values: object) -> Standing:
    names = Standing.__slots__
    return Standing(**{name: values.get(name, getattr(STANDS, name)) for name in names})  # type: ignore[arg-type]


def waited(days: float) -> OpenWait:
    return OpenWait(0, Measure.INTERVIEW_TO_REPLY, "Larch Foods", "Buyer", date(2026, 11, 12), days, 6)


@pytest.mark.parametrize(
    ("period", "day"),
    [
        ("All time", None),
        ("Other dates", None),
        ("Last 3 months", date(2026, 2, 28)),
        ("Last 6 months", date(2025, 11, 30)),
        ("Last 12 months", date(2025, 5, 31)),
    ],
)
def test_a_period_ends_today_and_begins_so_many_months_before(period: str, day: date | None) -> None:
    assert first_day(period, date(2026, 5, 31)) == day


def test_check_ins_are_not_compared_by_themselves() -> None:
    assert CHECK_IN in groupings(Measure.INTERVIEW_TO_REPLY)
    assert CHECK_IN not in groupings(Measure.CHECK_IN_TO_REPLY)


@pytest.mark.parametrize(
    ("grouping", "groups"),
    [
        (TOGETHER, ["All together"]),
        ("Company", ["Larch Foods", "[b]Apex[/b]"]),
        ("Stage", ["Saved"]),
        ("Round", ["Round 2", "not known"]),
        ("Channel", ["not known", "In person"]),
        (CHECK_IN, ["Without a check-in", "With a check-in"]),
    ],
)
def test_waits_are_told_apart_in_words_and_what_is_not_known_is_a_group_too(grouping: str, groups: list[str]) -> None:
    record = [
        log("1 12:00 interview round=2", "3 12:00 note_sent note=check_in"),
        log("2 12:00 interview round=2"),
        log("3 12:00 interview channel=in_person", company="[b]Apex[/b]"),
    ]
    assert groups_by_size(grouped(waits(record, Measure.INTERVIEW_TO_REPLY), grouping)) == groups


def test_a_wait_is_told_with_both_kinds_of_days_the_share_the_band_and_n() -> None:
    text = said(STANDS)
    assert "You are on day 9" in text
    assert "6 business days" in text
    assert "your 33 waits, 5 of them still open" in text
    assert "62% had a reply by day 9 (95% band: 45% to 79%)" in text
    assert "half had one by day 7" in text


def test_a_median_that_is_not_reached_is_not_told() -> None:
    assert "half had one" not in said(changed(median_days=None))


def test_under_five_waits_no_share_is_given() -> None:
    text = said(changed(n=4, still_open=2))
    assert "only your 4 waits" in text
    assert "%" not in text
    assert "fc-tl-track" not in standing_html(changed(n=4))


@pytest.mark.parametrize(
    ("stands", "words"),
    [
        (changed(last_reply=None, replied=0.0), "None of your 33 waits"),
        (changed(replied=0.0, low=0.0, high=0.0), "none had a reply this soon"),
        (changed(wait=waited(36.0)), "let this one rest"),
    ],
)
def test_the_ends_of_the_curve_have_words_of_their_own(stands: Standing, words: str) -> None:
    assert words in said(stands)


def test_a_wait_within_the_usual_is_not_told_to_rest() -> None:
    assert "rest" not in said(changed(wait=waited(35.0)))


@pytest.mark.parametrize("word", ["ghost", "chance", "ignored", "fail"])
def test_nothing_shames_and_nothing_is_promised(word: str) -> None:
    texts = [said(STANDS), said(changed(n=3)), said(changed(wait=waited(90)))]
    texts.append(seen_in(benchmarks_html(load_facts())).text)
    assert not any(word in text.lower() for text in texts)


def test_the_surveys_are_named_with_their_year() -> None:
    text = seen_in(benchmarks_html(load_facts())).text
    assert "Glassdoor, 2017" in text
    assert "2022" in text
    assert "27.5" in text

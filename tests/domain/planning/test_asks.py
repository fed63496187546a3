"""How often to ask: a second check-in, one closing note that nobody has to write, and no more."""

import pytest

from coach.domain.actions import Due, What
from tests.domain.planning.planning import CLOSING, FIRST, PARK, SECOND, WAIT, asked, larch, met, wait

MET = met("2026-06-02T14:00", contact="Ada")  # a Tuesday


# The first asked on Tuesday 9 June.
@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-06-09T08:59:59", (FIRST, Due.GREEN)),
        ("2026-06-09T09:00", (SECOND, Due.NOT_YET)),
        ("2026-06-15T22:59:59", (SECOND, Due.NOT_YET)),
        ("2026-06-15T23:00", (SECOND, Due.GREEN)),
        ("2026-06-23T22:59:59", (SECOND, Due.GREEN)),
        ("2026-06-23T23:00", (SECOND, Due.AMBER)),
        ("2026-08-01T23:00", (PARK, Due.STOP)),
        ("2026-08-08T23:00", None),
    ],
)
def test_the_second_check_in_is_five_business_days_after_the_first(now: str, expected: tuple[What, Due] | None) -> None:
    assert wait(larch(MET, asked("2026-06-09T09:00")), now) == expected


# The second on Tuesday 16 June; four weeks after the interview is Tuesday 30 June.
@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-06-16T09:00", (WAIT, Due.STOP)),
        ("2026-06-29T22:59:59", (WAIT, Due.STOP)),
        ("2026-06-29T23:00", (CLOSING, Due.GREEN)),
        ("2026-07-14T22:59:59", (CLOSING, Due.GREEN)),
        ("2026-07-14T23:00", (PARK, Due.STOP)),
        ("2026-07-21T22:59:59", (PARK, Due.STOP)),
        ("2026-07-21T23:00", None),
    ],
)
def test_after_two_asks_there_is_one_closing_note_at_four_weeks_and_then_no_more(
    now: str, expected: tuple[What, Due] | None
) -> None:
    assert wait(larch(MET, asked("2026-06-09T09:00"), asked("2026-06-16T09:00")), now) == expected


def test_the_closing_note_too_leaves_five_business_days_after_the_last_ask() -> None:
    log = larch(MET, asked("2026-06-19T09:00"), asked("2026-06-29T09:00"))
    assert wait(log, "2026-07-05T22:59:59") == (WAIT, Due.STOP)
    assert wait(log, "2026-07-05T23:00") == (CLOSING, Due.GREEN)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        ("2026-06-18T08:59:59", (WAIT, Due.STOP)),
        ("2026-06-18T09:00", (PARK, Due.STOP)),
        ("2026-06-25T22:59:59", (PARK, Due.STOP)),
        ("2026-06-25T23:00", None),
    ],
)
def test_a_third_ask_whenever_it_was_is_the_last(now: str, expected: tuple[What, Due] | None) -> None:
    asks = [asked(f"2026-06-{day:02}T09:00") for day in (9, 16, 18)]
    assert wait(larch(MET, *asks), now) == expected

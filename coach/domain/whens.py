"""Moments in words, as a person in the user's zone would say them."""

from datetime import date, datetime, timedelta

from coach.domain.actions import Action, Due, Moment, What
from coach.domain.planning.clock import Clock


def moment_words(moment: Moment, clock: Clock) -> str:
    """today at 16:30; tomorrow; Friday 27 November at 09:00. The year only where it is another."""
    day = clock.day_of(moment)
    words = _day_words(day, clock.today)
    return f"{words} at {moment.astimezone(clock.zone):%H:%M}" if isinstance(moment, datetime) else words


def window_words(action: Action, clock: Clock) -> str:
    """From when it can be done, until when that is in good time, or that its time has passed."""
    if action.what is What.PARK:
        return "nothing more to do"
    if action.due in (Due.NOT_YET, Due.STOP):
        # A wait ends where it says until; the next note begins where it says from.
        begins = action.until if action.what is What.WAIT and action.until else action.from_
        return f"from {moment_words(begins, clock)}"
    if action.until is None:
        return "as soon as you can"
    end = "" if isinstance(action.until, datetime) else "the end of "
    return f"until {end}{moment_words(action.until, clock)}"


def _day_words(day: date, today: date) -> str:
    near = {today - timedelta(days=1): "yesterday", today: "today", today + timedelta(days=1): "tomorrow"}
    if day in near:
        return near[day]
    year = f" {day.year}" if day.year != today.year else ""
    return f"{day:%A} {day.day} {day:%B}{year}"

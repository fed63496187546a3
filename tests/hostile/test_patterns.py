"""No text makes a pattern of the program run for long: each is tried at 50,000 characters of its worst kind.

A few strings for each pattern here; with COACH_EVERY_ATTACK=1 in the environment some two hundred for each, in minutes.
"""

import os
import re
import signal
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

import pytest

from tests.hostile.attacks import attacks
from tests.hostile.patterns import Found, built, sites, stray_imports, written

EVERY = bool(os.environ.get("COACH_EVERY_ATTACK"))
LONG, SHORT = 50_000, 1_000
# Of the processor's time, not the clock's: what is linear took 0.07 s at the most, what is not more than 0.7 s.
ENOUGH_SECONDS, MOST_SECONDS = 0.3, 4.0
# Twice the text takes twice the time, by the square four times.
MOST_GROWTH = 3.0


class TooSlow(Exception):
    """The pattern has had all the time there is."""


@cache
def all_patterns() -> tuple[Found, ...]:
    found = [one for site in sites() if (one := written(site))]
    return (*found, *(one for make in built().values() for one in make()))


def test_every_call_that_makes_a_pattern_out_of_data_is_known_here() -> None:
    made = {(site.module, site.inside) for site in sites() if written(site) is None}
    assert made == set(built())


def test_patterns_are_made_by_re_alone_and_under_its_own_name() -> None:
    assert stray_imports() == []


def test_the_walk_finds_patterns_in_code_and_in_data() -> None:
    found = all_patterns()
    assert len({one.where.split(":")[0] for one in found if one.where.startswith("coach.")}) > 50
    assert len(found) > 500


def test_no_group_is_possessive() -> None:
    """Python before 3.11.5 takes some of them back by half (its issue 106052); an atomic group does the same everywhere."""
    possessive = re.compile(r"(?<!\\)\)(?:[*+?]|\{\d+(?:,\d*)?\})\+")
    assert possessive.search(r"(?:a|b)*+")
    assert [one.where for one in all_patterns() if possessive.search(str(one.pattern.pattern))] == []


def test_fifty_thousand_characters_of_the_worst_kind_are_read_in_linear_time() -> None:
    slow = [fault for found in all_patterns() if (fault := slowness(found))]
    assert not slow, "\n".join(slow)


@pytest.mark.parametrize(
    "pattern", [r"(a|a)*$b", r"\s+$", r"x*y*z", r"(?:[a-z]+\.?)+!", r"\d[\d.]*(?:st)?\b", r"^\W+|\W+$", "[“„][^“”\n]*”"]
)
def test_a_slow_pattern_is_found_out(pattern: str) -> None:
    assert slowness(Found("here", re.compile(pattern), frozenset({"search"})), most=0.3)


def slowness(found: Found, long: int = LONG, most: float = MOST_SECONDS) -> str | None:
    """What is wrong with it, None where its time grows with the text and no faster."""
    tried = list(attacks(found.pattern, every=EVERY))
    worst = tried[0]
    try:
        with at_most(most * (20 if EVERY else 1)):
            worst = max(tried, key=lambda one: seconds(found, one.text(SHORT)))
        with at_most(most):
            whole = seconds(found, worst.text(long))
            half = seconds(found, worst.text(long // 2)) if whole > ENOUGH_SECONDS else whole
    except TooSlow:
        return f"{found.where}: {found.pattern.pattern!r} took too long on {worst.text(40)!r}"
    if whole > ENOUGH_SECONDS and whole > MOST_GROWTH * half:
        return f"{found.where}: {found.pattern.pattern!r} took {half:.2f} s, then {whole:.2f} s on {worst.text(40)!r}"
    return None


def seconds(found: Found, text: str) -> float:
    """Of the processor, for the slowest of the ways in which the program uses the pattern."""
    what = text.encode("utf-8", "replace") if isinstance(found.pattern.pattern, bytes) else text
    longest = 0.0
    for use in found.uses:
        start = time.thread_time()
        if use in ("sub", "subn"):
            getattr(found.pattern, use)(what[:0], what)
        elif use == "finditer":
            sum(1 for _ in found.pattern.finditer(what))  # type: ignore[arg-type]
        else:
            getattr(found.pattern, use)(what)
        longest = max(longest, time.thread_time() - start)
    return longest


@contextmanager
def at_most(limit: float) -> Iterator[None]:
    """Raises TooSlow inside a match that has taken so many seconds of the processor, where the system can say so."""

    def stop(*_: object) -> None:
        raise TooSlow

    if not hasattr(signal, "setitimer"):
        yield
        return
    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, limit)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)

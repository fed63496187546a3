"""The people of a run: each opens the draft page, writes, looks at other pages, and in a long run leaves and comes back."""

import asyncio
import re
from collections import Counter
from dataclasses import dataclass, field
from random import Random
from time import perf_counter

from tests.load.tab import Edit, Figures, Seen, Tab, fetched_cookies
from tests.load.writing import Unit, steps

_ELSEWHERE = ("Today", "Timeline", "Applications")
_LOOKS_ELSEWHERE = 0.02  # after each step
_READS_SECONDS = (3.0, 8.0)
_AWAY_SECONDS = (1.0, 15.0)
_TOKEN = rb"ZQ\d{5}"


@dataclass(frozen=True, slots=True)
class Plan:
    """`people` at a time out of `owners`; `stay` is how many seconds a tab stays open on average (0: to the end), `pace`
    stretches all pauses, `warm_up` seconds are not counted."""

    url: str
    people: int
    seconds: float
    owners: int
    unit: Unit = Unit.WORDS
    pace: float = 1.0
    stay: float = 0.0
    warm_up: float = 0.0
    seed: int = 1


@dataclass(slots=True)
class Told:
    """What the people saw, and the cookies of their browsers by their number. `latencies` are seconds from the sending of an edit to its figures; `shown` are figures to be
    reckoned anew, by owner."""

    latencies: list[float] = field(default_factory=list)
    pages: dict[str, list[float]] = field(default_factory=dict)
    errors: Counter[str] = field(default_factory=Counter)
    shown: list[tuple[str, Figures]] = field(default_factory=list)
    cookies: dict[int, dict[str, str]] = field(default_factory=dict)
    sent: int = 0
    tabs: int = 0
    unanswered: int = 0


def owner_of(number: int) -> str:
    """The key of one person's rows."""
    return f"person-{number:05d}"


def token_of(number: int) -> str:
    """Stands in every text of that person and in nobody else's."""
    return f"ZQ{number:05d}"


async def live(plan: Plan) -> Told:
    """All of them at once."""
    told, begun = Told(), perf_counter()
    away = list(range(plan.people, plan.owners))
    lives = (_live(plan, told, number, away, begun) for number in range(plan.people))
    await asyncio.gather(*lives)
    return told


async def _live(plan: Plan, told: Told, number: int, away: list[int], begun: float) -> None:
    random = Random(plan.seed * 100_000 + number)
    until = begun + plan.seconds
    await asyncio.sleep(random.uniform(0, min(plan.warm_up, plan.people / 5)))
    who = number
    while perf_counter() < until:
        leaves = min(until, perf_counter() + random.expovariate(1 / plan.stay)) if plan.stay else until
        try:
            await _sit(plan, told, who, random, begun, leaves)
        except (TimeoutError, OSError, RuntimeError) as error:
            told.errors[f"{type(error).__name__}: {error}"] += 1
        if plan.stay:
            away.append(who)
            who = away.pop(random.randrange(len(away)))
        await asyncio.sleep(random.uniform(*_AWAY_SECONDS) if plan.stay else 0)


async def _sit(plan: Plan, told: Told, who: int, random: Random, begun: float, leaves: float) -> None:
    """One tab, from its opening to its closing."""
    tab = await _tab(plan, told, who, begun)
    told.tabs += 1
    try:
        _count_page(told, "first page", await tab.open(f"person={owner_of(who)}"), begun)
        while perf_counter() < leaves and not tab.is_closed:
            await _write(plan, told, tab, who, random, begun, leaves)
        await tab.settled()
    finally:
        told.unanswered += len(tab.edits)
        await tab.close()


async def _write(plan: Plan, told: Told, tab: Tab, who: int, random: Random, begun: float, leaves: float) -> None:
    for step in steps(random, token_of(who), plan.unit, tab.text):
        await asyncio.sleep(step.wait * plan.pace)
        if perf_counter() >= leaves or tab.is_closed:
            return
        await tab.type_text(step.text)
        told.sent += 1
        if random.random() < _LOOKS_ELSEWHERE:
            await tab.settled()
            for page in (random.choice(_ELSEWHERE), "Draft"):
                _count_page(told, page, await tab.visit(page), begun + plan.warm_up)
                await asyncio.sleep(random.uniform(*_READS_SECONDS) * plan.pace if page != "Draft" else 0)


async def _tab(plan: Plan, told: Told, who: int, begun: float) -> Tab:
    own = token_of(who).encode()
    counted_from = begun + plan.warm_up

    def answered(edit: Edit, seconds: float, figures: Figures) -> None:
        if edit.at >= counted_from:
            told.latencies.append(seconds)
        if len(told.latencies) % 20 == 0:
            told.shown.append((owner_of(who), figures))

    def wrong(what: str) -> None:
        told.errors[what] += 1

    foreign = re.compile(rb"(?!" + own + rb")" + _TOKEN)
    if who not in told.cookies:
        told.cookies[who] = await asyncio.to_thread(fetched_cookies, plan.url)
    return Tab(plan.url, Seen(answered, wrong, foreign), told.cookies[who])


def _count_page(told: Told, page: str, seconds: float, counted_from: float) -> None:
    if perf_counter() >= counted_from:
        told.pages.setdefault(page, []).append(seconds)

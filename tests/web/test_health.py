"""/healthz says what is so, quickly and to many at once."""

import asyncio
import json
import logging
from collections.abc import Callable, Iterator
from threading import Event
from time import monotonic

import pytest
from starlette.requests import Request

from coach.errors import StoreFault
from coach.web.health import Health, Part, Word
from tests.web.asking import run

SECRET = "postgresql://coach:hunter2@10.0.0.7/coach at /srv/coach gives no connection"


def fine() -> None:
    pass


def fault() -> None:
    raise StoreFault(SECRET)


@pytest.fixture
def stuck() -> Iterator[tuple[Callable[[], None], Event, list[int]]]:
    """A check that hangs until it is let go, and how often it was begun."""
    go, begun = Event(), [0]

    def hang() -> None:
        begun[0] += 1
        go.wait(20)

    yield hang, go, begun
    go.set()


def answer(health: Health) -> tuple[int, dict[str, str]]:
    response = run(health.endpoint(Request({"type": "http"})))
    return response.status_code, json.loads(bytes(response.body))


def test_all_is_well_while_every_part_is() -> None:
    assert answer(Health(Part("scoring", fine), Part("database", fine))) == (
        200,
        {"status": "ok", "scoring": "ok", "database": "ok"},
    )


def test_a_part_that_fails_is_named_and_why_is_told_to_the_log_alone(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        status, body = answer(Health(Part("scoring", fine), Part("database", fault)))
    assert (status, body) == (503, {"status": "unwell", "scoring": "ok", "database": "fails"})
    assert SECRET in caplog.text


def test_the_log_is_told_once_not_at_every_look(caplog: pytest.LogCaptureFixture) -> None:
    async def looks() -> None:
        health = Health(Part("database", fault), fresh=0.0)
        for _ in range(5):
            await health.words()

    with caplog.at_level(logging.WARNING):
        run(looks())
    assert caplog.text.count(SECRET) == 1


def test_whatever_goes_wrong_is_a_part_that_fails() -> None:
    def unlike() -> None:
        raise MemoryError

    assert answer(Health(Part("scoring", unlike)))[0] == 503


def test_a_part_that_raises_a_time_out_of_its_own_fails() -> None:
    def late() -> None:
        raise TimeoutError("its own")

    assert answer(Health(Part("database", late)))[1]["database"] == "fails"


def test_a_part_that_hangs_is_given_up_on_and_not_begun_again(
    stuck: tuple[Callable[[], None], Event, list[int]],
) -> None:
    hang, go, begun = stuck

    async def looks() -> list[Word]:
        health = Health(Part("database", hang), patience=0.05, fresh=0.0)
        words = [(await health.words())["database"] for _ in range(5)]
        go.set()
        while (word := (await health.words())["database"]) is not Word.OK:
            words.append(word)
        return [*words, word]

    since = monotonic()
    words = run(looks())
    assert words[:5] == [Word.NO_ANSWER] * 5
    assert words[-1] is Word.OK
    assert begun[0] <= 2, "the one that hung, and the first after it was let go"
    assert monotonic() - since < 10


def test_a_hundred_who_ask_at_once_share_one_check_and_the_next_second_too() -> None:
    begun = [0]

    def count() -> None:
        begun[0] += 1

    async def looks() -> None:
        health = Health(Part("scoring", count), fresh=60.0)
        await asyncio.gather(*(health.words() for _ in range(100)))
        await health.words()

    run(looks())
    assert begun == [1]


def test_an_old_answer_is_not_given_again() -> None:
    outcomes = iter([fine, fault])

    async def looks() -> list[Word]:
        health = Health(Part("database", lambda: next(outcomes)()), fresh=0.0)
        return [(await health.words())["database"] for _ in range(2)]

    assert run(looks()) == [Word.OK, Word.FAILS]


def test_one_who_hangs_up_does_not_take_the_answer_from_the_others(
    stuck: tuple[Callable[[], None], Event, list[int]],
) -> None:
    hang, go, _ = stuck

    async def looks() -> Word:
        health = Health(Part("database", hang), patience=10)
        impatient, patient = asyncio.create_task(health.words()), asyncio.create_task(health.words())
        await asyncio.sleep(0.05)
        impatient.cancel()
        go.set()
        return (await patient)["database"]

    assert run(looks()) is Word.OK


def test_the_server_goes_on_while_a_part_hangs(stuck: tuple[Callable[[], None], Event, list[int]]) -> None:
    hang, _, _ = stuck

    async def looks() -> float:
        health = Health(Part("database", hang), patience=0.5)
        asking = asyncio.create_task(health.words())
        longest, since = 0.0, monotonic()
        while not asking.done():
            await asyncio.sleep(0.01)
            longest, since = max(longest, monotonic() - since), monotonic()
        return longest

    assert run(looks()) < 0.4, "the loop stood still"
